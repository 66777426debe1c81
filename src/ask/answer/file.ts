/** Synonyms for query expansion, as stems. */
export interface Synonyms {
  /** The engine's: what people use for the same thing. */
  same: string[][];
  /** The agency's, in both directions. */
  agency: string[][];
  /** The engine's: hyponyms that people name, and what offices call it (`sofa`: `møbel`); not the other way round. */
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

/** Where a language of a site draws the lines between what it is sure of and what not, in logarithms of odds. */
export interface Lines {
  /** The least confidence of an answer that is sure. */
  sure: number;
  /** Below it no page is about that, where the site does not know the words either; nothing when too few questions told. */
  none?: number;
}

/** Who else may help, as the agency has written it: what a question may hold (words of which it holds all), a name, and an address. */
export type Elsewhere = [words: string[], name: string, address: string];

/** What `/ask/<language>.json` holds: all that a first answer needs. */
export interface AskFile {
  language: string;
  /** What the pages are sorted by: short name and what readers see. */
  topics: [id: string, name: string][];
  kinds: [id: string, name: string][];
  audiences: [id: string, name: string][];
  pages: PageRow[];
  /** The dictionary: for every stem of the site its most frequent surface form with its letters (`Bürgeramts`), in the order of the stems. */
  words: string;
  /** Document frequency: on how many pages each word stands. */
  frequencies: number[];
  /**
   * The posting list of each word, delta-encoded: the pages that it tells from others, each as page × 32 + the step of
   * its frequency in the text (0 to 3) × 8 + how many of the `asks` (0 to 3) × 2 + whether in the title, less the entry
   * before.
   */
  postings: number[][];
  light: { function: string; question: string; stop: string };
  /** A filter of the stems of real words of the language that are on no page, and that spelling correction would take for one that is (`wife`: `wifi`); `words/filter.ts` opens it. */
  real: string;
  /** A filter of the stems of what other public bodies, shops and neighbours are asked about (`passport`, `pancake`): a word of it that no page is called or asked by tells against a page. */
  foreign?: string;
  synonyms: Synonyms;
  /** A question, and the file names of the pages that come first for it. */
  bestBets: Record<string, string[]>;
  /** Words of which a question about the desks has at least one; what answers it is another file (`desks/file.ts`). */
  desks?: string | undefined;
  /** From which confidence on an answer is sure, as the build has measured it. */
  lines?: Lines;
  /** Who else may help. */
  elsewhere?: Elsewhere[];
}
