/**
 * What a person reads from paper, says on the telephone and types again. Of signs that look alike at most one is here
 * (2 Z, 5 S, 6 G, 8 B, D O 0 Q; none of 1 I L and of U V), and no vowel, so that no code is a word by accident.
 */
const alphabet = '23456789CDFHJKMNPRTWXY';
const lookAlikes: Record<string, string> = { Z: '2', S: '5', G: '6', B: '8', O: 'D', 0: 'D', Q: 'D' };

/** A new reference of eight characters: 5 × 10¹⁰ of them, so a store that holds many must still refuse one that is taken. */
export function newReference(): string {
  return randomCode(8);
}

/** A new secret of 133 random bits in six groups, such as `7HD3K-…`; give it to `readCode` before `digestOf`. */
export function newSecret(): string {
  return randomCode(30).replace(/.{5}(?!$)/g, '$&-');
}

/**
 * The secret word of a message, in the shape of `newSecret`: whoever holds the desk's secret can make it again from the
 * reference, so that the receipt can name it, while the store keeps only its digest.
 */
export async function secretWord(secret: string, reference: string): Promise<string> {
  let code = '';
  for (let block = 0; code.length < 30; block++) {
    const mac = await macOf(secret, 'status', reference, String(block));
    for (const char of atob(mac.replace(/-/g, '+').replace(/_/g, '/'))) {
      const byte = char.charCodeAt(0);
      if (byte < fair && code.length < 30) code += alphabet[byte % alphabet.length];
    }
  }
  return code.replace(/.{5}(?!$)/g, '$&-');
}

/** The secret word of a kept message, made again; nothing when none of the secrets made it. Its digest tells which, while they change. */
export async function secretWordOf(
  secrets: string[],
  { reference, secret: digest }: { reference: string; secret: string },
): Promise<string | undefined> {
  for (const secret of secrets) {
    const word = await secretWord(secret, reference);
    if ((await digestOf(readCode(word))) === digest) return word;
  }
  return undefined;
}

/** A reference or secret as it was meant: in capitals, without spaces and hyphens, with look-alikes set right. */
export function readCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[ZSGBO0Q]/g, (sign) => lookAlikes[sign]!);
}

/** SHA-256 of a text or of bytes, 64 hexadecimal digits. */
export async function digestOf(content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Compares in a time that depends on the lengths alone, so that a guess cannot be mended letter by letter. */
export function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let place = 0; place < a.length; place++)
    difference |= a.charCodeAt(place) ^ b.charCodeAt(place % b.length || 0);
  return difference === 0;
}

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

/**
 * Under what a sender's messages of one day (`2026-11-24`) are counted: a keyed hash of the IP address, or of the first
 * 64 bits of an IPv6 address, because one household has that many. Two days cannot be matched without the secret; with it
 * the address could be found by trying all, so forget the key when the day is over.
 */
export async function dailyKey(secret: string, address: string, day: string): Promise<string> {
  return (await macOf(secret, 'sender', day, networkOf(address))).slice(0, 22);
}

/** IPv4 comes alone or inside IPv6 (`::ffff:192.0.2.1`), IPv6 in many spellings: each gets one. */
function networkOf(address: string): string {
  const plain = address.trim().replace(/%.*$/, '');
  const written = /^\d+(\.\d+){3}$/.test(plain) ? `::ffff:${plain}` : plain;
  if (!URL.canParse(`http://[${written}]`)) return address.trim();
  const [head = '', tail] = new URL(`http://[${written}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return (groups.slice(0, 6).join() === '0,0,0,0,0,ffff' ? groups : groups.slice(0, 4)).join(':');
}

/** A byte from here on would favour some letters, and is thrown away. */
const fair = 256 - (256 % alphabet.length);

function randomCode(length: number): string {
  let code = '';
  while (code.length < length)
    for (const byte of crypto.getRandomValues(new Uint8Array(length)))
      if (byte < fair && code.length < length) code += alphabet[byte % alphabet.length];
  return code;
}

/** The parts are joined as JSON, so that no other parts give the same text. */
async function macOf(secret: string, ...parts: string[]): Promise<string> {
  const text = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', text.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, text.encode(JSON.stringify(parts)))));
}

function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64(text: string): string {
  const bytes = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
}
