import { hmac, toBase64Url } from '../../desk/secrets/hash.ts';

/** Milliseconds after which a call is over for good. */
const goodFor = 2 * 3_600_000;

const keys = new Map<string, Promise<CryptoKey>>();

/** The key of AES-GCM, made once from a secret of the desk for this purpose alone. */
function keyFrom(secret: string): Promise<CryptoKey> {
  const key = keys.get(secret) ?? makeKey(secret);
  keys.set(secret, key);
  return key;
}

async function makeKey(secret: string): Promise<CryptoKey> {
  const bytes = bytesOf(await hmac(secret, 'phone', 'state'));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/**
 * Seals data for an address (AES-GCM, NIST SP 800-38D): it can be neither read nor changed nor used in another call, nor after two
 * hours. What is keyed in a private guide so stands in no log of addresses.
 */
export async function seal(secret: string, call: string, data: unknown, now: Date): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify([+now + goodFor, data]));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(call) },
    await keyFrom(secret),
    text,
  );
  return `${toBase64Url(iv)}.${toBase64Url(new Uint8Array(sealed))}`;
}

/** What was sealed by one of the secrets for this call; nothing if it is false, of another call or too old. */
export async function unseal(secrets: string[], call: string, sealed: string, now: Date): Promise<unknown> {
  const [iv = '', text = '', ...rest] = sealed.split('.');
  if (!iv || !text || rest.length > 0) return undefined;
  for (const secret of secrets)
    try {
      const plain = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: bytesOf(iv), additionalData: new TextEncoder().encode(call) },
        await keyFrom(secret),
        bytesOf(text),
      );
      const [expires, data] = JSON.parse(new TextDecoder().decode(plain)) as [number, unknown];
      return +now < expires ? data : undefined;
    } catch {
      // Of another secret, or changed.
    }
  return undefined;
}

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
