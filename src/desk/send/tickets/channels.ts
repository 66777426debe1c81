import type { Message } from '../../store/store.ts';
import type { Channel } from '../channel.ts';
import { freescout } from './freescout.ts';
import { github } from './github.ts';
import { osticket } from './osticket.ts';
import { zammad } from './zammad.ts';

/**
 * The ticket systems that environment variables name, and a sentence for the operator for each mistake in them. Read are
 * `ZAMMAD_URL ZAMMAD_TOKEN ZAMMAD_GROUP`, `FREESCOUT_URL FREESCOUT_KEY FREESCOUT_MAILBOX FREESCOUT_USER`
 * (the user may be left out), `OSTICKET_URL OSTICKET_KEY OSTICKET_TOPIC OSTICKET_PATH` (topic and path may be left out) and `GITHUB_ISSUES_REPOSITORY GITHUB_ISSUES_TOKEN`.
 * Group, mailbox and topic may differ by subject or desk: `health=7, library=3, 1` puts the subject or desk `health` into 7, `library`
 * into 3, and all else into 1.
 */
export function ticketChannels(
  environment: Record<string, string | undefined>,
  allowHosts: string[] = [],
  answeredLink?: (reference: string) => Promise<string>,
): { channels: Channel[]; mistakes: string[] } {
  const mistakes: string[] = [];
  const channels: Channel[] = [];
  const read = (name: string) => environment[name]?.trim() ?? '';
  const given = (...names: string[]) => names.some((name) => read(name) !== '');
  const need = (name: string, is: RegExp, such: string) => {
    const value = read(name);
    if (value === '') mistakes.push(`${name} is missing. It must be ${such}.`);
    else if (!is.test(value)) mistakes.push(`${name} must be ${such}.`);
    return value;
  };
  const where = (name: string) => {
    const url = need(name, /^https?:\/\/[^\s?#]+$/, 'an address such as https://tickets.example.org').replace(
      /\/+$/,
      '',
    );
    if (URL.canParse(url) && !url.startsWith('https:') && !allowHosts.includes(new URL(url).hostname))
      mistakes.push(`${name} must begin with https://, unless WEBHOOK_ALLOW_HOSTS names its host.`);
    return url;
  };
  const byDesk = (name: string, is: RegExp, such: string) => {
    if (!/[=,]/.test(read(name))) {
      const only = need(name, is, such);
      return () => only;
    }
    const parts = need(name, /\S/, `${such}, for some subjects or desks another: library=…, health=…, …`).split(',');
    const pairs = parts.map((part) => /^\s*(?:([\w-]+)\s*=)?\s*(.*?)\s*$/.exec(part)!);
    const rest = pairs.filter(([, key]) => key === undefined).map(([, , value]) => value!);
    for (const value of pairs.map(([, , value]) => value!))
      if (!is.test(value) && read(name) !== '') mistakes.push(`${name}: "${value}" must be ${such}.`);
    if (rest.length !== 1 && read(name) !== '')
      mistakes.push(`${name}: needs one value without a name, for all other subjects, as in library=…, health=…, ….`);
    const known = new Map(pairs.map(([, key, value]) => [key ?? '', value!]));
    return ({ subject, desk }: Message) => known.get(subject) ?? known.get(desk) ?? known.get('')!;
  };
  const word = [/^[\x21-\x7e]+$/, 'the key or token that the system gave you, without spaces'] as const;
  const number = [/^\d+$/, 'a number'] as const;

  if (given('ZAMMAD_URL', 'ZAMMAD_TOKEN', 'ZAMMAD_GROUP'))
    channels.push(
      zammad({
        url: where('ZAMMAD_URL'),
        token: need('ZAMMAD_TOKEN', ...word),
        group: byDesk('ZAMMAD_GROUP', /./, 'the name of a group in Zammad'),
        allowHosts,
        answeredLink,
      }),
    );
  if (given('FREESCOUT_URL', 'FREESCOUT_KEY', 'FREESCOUT_MAILBOX'))
    channels.push(
      freescout({
        url: where('FREESCOUT_URL'),
        key: need('FREESCOUT_KEY', ...word),
        mailbox: byDesk('FREESCOUT_MAILBOX', ...number),
        ...(given('FREESCOUT_USER') && { user: Number(need('FREESCOUT_USER', ...number)) }),
        allowHosts,
        answeredLink,
      }),
    );
  if (given('OSTICKET_URL', 'OSTICKET_KEY', 'OSTICKET_TOPIC'))
    channels.push(
      osticket({
        url: where('OSTICKET_URL'),
        key: need('OSTICKET_KEY', ...word),
        ...(given('OSTICKET_TOPIC') && {
          topic: byDesk(
            'OSTICKET_TOPIC',
            /^(\d+|[^\s@<>,]+@[^\s@<>,]+)$/,
            'an e-mail address of osTicket, or a number',
          ),
        }),
        ...(given('OSTICKET_PATH') && { path: need('OSTICKET_PATH', /^\/[\w./-]+$/, 'a path such as /api/http.php') }),
        allowHosts,
      }),
    );
  if (given('GITHUB_ISSUES_REPOSITORY', 'GITHUB_ISSUES_TOKEN'))
    channels.push(
      github({
        repository: need(
          'GITHUB_ISSUES_REPOSITORY',
          /^[\w-]+\/[\w.-]+$/,
          'the name of a private repository, owner/name',
        ),
        token: need('GITHUB_ISSUES_TOKEN', ...word),
        allowHosts,
        answeredLink,
      }),
    );
  return mistakes.length > 0 ? { channels: [], mistakes } : { channels, mistakes };
}
