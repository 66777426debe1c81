import { fromBase64Url, hmac, sameText, toBase64Url } from './hash.ts';

/**
 * A token that carries `data` in the open and cannot be changed, used for another purpose, or used once `expires` has come
 * (UTC, ISO 8601 with milliseconds). Letters, digits, `-`, `_` and one dot. HMAC-SHA-256, RFC 2104.
 *
 * ```ts
 * const token = await sign(secret, 'answered', 'K7M4QX2P', '2026-12-24T00:00:00.000Z');
 * await verify([secret], 'answered', token, '2026-12-23T00:00:00.000Z'); // 'K7M4QX2P'
 * ```
 */
export async function sign(secret: string, purpose: string, data: string, expires: string): Promise<string> {
  const content = toBase64Url(new TextEncoder().encode(JSON.stringify([expires, data])));
  return `${content}.${await hmac(secret, 'token', purpose, content)}`;
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
  const macs = await Promise.all(secrets.map((secret) => hmac(secret, 'token', purpose, content)));
  // The texts are compared, not the bytes: base64 writes the same bytes in several ways.
  const isSigned = macs.map((expected) => sameText(expected, mac)).includes(true);
  if (!isSigned || rest.length > 0) return undefined;
  const [expires, data] = JSON.parse(fromBase64Url(content)) as [string, string];
  return now < expires ? data : undefined;
}
