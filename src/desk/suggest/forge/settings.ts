import { isAddress, isWebhookSecret, listOf, problemOfSecrets } from '../../host/validation.ts';
import type { ForgeSettings } from './forge.ts';

/** The forges whose APIs are known, with the address of those that have one. */
const forges = { github: 'https://api.github.com', gitlab: 'https://gitlab.com', forgejo: '' };

/** A forge that is set, or a sentence for each mistake in its settings; none of them repeats a value. */
export interface ForgeSet {
  forge: (ForgeSettings & { kind: keyof typeof forges; secrets: string[] }) | undefined;
  mistakes: string[];
}

/** Reads `FORGE`, `FORGE_URL`, `FORGE_REPOSITORY`, `FORGE_TOKEN`, `FORGE_BRANCH` and `FORGE_SECRET`. */
export function readForge(env: Record<string, string | undefined>, allowHosts: string[]): ForgeSet {
  const mistakes: string[] = [];
  const read = (name: string) => env[name]?.trim() ?? '';
  const need = (name: string, is: RegExp, such: string) => {
    const value = read(name);
    if (!is.test(value)) mistakes.push(`${name}: ${value ? 'is not' : 'is not set. Write'} ${such}.`);
    return value;
  };
  const kind = read('FORGE');
  if (!Object.hasOwn(forges, kind))
    mistakes.push(
      `FORGE: ${kind ? 'is not known' : 'is not set, but another setting of it is'}. Write github, gitlab or forgejo (which is Gitea, too).`,
    );
  const known = kind as keyof typeof forges;
  const url = (read('FORGE_URL') || forges[known] || '').replace(/(?<!\/)\/+$/, '');
  if (!url)
    mistakes.push('FORGE_URL: is not set. Write the address of the forge, such as https://forge.agency.example.');
  else if (!isAddress(url, ['https:', 'http:']) || /[?#@]/.test(url))
    mistakes.push('FORGE_URL: is not a web address. Write https:// and the host of the forge, without a user name.');
  else if (!url.startsWith('https:') && !allowHosts.includes(new URL(url).hostname))
    mistakes.push('FORGE_URL: does not begin with https://. Write it so, or name the host in WEBHOOK_ALLOW_HOSTS.');
  const path = /^[\w.-]+\/[\w.-]+$/;
  const repository = need(
    'FORGE_REPOSITORY',
    known === 'gitlab' ? /^[\w.-]+(\/[\w.-]+)+$/ : path,
    known === 'gitlab' ? 'the path of a project, such as group/name' : 'the name of a repository, owner/name',
  );
  const token = need('FORGE_TOKEN', /^[\x21-\x7e]+$/, 'the token that the forge gave you, without spaces');
  const branch = read('FORGE_BRANCH');
  if (branch && !/^(?!.*(\.\.|\/\/|@\{))[\w][\w./-]*$/.test(branch))
    mistakes.push(
      'FORGE_BRANCH: is not the name of a branch. Write one, or leave it out for the one of the repository.',
    );
  const secret = read('FORGE_SECRET');
  const secrets = secret ? listOf(secret) : [];
  const problem = secret && !secrets.every(isWebhookSecret) ? problemOfSecrets(secret) : undefined;
  if (problem) mistakes.push(`FORGE_SECRET: ${problem}`);
  if (repository.split('/').some((part) => /^\.+$/.test(part)))
    mistakes.push('FORGE_REPOSITORY: is not the name of a repository. Write owner/name.');
  if (mistakes.length > 0) return { forge: undefined, mistakes };
  return { forge: { kind: known, url, repository, token, branch, secrets, allowHosts }, mistakes };
}
