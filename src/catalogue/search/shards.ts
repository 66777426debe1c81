import type { Stem } from '../../ask/words/stem.ts';

/**
 * The index of the search as the build writes it: shards, language-neutral, below `/catalogue/<version>/`. Records are
 * named by their index in `BrowseLists.records`.
 */

/** Loads a shard by its file name; rejects when it cannot be had. Whoever passes one sees to it that each is loaded once. */
export interface Load {
  (name: string): Promise<unknown>;
  /** Loads the stemmer of a language; without it there are only those that are part of every script. */
  stemmer?: (language: string) => Promise<Stem>;
}

/** What the search page carries: the sparse index over the shards, and what else must be known before any is loaded. */
export interface Manifest {
  /** The address of the folder of the shards; another build has another. */
  base: string;
  /** The shortest separator before the first term of each shard of terms, in ascending order. */
  terms: string[];
  /** The same for the shards of names. */
  names: string[];
  /** How many files of fingerprints there are: `known-<n>.json` (`known.ts`). */
  known: number;
  /** Stop words: terms of so many records that they tell nothing; only short titles are listed under them. */
  common: string[];
  /** Languages of the records, for the stems. */
  languages: string[];
  records: number;
}

/** `terms-<n>.json`: terms in ascending order, each with its postings (`posting.ts`), ascending and delta encoded. */
export type TermShard = [term: string, ...postings: number[]][];

/** `names-<n>.json`: words of authors, reversed, in ascending order, each with the number of its records. Only a word that stands nowhere asks for them. */
export type NameShard = [name: string, records: number][];

/**
 * `facts.json`: what all records are filtered, counted and sorted by, column by column. In `kind` (one sign a record),
 * `language` and `place` (two) each value is its index in the list of values, in base 36.
 */
export interface DocValuesFile {
  kinds: string[];
  languages: string[];
  places: string[];
  kind: string;
  language: string;
  place: string;
  /** 0 where it is not known. */
  year: number[];
}

/** `titles.json`: the rank of each record when all are sorted by title. */
export type TitlesFile = number[];

/** `records-<n>.json`: what a result shows, `recordsPerShard` of them. */
export type RecordRow = [
  id: string,
  title: string,
  authors: string[],
  year: number,
  kind: string,
  language: string,
  place: string,
  shelfmark: string,
  available: string,
  page: number,
];
export const recordsPerShard = 50;
