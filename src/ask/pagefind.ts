/** What `openPagefind` and the browser's `pagefind.js` both offer of Pagefind 1.6, as far as ask uses it. */

/** One index in one language, ready to be asked. */
export interface Pagefind {
  /** Pages that match every word of the query, best first; an empty query finds nothing, `null` finds every page. */
  search(query: string | null, options?: PagefindSearchOptions): Promise<PagefindAnswer>;
  /** Fetches the chunks that a search for this query will need, without searching. */
  preload(query: string, options?: PagefindSearchOptions): Promise<void>;
  /** Number of pages for each value of each filter. */
  filters(): Promise<PagefindFilters>;
  /** Changes options from now on; in a browser, only after `search('')` has answered. */
  options(options: PagefindOptions): Promise<void>;
  /** Lets the index go; asking afterwards fails. */
  destroy(): Promise<void>;
}

/** Options of an index, given when it is opened. */
export interface PagefindOptions {
  /** Put before the address of each page; `/` by default. */
  baseUrl?: string;
  /** Words in an excerpt; 30 by default. */
  excerptLength?: number;
  /** Multiplies every score. */
  indexWeight?: number;
  /** Whether `č` must be typed as `č`; by default `c` finds it too. */
  exactDiacritics?: boolean;
  /** How pages are weighed against one another. */
  ranking?: PagefindRanking;
}

/** Pagefind's BM25: each weight has a default of its own in Pagefind. */
export interface PagefindRanking {
  /** How much nearer a word that is as long as the query's counts than a longer one that starts with it. */
  termSimilarity?: number;
  /** How much long pages are held back, 0 to 1 (BM25's b). */
  pageLength?: number;
  /** How fast repeating a word stops to count (BM25's k1). */
  termSaturation?: number;
  /** Share of word frequency against mere word count, 0 to 1. */
  termFrequency?: number;
  /** How much nearer a word with the query's own diacritics counts. */
  diacriticSimilarity?: number;
  /** Weight of a match in each metadata field, by the field's name. */
  metaWeights?: Record<string, number>;
}

/** Limits and order of one search. */
export interface PagefindSearchOptions {
  /** Values that a page must have, by filter; a list means all of them, `{ any: [] }` one of them. */
  filters?: Record<string, string | string[] | { any: string[] }>;
  /** A sort key of the pages, instead of the score. */
  sort?: Record<string, 'asc' | 'desc'>;
}

/** By filter and value, a number of pages. */
export type PagefindFilters = Record<string, Record<string, number>>;

/** What a search gives: all pages that match, without their text. */
export interface PagefindAnswer {
  results: PagefindResult[];
  /** Pages that match the words, before filters. */
  unfilteredResultCount: number;
  /** Pages for each value, among those found. */
  filters: PagefindFilters;
  /** Pages for each value, before this search's own filters. */
  totalFilters: PagefindFilters;
}

/** A page that matches; `data()` costs a request of its own. */
export interface PagefindResult {
  /** Names the page within this index: the name of its fragment file. */
  id: string;
  /** Higher is better; only comparable within one search. */
  score: number;
  /** Positions of the words that match, counted in words of the text. */
  words: number[];
  /** Metadata fields that match, if any. */
  matchedMetaFields?: string[];
  /** The page's text, title and passages. */
  data(): Promise<PagefindFragment>;
}

/** A page's text and what of it matches. */
export interface PagefindFragment {
  /** Address of the page, with `baseUrl`. */
  url: string;
  /** Text around the densest matches, escaped, with `<mark>`. */
  excerpt: string;
  /** The same without marks. */
  plain_excerpt: string;
  /** The whole text. */
  content: string;
  word_count: number;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  /** Headings with an `id`, with their position in words. */
  anchors: { element: string; id: string; text: string; location: number }[];
  /** The sections that match, each linked to its heading. */
  sub_results: PagefindPassage[];
}

/** A section that matches. */
export interface PagefindPassage {
  title: string;
  /** Address of the section: the page's with `#`. */
  url: string;
  /** Text around the matches, escaped, with `<mark>`. */
  excerpt: string;
  plain_excerpt: string;
  locations: number[];
  anchor?: { element: string; id: string; text: string; location: number };
}
