/**
 * What the build writes for the search, language-neutral, below `/catalogue/<version>/`. Records are
 * named by their place in the order of the drawers.
 */

/** What the search page carries: what there is to load. */
export interface CatalogueEntry {
  /** Folder of the files; another build has another. */
  base: string;
  /** The beginning of the first term of each file of terms, in order. */
  terms: string[];
  /** Terms that stand on so many records that they tell nothing; only short titles are listed under them. */
  common: string[];
  /** Languages of the records, for the stems. */
  languages: string[];
  records: number;
}

/** `terms-<n>.json`: each term with its postings. */
export type TermFile = [term: string, ...postings: number[]][];

/** `facts.json`: for each record what it is narrowed and sorted by; a sign of `kind`, `language` and `place` is a place in the list (base 36). */
export interface FactsFile {
  kinds: string[];
  languages: string[];
  places: string[];
  kind: string;
  language: string;
  /** Two signs a record. */
  place: string;
  /** 0 where it is not known. */
  year: number[];
}

/** `titles.json`: the place of each record in the order of titles. */
export type TitlesFile = number[];

/** `records-<n>.json`: what a result shows, `recordsAFile` of them. */
export type RecordRow = [
  id: string,
  title: string,
  authors: string[],
  year: number,
  kind: string,
  language: string,
  place: string,
  shelf: string,
  available: string,
  drawer: number,
];
export const recordsAFile = 50;

/** A posting: the record, how short its title is (0 to 3, the shortest), and in which fields the term stands (`bits` of terms.ts). */
export const pack = (record: number, short: number, mask: number) => record * 64 + short * 16 + mask;
export const recordOf = (posting: number) => Math.floor(posting / 64);
export const shortOf = (posting: number) => Math.floor(posting / 16) % 4;
export const maskOf = (posting: number) => posting % 16;
