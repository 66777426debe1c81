import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stem } from '../words/stem.ts';
import { wordsOf } from '../words/text.ts';

/** The word lists of a language: what stands in `src/ask/words/lists/<language>.json`. */
export interface Lexicon {
  /** Dropped from a question. */
  function: string[];
  /** Dropped unless nothing else is left. */
  question: string[];
  /** Stop words: they weigh less than others. */
  stop: string[];
  /** Synonyms. */
  same: string[][];
  /** Hyponyms that people name, and what offices call it (`sofa`: `møbel`), each with spaces between the words. */
  broader: [from: string, to: string][];
  /** Everyday words that are in no list above, with spaces between them: no mistakes, though near other words. */
  real: string[];
}

/** Where the engine's word lists for a language stand, with or without its region (`de-AT`); nothing where it has none. */
function fileOf(language: string): string | undefined {
  const names = [language, language.split('-')[0]!];
  return names.map((name) => join('src', 'ask', 'words', 'lists', `${name}.json`)).find((file) => existsSync(file));
}

/** Whether the engine has word lists for a language. */
export const hasLexicon = (language: string) => fileOf(language) !== undefined;

/** Reads the engine's word lists for a language; empty ones for a language that it does not know. */
export function readLexicon(language: string): Lexicon {
  const file = fileOf(language);
  const none = { function: [], question: [], stop: [], same: [], broader: [], real: [] };
  return file ? { ...none, ...(JSON.parse(readFileSync(file, 'utf8')) as Lexicon) } : none;
}

/** Pairs of words of Bokmål and Nynorsk: what a visitor writes in the one, and its translation into the other, the language of the pages. Empty for other languages. */
export function norwegianPairs(language: string): [string, string][] {
  if (language !== 'nb' && language !== 'nn') return [];
  const pairs = Object.entries(
    JSON.parse(readFileSync(join('src', 'ask', 'words', 'lists', 'nynorsk.json'), 'utf8')) as Record<string, string>,
  );
  return pairs.map(([bokmaal, nynorsk]) => (language === 'nn' ? [bokmaal, nynorsk] : [nynorsk, bokmaal]));
}

/** The words of a lexicon for what no page speaks of: candidates for real words that are not to be corrected. */
export function wordsOfNone(lexicon: Lexicon, stem: Stem, has: Set<string>): string[] {
  const isOn = (text: string) => wordsOf(text).some((word) => has.has(stem(word)));
  const same = lexicon.same.filter((group) => !group.some(isOn));
  const broader = lexicon.broader.filter(([, to]) => !isOn(to));
  return [lexicon.stop, ...same, broader.flat(), lexicon.real].flat().flatMap(wordsOf);
}
