/** Stems that stand for one another. */
export interface Synonyms {
  /** The engine's: what people use for the same thing. */
  same: string[][];
  /** The agency's, in both directions. */
  agency: string[][];
  /** The engine's: what people name in particular, and what offices call it (`sofa`: `møbel`); not the other way round. */
  broader: [from: string[], to: string[]][];
  /** A visitor's word and the agency's words for it. */
  oneWay: [from: string[], to: string[]][];
  /** A word of the sister language and the one that is written here. */
  pairs: [from: string[], to: string[]][];
}

/** One page: address, title, summary, topic, kind, audiences (places in the lists of the file), `asks`; for a guide what it offers. */
export type PageRow = [
  address: string,
  title: string,
  summary: string,
  topic: number,
  kind: number,
  audiences: number[],
  asks: string[],
  offer?: string,
];

/** What `/ask/<language>.json` holds: all that a first answer needs. */
export interface AskFile {
  language: string;
  /** What the pages are sorted by: short name and what readers see. */
  topics: [id: string, name: string][];
  kinds: [id: string, name: string][];
  audiences: [id: string, name: string][];
  pages: PageRow[];
  /** Every stem of the site, by the word that is written most often for it, in the order of the stems. */
  words: string;
  /** On how many pages each word stands. */
  frequencies: number[];
  /**
   * For each word the pages that it tells from others, each as page × 32 + how often in the text (0 to 3) × 8
   * + how many of the `asks` (0 to 3) × 2 + whether in the title, less the entry before.
   */
  postings: number[][];
  light: { function: string; question: string; stop: string };
  /** Words that the engine knows, that are on no page and that one slip makes one that is (`wife`: `wifi`). */
  real: string;
  synonyms: Synonyms;
  /** A question, and the file names of the pages that come first for it. */
  bestBets: Record<string, string[]>;
}
