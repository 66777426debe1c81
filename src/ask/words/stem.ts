/** A stemmer: reduces the inflected forms of a word to one stem. Takes a word as `wordsOf` gives it. */
export interface Stem {
  (word: string): string;
  /** For languages without spaces: cuts the words of a question again, so that known ones cover most of it. */
  cut?: (words: string[], isKnown: (word: string) => boolean) => string[];
  /** For the same: those of some stems that hold a word. */
  holding?: (word: string, roots: Iterable<string>) => string[];
}

/** For a language without a stemmer: words are found only in the form in which they are written. */
export const asWritten: Stem = (word) => word;

/** Stemmers that are files of their own beside the search (`/ask/german.js`), so that a browser loads only one; by language. */
export const lateStemmers: Record<string, string> = {
  ar: 'arabic',
  de: 'german',
  fr: 'french',
  ja: 'unspaced',
  km: 'unspaced',
  lo: 'unspaced',
  my: 'unspaced',
  th: 'unspaced',
  uk: 'ukrainian',
  zh: 'unspaced',
};

/** Loads one of the stemmers that are part of the search script: Porter's for English, our own for Norwegian and Slovene; `asWritten` for others. */
export async function earlyStemmer(language: string): Promise<Stem> {
  switch (language.split('-')[0]) {
    case 'en':
      return (await import('stemmer')).stemmer;
    case 'nb':
    case 'nn':
    case 'no':
      return (await import('./stems/norwegian.ts')).stemNorwegian;
    case 'sl':
      return (await import('./stems/slovene.ts')).stemSlovene;
    default:
      return asWritten;
  }
}

/** Loads the stemmer of a language tag, wherever no script must stay small; `asWritten` for a language that has none. */
export async function stemmerOf(language: string): Promise<Stem> {
  switch (lateStemmers[language.split('-')[0]!]) {
    case 'arabic':
      return (await import('./stems/arabic.mjs')).stem;
    case 'french':
      return (await import('./stems/french.mjs')).stem;
    case 'german':
      return (await import('./stems/german.mjs')).stem;
    case 'ukrainian':
      return (await import('./stems/ukrainian.mjs')).stem;
    case 'unspaced':
      return (await import('./stems/unspaced.mjs')).stem;
    default:
      return earlyStemmer(language);
  }
}
