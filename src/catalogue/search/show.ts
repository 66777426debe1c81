import { renderFound, summaryOf, type CatalogueWords } from './render.ts';
import { search, type Found } from './search.ts';
import { isAsked, type CatalogueQuery } from './query.ts';
import type { Load, Manifest } from './shards.ts';

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

/** Searches and renders what was found; where nothing is asked, only says what can be. `first` gets the first results early. Rejects when a shard cannot be loaded. */
export async function show(
  query: CatalogueQuery,
  manifest: Manifest,
  words: PageWords,
  language: string,
  load: Load,
  first?: (shown: Shown) => void,
): Promise<Shown> {
  if (!isAsked(query)) return { summary: words.empty, html: '' };
  const shownOf = (found: Found) => ({
    summary: summaryOf(found, words, language),
    html: renderFound(found, words, language),
  });
  return shownOf(await search(query, manifest, load, first && ((found) => first(shownOf(found)))));
}
