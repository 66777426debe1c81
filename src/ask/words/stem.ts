/** A stemmer: reduces the inflected forms of a word to one stem. Takes a word as `wordsOf` gives it. */
export type Stem = (word: string) => string;

/** For a language without a stemmer: words are found only in the form in which they are written. */
export const asWritten: Stem = (word) => word;

/** Loads the stemmer of a language tag: Porter's for English, our own for others that have one, `asWritten` for all the rest. */
export async function stemmerOf(language: string): Promise<Stem> {
  switch (language.split('-')[0]) {
    case 'ar':
      return (await import('./stems/arabic.ts')).stemArabic;
    case 'de':
      return (await import('./stems/german.ts')).stemGerman;
    case 'en':
      return (await import('stemmer')).stemmer;
    case 'fr':
      return (await import('./stems/french.ts')).stemFrench;
    case 'ja':
      return (await import('./stems/japanese.ts')).stemJapanese;
    case 'nb':
    case 'nn':
    case 'no':
      return (await import('./stems/norwegian.ts')).stemNorwegian;
    case 'sl':
      return (await import('./stems/slovene.ts')).stemSlovene;
    case 'uk':
      return (await import('./stems/ukrainian.ts')).stemUkrainian;
    default:
      return asWritten;
  }
}
