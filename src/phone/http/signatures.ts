import { createHmac } from 'node:crypto';
import { sameText } from '../../desk/secrets/hash.ts';

type Encoding = 'base64' | 'hex';

const macOf = (hash: 'sha1' | 'sha256', secret: string, text: string, encoding: Encoding) =>
  createHmac(hash, secret).update(text).digest(encoding);

/**
 * Whether Twilio, or who speaks as it does, has signed a request with one of the tokens: HMAC-SHA-1 of the address and of all
 * fields in the order of their names, in base64 (https://www.twilio.com/docs/usage/security).
 */
export function isSignedByTwilio(
  tokens: string[],
  signature: string,
  address: string,
  fields: [string, string][],
): boolean {
  const sorted = fields.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const text = address + sorted.map(([name, value]) => name + value).join('');
  const found = tokens.map((token) => sameText(macOf('sha1', token, text, 'base64'), signature));
  return found.includes(true);
}

/** Seconds for which a signature with a time is good. */
const tolerance = 300;

/**
 * Whether jambonz has signed a body with one of the secrets, lately: `t=<seconds>,v1=<hex>`, HMAC-SHA-256 of the time, a point and
 * the body.
 */
export function isSignedByJambonz(secrets: string[], header: string, body: string, now: Date): boolean {
  const parts = header.split(',').map((part) => part.trim().split('=') as [string, string?]);
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!/^\d{9,12}$/.test(time) || Math.abs(+now / 1000 - Number(time)) > tolerance) return false;
  const given = parts.flatMap(([name, value]) => (name === 'v1' && value ? [value.toLowerCase()] : []));
  const wanted = secrets.map((secret) => macOf('sha256', secret, `${time}.${body}`, 'hex'));
  return wanted.some((one) => given.some((other) => sameText(one, other)));
}
