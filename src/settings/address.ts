/** What a part of the path may be: it stands unescaped in addresses, in `_redirects` and in `_headers`. */
const part = /^[\w.~-]+$/;

/** A sentence on why a text is no address of a site, and what to write instead; undefined for https://, a host and maybe a path. */
export function problemOfAddress(address: string): string | undefined {
  const example = 'such as https://help.town.example or https://www.town.example/help.';
  if (!address.startsWith('https://') || !URL.canParse(address))
    return `must begin with https:// and a host, ${example}`;
  const { origin, username, password } = new URL(address);
  const host = address.slice('https://'.length).split(/[/?#\\]/)[0]!;
  const [, path = '', more = ''] = /^([^?#]*)(.*)$/s.exec(address.slice('https://'.length + host.length)) ?? [];
  const parts = path.split(/[/\\]/).filter((one) => !['', '.', '..'].includes(one));
  const instead = parts.every((one) => part.test(one))
    ? `Write ${[origin, ...parts].join('/')}`
    : 'Write only letters a-z, digits, hyphens, dots and underscores between the slashes.';
  if (username || password) return `holds a user name or a password. ${instead}`;
  if (origin !== `https://${host}`) return `names the host in another way than browsers do. ${instead}`;
  if (more) return `has a ${more[0] === '?' ? 'question mark' : '#'} and something after it. ${instead}`;
  if (/(^|[/\\])\.{1,2}([/\\]|$)/.test(path)) return `has dots between slashes, which browsers take out. ${instead}`;
  if (parts.some((one) => !part.test(one)))
    return `has a space or another sign in its path that cannot stand there. ${instead}`;
  if (/[/\\]$/.test(path)) return `ends with a slash. ${instead}`;
  if (path !== parts.map((one) => `/${one}`).join('')) return `has a slash too many. ${instead}`;
  return undefined;
}
