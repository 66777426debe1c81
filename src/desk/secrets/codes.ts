import { digestOf, hmac } from './hash.ts';

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

/** Signs of a secret word, which is said on the telephone, and of those that were given until the decision "A secret word can be said". */
const wordLengths = { now: 12, before: 30 };

/**
 * The secret word of a message, twelve signs such as `7HD3-KXY2-9MWP`: whoever holds the desk's secret can make it again from the
 * reference, so that the receipt can name it, while the store keeps only its digest.
 */
export function secretWord(secret: string, reference: string): Promise<string> {
  return wordOf(secret, reference, wordLengths.now, /.{4}(?!$)/g);
}

/** Long words were made of another text: what is short is not the beginning of what was long. */
async function wordOf(secret: string, reference: string, length: number, group: RegExp): Promise<string> {
  const purpose = length === wordLengths.now ? 'word' : 'status';
  let code = '';
  for (let block = 0; code.length < length; block++) {
    const mac = await hmac(secret, purpose, reference, String(block));
    for (const char of atob(mac.replace(/-/g, '+').replace(/_/g, '/'))) {
      const byte = char.charCodeAt(0);
      if (byte < fair && code.length < length) code += alphabet[byte % alphabet.length];
    }
  }
  return code.replace(group, '$&-');
}

/** The secret word of a kept message, made again; nothing when none of the secrets made it. Its digest tells which, and whether it is a long one. */
export async function secretWordOf(
  secrets: string[],
  { reference, secret: digest }: { reference: string; secret: string },
): Promise<string | undefined> {
  for (const secret of secrets)
    for (const make of [secretWord, longWord]) {
      const word = await make(secret, reference);
      if ((await digestOf(readCode(word))) === digest) return word;
    }
  return undefined;
}

/** The secret word as it was made for messages that are still kept: 30 signs in six groups. */
export function longWord(secret: string, reference: string): Promise<string> {
  return wordOf(secret, reference, wordLengths.before, /.{5}(?!$)/g);
}

/** A reference or secret as it was meant: in capitals, without spaces and hyphens, with look-alikes set right. */
export function readCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[ZSGBO0Q]/g, (sign) => lookAlikes[sign]!);
}

/** The end of an address of the status page that opens it without typing: no browser sends it to a server, so no log holds it. */
export function statusFragment(reference: string, secret: string): string {
  return `#${reference}.${secret}`;
}

/** Rejection sampling: a byte from here on would favour some letters (modulo bias), and is thrown away. */
const fair = 256 - (256 % alphabet.length);

function randomCode(length: number): string {
  let code = '';
  while (code.length < length)
    for (const byte of crypto.getRandomValues(new Uint8Array(length)))
      if (byte < fair && code.length < length) code += alphabet[byte % alphabet.length];
  return code;
}
