import { may, roles, type Person, type Rights, type Role } from '../../store/staff/people.ts';
import type { Provider, StaffSettings } from './parts.ts';

/** The addresses that staff may have: they stand in the audit log. */
const address = /^[\w.+-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,60}[a-z0-9])?$/;

/** An address as it names somebody, in small letters; nothing where it cannot be one. */
export function staffAddress(typed: string): string | undefined {
  const small = typed.trim().toLowerCase();
  return small.length <= 120 && address.test(small) ? small : undefined;
}

/** Reads rights such as `library=answer it=read` or `*=lead`; what is wrong with them as a sentence. */
export function readRights(words: string[]): { rights: Rights } | { problem: string } {
  const rights: Rights = {};
  for (const word of words) {
    const [, desk, role] = /^([\w-]+|\*)=(\w+)$/.exec(word) ?? [];
    if (!desk || !roles.some((known) => known === role))
      return { problem: `"${word}" is no right. Write a desk or *, then = and ${roles.join(', ')}: library=answer` };
    rights[desk] = role as Role;
  }
  return words.length > 0 ? { rights } : { problem: 'has no rights. Write at which desk: library=answer' };
}

/** Reads `STAFF` and the settings of a provider, with a sentence for each mistake. No sentence repeats a secret. */
export function readStaffSettings(env: Record<string, string | undefined>): {
  settings: StaffSettings;
  mistakes: string[];
} {
  const mistakes: string[] = [];
  const people: Person[] = [];
  const said = env['STAFF'] ?? '';
  const entries = said.trim() === 'yes' ? [] : said.split(/[,;\n]/).map((entry) => entry.trim());
  for (const entry of entries.filter(Boolean)) {
    const [typed = '', ...words] = entry.split(/\s+/);
    const named = staffAddress(typed);
    const read = readRights(words);
    if (!named)
      mistakes.push(
        'STAFF: holds an entry that does not begin with an e-mail address. Write kari@town.example *=lead, with a comma before the next.',
      );
    else if ('problem' in read) mistakes.push(`STAFF: ${named}: ${read.problem}`);
    else people.push({ address: named, name: '', rights: read.rights });
  }
  if (people.length > 0 && !people.some(({ rights }) => may(rights, '*', 'lead')))
    mistakes.push('STAFF: names nobody who leads all desks. Write *=lead for one, who can then give rights to others.');
  return {
    settings: { people, provider: providerIn(env, mistakes), mails: env['STAFF_SIGN_IN'] !== 'provider' },
    mistakes,
  };
}

function providerIn(env: Record<string, string | undefined>, mistakes: string[]): Provider | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client, OIDC_CLIENT_SECRET: secret, OIDC_NAME: name } = env;
  const set = [issuer, client, secret].filter(Boolean).length;
  if (set === 0) {
    if (env['STAFF_SIGN_IN'] === 'provider')
      mistakes.push('STAFF_SIGN_IN: is provider, but OIDC_ISSUER is not set. Set it, or leave STAFF_SIGN_IN out.');
    return undefined;
  }
  if (set < 3) {
    mistakes.push('OIDC_ISSUER: works with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. Set all three, or none.');
    return undefined;
  }
  const local = URL.canParse(issuer!) && ['localhost', '127.0.0.1'].includes(new URL(issuer!).hostname);
  if (!URL.canParse(issuer!) || !(new URL(issuer!).protocol === 'https:' || local)) {
    mistakes.push('OIDC_ISSUER: does not begin with https://. Copy the issuer that the provider names.');
    return undefined;
  }
  return { issuer: issuer!, client: client!, secret: secret!, name: name || new URL(issuer!).hostname };
}
