/** Brings the forms of a word together; the word comes from `wordsOf`. */
export type Stem = (word: string) => string;

/** The stemmer of a language, loaded when it is needed; a language without one keeps its words as they are. */
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
