/** A stemmer: reduces the inflected forms of a word to one stem. Takes a word as `wordsOf` gives it. */
export type Stem = (word: string) => string;

/** Loads the stemmer of a language tag: Porter's for English, our own for Norwegian and Slovene, the identity for others. */
export async function stemmerOf(language: string): Promise<Stem> {
  switch (language.split('-')[0]) {
    case 'en':
      return (await import('stemmer')).stemmer;
    case 'nb':
    case 'nn':
    case 'no':
      return (await import('./norwegian.ts')).stemNorwegian;
    case 'sl':
      return (await import('./slovene.ts')).stemSlovene;
    default:
      return (word) => word;
  }
}
