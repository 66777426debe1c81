import { stemmer } from 'stemmer';
import { stemNorwegian } from './stems/norwegian.ts';

/** What a site knows of words: its stems, those that stand for one, and its small words. */
interface Known {
  places: Map<string, unknown>;
  others: Map<string, unknown>;
  light: { function: Set<string>; question: Set<string> };
}

/** A stemmer: reduces the inflected forms of a word to one stem. Takes a word as `wordsOf` gives it. */
export interface Stem {
  (word: string): string;
  /** For languages without spaces: cuts the words of a question again, so that known ones cover most of it. */
  cut?: (words: string[], known: Known) => string[];
  /** For the same: those of some stems that hold a word. */
  holding?: (word: string, roots: Iterable<string>) => string[];
}

/** For a language without a stemmer: words are found only in the form in which they are written. */
export const asWritten: Stem = (word) => word;

/** Languages whose stemmer is a file of its own beside the search (`/ask/de.js`), so that a browser loads only that one. */
export const lateLanguages = 'ar de fr ja km lo my sl th uk zh'.split(' ');

/** The language of a tag, without its region and script: `de` of `de-AT`. */
export const languageOf = (tag: string): string => tag.split('-')[0]!;

/** Gives one of the stemmers that are part of the search script: Porter's for English and our own for Norwegian; `asWritten` for others. */
export async function earlyStemmer(language: string): Promise<Stem> {
  const tag = languageOf(language);
  return tag === 'en' ? stemmer : /^(nb|nn|no)$/.test(tag) ? stemNorwegian : asWritten;
}

/** Loads the stemmer of a language tag, wherever no script must stay small; `asWritten` for a language that has none. */
export async function stemmerOf(language: string): Promise<Stem> {
  switch (languageOf(language)) {
    case 'ar':
      return (await import('./stems/arabic.mjs')).stem;
    case 'fr':
      return (await import('./stems/french.mjs')).stem;
    case 'de':
      return (await import('./stems/german.mjs')).stem;
    case 'sl':
      return (await import('./stems/slovene.mjs')).stem;
    case 'uk':
      return (await import('./stems/ukrainian.mjs')).stem;
    case 'ja':
    case 'km':
    case 'lo':
    case 'my':
    case 'th':
    case 'zh':
      return (await import('./stems/unspaced.mjs')).stem;
    default:
      return earlyStemmer(language);
  }
}
