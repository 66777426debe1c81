import { stemmer } from 'stemmer';
import { stemNorwegian } from '../ask/norwegian.ts';
import { stemSlovene } from '../ask/slovene.ts';
import { wordsOf } from '../ask/text.ts';

/**
 * The stemmers of `ask/stem.ts`, all at once: a visitor does not say in which language a title is,
 * and to load each when it is needed would take one more round trip before the first result.
 */
const stemmers: Record<string, (word: string) => string> = {
  en: stemmer,
  nb: stemNorwegian,
  nn: stemNorwegian,
  no: stemNorwegian,
  sl: stemSlovene,
};

/** Fields that can be searched, as bits of a posting. */
export const bits = { title: 1, author: 2, subject: 4, id: 8 } as const;

/** Whether forms of a word are known in a language. */
export const hasStemmer = (language: string) => Object.hasOwn(stemmers, language.split('-')[0]!);

const stemOf = (word: string, language: string) => stemmers[language.split('-')[0]!]?.(word) ?? word;

/** The terms under which a text in a language is found. */
export function termsOf(text: string, language: string): string[] {
  return wordsOf(text).map((word) => stemOf(word, language));
}

/** The terms under which a visitor's word may stand, as written and in each of these languages. */
export function termsFor(word: string, languages: string[]): string[] {
  return [...new Set([word, ...languages.map((language) => stemOf(word, language))])];
}

/** A number without what people write between its digits, an ISBN of ten digits in its form of thirteen; nothing without a digit. */
export function numberTerm(text: string): string | undefined {
  const sign = text
    .toLowerCase()
    .replace(/^isbn(-1[03])?:?/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  if (!/\d/.test(sign)) return undefined;
  if (!/^\d{9}[\dx]$/.test(sign)) return sign;
  const digits = `978${sign.slice(0, 9)}`;
  const sum = [...digits].reduce((all, digit, place) => all + Number(digit) * (place % 2 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
