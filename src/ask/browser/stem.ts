import { stemmerAddress } from '../../site/below.ts';
import { base } from '../../site/browser.ts';
import { earlyStemmer, languageOf, lateLanguages, type Stem } from '../words/stem.ts';

/** Loads the stemmer of a language in a browser: those that the search script does not hold are files beside it. Rejects when one cannot be loaded. */
export async function stemmerOf(tag: string): Promise<Stem> {
  const language = languageOf(tag);
  if (!lateLanguages.includes(language)) return earlyStemmer(language);
  return ((await import(/* @vite-ignore */ stemmerAddress(base, language))) as { stem: Stem }).stem;
}
