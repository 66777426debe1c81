import { renderFound, summaryOf, type CatalogueWords } from './render.ts';
import { search, type Found, type Load } from './search.ts';
import { isAsked, type Wanted } from './wanted.ts';
import type { CatalogueEntry } from './files.ts';

/** What the search page says in each state, beside the words of a result. */
export interface PageWords extends CatalogueWords {
  waiting: string;
  failed: string;
  empty: string;
}

/** The sentence that says how much was found, and the results. */
export interface Shown {
  summary: string;
  html: string;
}

/** The sentence and the results for a search; without a question only what can be asked. `first` gets the first of them early. Rejects when a file cannot be loaded. */
export async function show(
  wanted: Wanted,
  entry: CatalogueEntry,
  words: PageWords,
  language: string,
  load: Load,
  first?: (shown: Shown) => void,
): Promise<Shown> {
  if (!isAsked(wanted)) return { summary: words.empty, html: '' };
  const shownOf = (found: Found) => ({
    summary: summaryOf(found, words, language),
    html: renderFound(found, words, language),
  });
  return shownOf(await search(wanted, entry, load, first && ((found) => first(shownOf(found)))));
}
