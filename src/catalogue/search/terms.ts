import type { Stem } from '../../ask/words/stem.ts';
import { isUnspaced, pairsOf, scriptsOf } from '../../ask/words/segments.ts';
import { runsOf } from '../../ask/words/text.ts';

/** The stemmers of some languages, by the first part of their tags. */
export type Stems = Map<string, Stem>;

/** Loads the stemmers of these languages; one that cannot be loaded leaves words as they are. */
export async function stemsOf(languages: string[], stemmerOf: (language: string) => Promise<Stem>): Promise<Stems> {
  const tags = [...new Set(languages.map(partOf))];
  return new Map(
    await Promise.all(tags.map(async (tag) => [tag, await stemmerOf(tag).catch((): Stem => (word) => word)] as const)),
  );
}

const partOf = (language: string) => language.split('-')[0]!;

/** The words of a text to be indexed. What has no spaces is indexed by two signs each, wherever a browser would cut it into words. */
export function wordsIndexed(text: string): string[] {
  return runsOf(text)
    .flatMap(scriptsOf)
    .flatMap((word) => (isUnspaced(word) ? pairsOf(word) : word));
}

/** The words of a search, as they are indexed: the last sign of several stands in the pair before it. */
export function wordsSought(text: string): string[] {
  return runsOf(text)
    .flatMap(scriptsOf)
    .flatMap((word) => (isUnspaced(word) && [...word].length > 1 ? pairsOf(word).slice(0, -1) : word));
}

/** The index terms of a text in a language: its words, stemmed. */
export function termsOf(text: string, language: string, stems: Stems): string[] {
  const stem = stems.get(partOf(language));
  return wordsIndexed(text).map((word) => (isUnspaced(word) ? word : (stem?.(word) ?? word)));
}

/** The terms under which a visitor's word may stand, one for each stemmer: nobody says in which language a title is. */
export function termsFor(word: string, stems: Stems): string[] {
  if (isUnspaced(word)) return [word];
  return [...new Set([word, ...[...stems.values()].map((stem) => stem(word))])];
}

/** What stands before the stem of a name in the index: a name in the form of a sentence (`Cankarja`, `Ibsens`) is found by it, and by nothing else. */
const ofName = '~';
export const isNameStem = (term: string) => term.startsWith(ofName);

/** The terms of all forms of a word of a name, one for each stemmer that changes it: the others look it up as it is. */
export function nameStems(word: string, stems: Stems): string[] {
  if (isUnspaced(word)) return [];
  const found = [...stems.values()].map((stem) => stem(word)).filter((stem) => stem !== word);
  return [...new Set(found)].map((stem) => ofName + stem);
}

/** A word from its end: words that end alike stand together. */
export const reversed = (word: string) => [...word].reverse().join('');

/** What stands before a number on a work or in a link to it, and is no part of it. */
const prefix =
  /^(?:https?:\/\/(?:dx\.)?doi\.org\/|urn:)?(?:(?:isbn(?:-?1[03](?=[:\s]))?|e?issn(?:-l)?|doi|ean(?:-?13(?=[:\s]))?|oclc)(?=[:\s\d])[:\s]*)?/;

/**
 * The term of a number: without what stands before it and what people write between its digits, an ISBN-10 as its ISBN-13
 * (ISO 2108). Nothing without a digit.
 */
export function numberTerm(text: string): string | undefined {
  const sign = text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(prefix, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  if (!/\d/.test(sign)) return undefined;
  if (!/^\d{9}[\dx]$/.test(sign)) return sign;
  const digits = `978${sign.slice(0, 9)}`;
  const sum = [...digits].reduce((all, digit, index) => all + Number(digit) * (index % 2 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The terms of all numbers in a cell: several parted by `|`, `;` or commas, each with a remark in brackets behind it. */
export function numberTerms(cell: string): string[] {
  const parts = cell.split(/[|;,]/).map((part) => part.split(/[([]/)[0]!);
  return [...new Set([cell, ...parts].flatMap((part) => numberTerm(part) ?? []))];
}

/** Whether a question is nothing but an ISBN or ISSN, by its form: then words beside it are not looked for. */
export function isStandardNumber(text: string): boolean {
  const bare = text.normalize('NFKC').toLowerCase().trim().replace(prefix, '');
  const digits = bare.replace(/[\s\u2010-\u2015-]/g, '');
  return /^(97[89]\d{10}|\d{9}[\dx])$/.test(digits) || /^\d{4}[\u2010-\u2015-]?\d{3}[\dx]$/.test(bare);
}
