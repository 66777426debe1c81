import { segments } from './segments.ts';

/** Tokenizes a text: its words in their order, folded (`Študentska izkaznica!` → `studentska`, `izkaznica`). */
export function wordsOf(text: string): string[] {
  return runsOf(text).flatMap(segments);
}

/** What spaces and signs part in a text, folded: words, but for scripts that put no space between them. */
export function runsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
}

/** Splits a text into its words as they are written, and what stands between them: joined they are the text. */
export function piecesOf(text: string): string[] {
  return text.split(/([\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200c'’-]*)/u).flatMap(segments);
}

/** Whether a piece of a text is a word, and not what stands between two. */
export const isWord = (piece: string) => /^[\p{L}\p{N}]/u.test(piece);

/** Letters that no mark makes of others, and one letter in several keyboards (Arabic, Persian and Urdu): each, then what it is read as. */
const letters = new Map(
  'æae œoe øo ßss đd ðd þth łl ıi ςσ ґг ٱا ىي یي کك ةه ہه ھه'
    .split(' ')
    .map(([letter, ...as]) => [letter!, as.join('')]),
);
const alike = new RegExp(`[${[...letters.keys()].join('')}]`, 'g');

/** Decimal digits of other scripts. Each block begins at a multiple of 16, those of India six later. */
const digits = /(?=\p{Nd})[\u0660-\u1099\u17e0-\u17e9]/gu;
const digitOf = (sign: string) => {
  const code = sign.charCodeAt(0);
  return String((code > 0x965 && code < 0xe00 ? code - 6 : code) & 15);
};

/** `l'inscription`, `d'un`, `jusqu'au`: the elided word means nothing. */
const elided = /(?<![\p{L}\p{N}'’ʼ])(?:[cdjlmnst]|[a-z]{0,5}qu)['’ʼ](?=[aeiouyh])/gu;

/**
 * Folds case and diacritics (Unicode NFKC, then combining marks removed; `č` → `c`, `ø` → `o`), and joins what an
 * apostrophe or hyphen parts, so that what is typed without them matches what is written with them. Idempotent. Latin,
 * Greek, Hebrew and Arabic letters lose their marks (`أ` → `ا`); `й` and Indic vowels are letters of their own.
 */
export function fold(text: string): string {
  // Most texts hold nothing that needs more.
  if (/^[\0-\x7f]*$/.test(text))
    return text
      .toLowerCase()
      .replace(/(?<=[a-z])'(?:d|ll|m|re|ve)\b/g, '')
      .replace(elided, '')
      .replace(/(?<=[a-z0-9])['-](?=[a-z])/g, '');
  return (
    text
      .normalize('NFKC')
      // What nobody sees: soft hyphens, joiners, directions; and the stroke that lengthens Arabic.
      .replace(/[\u00ad\u0640\u200c-\u200f\u2060\ufeff]/g, '')
      // The Thai vowel that NFKC takes apart, and dictionaries know whole.
      .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
      .toLowerCase()
      .normalize('NFD')
      .replace(/(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Arabic}])\p{M}+|(?<=[аеиоуыэюя])\u0301+/gu, '')
      .normalize('NFC')
      .replace(alike, (letter) => letters.get(letter)!)
      .replace(digits, digitOf)
      // I'd, we'll: the verb means nothing, and `id`, `well` mean something else.
      .replace(/(?<=\p{Script=Latin})['’ʼ](?:d|ll|m|re|ve)(?!\p{L})/gu, '')
      .replace(elided, '')
      // can't → cant, wi-fi → wifi, 2-step → 2step
      .replace(/(?<=[\p{L}\p{N}])['’ʼ‑-](?=\p{L})/gu, '')
  );
}
