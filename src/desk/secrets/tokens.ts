import { fromBase64, macOf, sameText, toBase64 } from './hash.ts';

/**
 * A token that carries `data` in the open and cannot be changed, used for another purpose, or used once `expires` has come
 * (UTC, ISO 8601 with milliseconds). Letters, digits, `-`, `_` and one dot. HMAC-SHA-256, RFC 2104.
 */
export async function sign(secret: string, purpose: string, data: string, expires: string): Promise<string> {
  const content = toBase64(new TextEncoder().encode(JSON.stringify([expires, data])));
  return `${content}.${await macOf(secret, 'token', purpose, content)}`;
}

/** The data of a token that one of the secrets has signed for this purpose, or nothing if it is false or too old. */
export async function verify(
  secrets: string[],
  purpose: string,
  token: string,
  now: string,
): Promise<string | undefined> {
  if (token === '') return undefined;
  const [content = '', mac = '', ...rest] = token.split('.');
  const macs = await Promise.all(secrets.map((secret) => macOf(secret, 'token', purpose, content)));
  // The texts are compared, not the bytes: base64 writes the same bytes in several ways.
  const isSigned = macs.map((expected) => sameText(expected, mac)).includes(true);
  if (!isSigned || rest.length > 0) return undefined;
  const [expires, data] = JSON.parse(fromBase64(content)) as [string, string];
  return now < expires ? data : undefined;
}
