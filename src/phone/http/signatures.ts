import { sameText } from '../../desk/secrets/hash.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function macOf(hash: 'SHA-1' | 'SHA-256', secret: string, text: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(text)));
}

/**
 * Whether Twilio, or who speaks as it does, has signed a request with one of the tokens: HMAC-SHA-1 of the address and of all
 * fields in the order of their names, in base64 (https://www.twilio.com/docs/usage/security).
 */
export async function isSignedByTwilio(
  tokens: string[],
  signature: string,
  address: string,
  fields: [string, string][],
): Promise<boolean> {
  const sorted = fields.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const text = address + sorted.map(([name, value]) => name + value).join('');
  const found = await Promise.all(
    tokens.map(async (token) => sameText(btoa(String.fromCharCode(...(await macOf('SHA-1', token, text)))), signature)),
  );
  return found.includes(true);
}

/** Seconds for which a signature with a time is good. */
const tolerance = 300;

/**
 * Whether jambonz has signed a body with one of the secrets, lately: `t=<seconds>,v1=<hex>`, HMAC-SHA-256 of the time, a point and
 * the body.
 */
export async function isSignedByJambonz(secrets: string[], header: string, body: string, now: Date): Promise<boolean> {
  const parts = header.split(',').map((part) => part.trim().split('=') as [string, string?]);
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!/^\d{9,12}$/.test(time) || Math.abs(+now / 1000 - Number(time)) > tolerance) return false;
  const given = parts.flatMap(([name, value]) => (name === 'v1' && value ? [value.toLowerCase()] : []));
  const wanted = await Promise.all(
    secrets.map(async (secret) =>
      Array.from(await macOf('SHA-256', secret, `${time}.${body}`), (byte) => byte.toString(16).padStart(2, '0')).join(
        '',
      ),
    ),
  );
  return wanted.some((one) => given.some((other) => sameText(one, other)));
}
