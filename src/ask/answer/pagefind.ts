/** An index of Pagefind 1.6 in one language, as far as questions use it: the same in the browser and in Node. */
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

/** Addresses of the pages on which a word stands, best first, at most 20. Rejects when a part of the index cannot be loaded. */
export async function pagesWith(word: string, pagefind: Pagefind): Promise<string[]> {
  const { results } = await pagefind.search(word);
  const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return pages.map(({ url }) => url);
}
