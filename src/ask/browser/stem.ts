import { stemmerAddress } from '../../site/below.ts';
import { base } from '../../site/browser.ts';
import { earlyStemmer, lateStemmers, type Stem } from '../words/stem.ts';

/** Loads the stemmer of a language in a browser: those that the search script does not hold are files beside it. Rejects when one cannot be loaded. */
export async function stemmerOf(language: string): Promise<Stem> {
  const late = lateStemmers[language.split('-')[0]!];
  if (!late) return earlyStemmer(language);
  return ((await import(/* @vite-ignore */ stemmerAddress(base, late))) as { stem: Stem }).stem;
}
