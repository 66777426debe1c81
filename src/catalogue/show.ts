import { renderFound, summaryOf, type CatalogueWords } from './render.ts';
import { isAsked, search, type Load, type Wanted } from './search.ts';
import type { CatalogueEntry } from './files.ts';

/** What the search page says in each state, beside the words of a result. */
export interface PageWords extends CatalogueWords {
  waiting: string;
  failed: string;
  empty: string;
}

/** The sentence and the results for a search; without a question only what can be asked. Rejects when a file cannot be loaded. */
export async function show(
  wanted: Wanted,
  entry: CatalogueEntry,
  words: PageWords,
  language: string,
  load: Load,
): Promise<{ summary: string; html: string }> {
  if (!isAsked(wanted)) return { summary: words.empty, html: '' };
  const found = await search(wanted, entry, load);
  return { summary: summaryOf(found, words, language), html: renderFound(found, words, language) };
}
