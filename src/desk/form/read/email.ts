/** Why a text is not an e-mail address that mail servers take. */
export type EmailProblem = 'missing' | 'too-long' | 'not-an-address' | 'not-ascii';

/** Characters of an address: the 256 octets of a path without its brackets (RFC 5321, 4.5.3.1.3). */
const longest = 254;

/**
 * One e-mail address as mail servers take it: the local part is a dot-atom of ASCII (RFC 5321, 4.1.2), since many servers refuse
 * others; an international domain is turned into punycode. No display name, no list, no comment, no IP address.
 */
export function readEmail(typed: string): { address: string } | { code: EmailProblem } {
  // Marks that cannot be seen come along when an address is copied. A line break inside is left, and refused.
  const text = typed.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '').trim();
  if (text === '') return { code: 'missing' };
  if (text.length > longest) return { code: 'too-long' };
  const [local = '', domain = '', ...rest] = text.split('@');
  if (rest.length > 0 || local === '' || /[\s\p{Cc}<>()[\]\\,;:"]/u.test(local)) return { code: 'not-an-address' };
  // All that an address of a page has beyond its host, and that `URL` would take off.
  if (domain === '' || /[\s\p{Cc}/?#@:[\]\\%]/u.test(domain)) return { code: 'not-an-address' };
  const host = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : '';
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  // The last label holds a letter, else it is an IP address.
  if (!new RegExp(`^(${label}\\.)+(?=[a-z])${label}$`).test(host)) return { code: 'not-an-address' };
  if (/[^\x21-\x7e]/.test(local)) return { code: 'not-ascii' };
  const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  if (!new RegExp(`^${atom}(\\.${atom})*$`).test(local)) return { code: 'not-an-address' };
  const address = `${local}@${host}`;
  return local.length > 64 || address.length > longest ? { code: 'too-long' } : { address };
}
