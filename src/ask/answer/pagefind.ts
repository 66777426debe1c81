import type { Answer } from './answer.ts';

/** An index of Pagefind 1.6 in one language: what `openPagefind` and the browser's `pagefind.js` both offer, as far as ask uses it. */
export interface Pagefind {
  /** Pages that match every word of the query, best first; an empty query finds nothing. */
  search(query: string): Promise<{ results: PagefindResult[] }>;
}

/** A page that matches; `data()` costs a request of its own. */
export interface PagefindResult {
  data(): Promise<{ url: string }>;
}

/** More would be more requests than a question is worth. */
const most = 20;

/** Addresses of the pages on which a word stands, best first. */
export async function pagesWith(word: string, pagefind: Pagefind): Promise<string[]> {
  const { results } = await pagefind.search(word);
  const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return pages.map(({ url }) => url);
}

/**
 * A first answer with the pages that only a second one, which knows the full text, has found: the `shown` pages that
 * somebody reads already keep their places, the new ones follow, then the others.
 */
export function withFullText(first: Answer, second: Answer, shown: number): Answer {
  const known = new Set(first.found.map(({ address }) => address));
  const found = second.found.filter(({ address }) => !known.has(address));
  return { ...first, found: [...first.found.slice(0, shown), ...found, ...first.found.slice(shown)] };
}
