import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signature of a body under a secret. */
type Sign = (secret: string, body: Uint8Array) => string;

/** HMAC-SHA-256 in hexadecimal, over the bytes as they came: GitHub and Forgejo sign so. */
export const hubSignature: Sign = (secret, body) => createHmac('sha256', secret).update(body).digest('hex');

/** Whether a request bears the signature of one of the secrets, compared in constant time. */
export function isSigned(
  signature: string | null | undefined,
  body: Uint8Array,
  secrets: string[],
  sign: Sign,
): boolean {
  return secrets.some((secret) => sameSecret(signature ?? '', sign(secret, body)));
}

/** Compares digests, which are of one length: how long it takes tells nothing of either text. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** Seconds that a signed time may differ from ours (Standard Webhooks 1.0.0). */
const tolerance = 300;

/** Whether a request is signed as Standard Webhooks says (https://www.standardwebhooks.com), under secrets `whsec_…`. */
export function isStandard(headers: Headers, body: Uint8Array, secrets: string[], now: Date): boolean {
  const [id, time] = [headers.get('webhook-id') ?? '', headers.get('webhook-timestamp') ?? ''];
  if (!/^\d{1,12}$/.test(time) || Math.abs(Number(time) - now.getTime() / 1000) > tolerance) return false;
  const sign: Sign = (secret) =>
    createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
      .update(`${id}.${time}.`)
      .update(body)
      .digest('base64');
  const given = (headers.get('webhook-signature') ?? '').split(' ').slice(0, 8);
  return given.some((one) => one.startsWith('v1,') && isSigned(one.slice(3), body, secrets, sign));
}

/** The JSON of a signed body; nothing when it is none. */
export function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
}
