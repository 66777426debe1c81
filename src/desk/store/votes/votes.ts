/** What visitors said of a page: how many it helped and how many not, and their sentences, newest first. */
export interface Votes {
  page: string;
  language: string;
  helped: number;
  failed: number;
  sentences: { written: string; helpful: boolean; text: string }[];
}

/** A search without result that visitors told of. */
export interface Miss {
  question: string;
  language: string;
  times: number;
  last: string;
}
