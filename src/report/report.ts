import type { Problem } from '../settings/problems.ts';

/** How large and how hard a text is. */
export interface Measure {
  words: number;
  /** The text's own HTML as it comes over the line. */
  bytes: number;
  /** LIX, where somebody has measured the newspapers of the language, and what these have. */
  lix?: number;
  newspapers?: number;
}

/** A page that a change adds, changes or removes. */
export interface PageChange {
  change: 'added' | 'changed' | 'removed';
  file: string;
  title: string;
  /** Its path on the host, such as `/nb/renew-a-loan/`; empty while the page is not shown. */
  path: string;
  before?: Measure;
  after?: Measure;
}

/** A question in the `asks` of a page. */
export interface Promised {
  file: string;
  ask: string;
}

/** What a change does to the pages: a file that one workflow writes, and another that trusts nothing in it reads. */
export interface Report {
  /** Mistakes that the change makes. */
  mistakes: Problem[];
  /** How many there were before. They are not the sender's. */
  stood: number;
  /** What is worth a look in the files that changed. */
  notices: Problem[];
  pages: PageChange[];
  /** Files that changed and are no pages: settings, pictures, words. */
  files: string[];
  /** Whether the search could be asked; not while there are mistakes. */
  asked: boolean;
  /** Questions that find their page now and did not, and those that did and do not. */
  won: Promised[];
  lost: Promised[];
}

/** So many of each list are written and read. */
export const mostOfEach = 1000;
