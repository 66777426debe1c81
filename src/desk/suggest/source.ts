/** A part of a page that can be changed alone. */
export interface Part {
  /** Its name in the address of the form: the id of its heading, `title-and-summary`, or `beginning`. */
  id: string;
  /** Its heading; empty for the two that have none. */
  name: string;
  /** What stands in the file, exactly. */
  before: string;
  /** In which line of the file it begins, counted from 1. */
  line: number;
  /** Where in it, from and up to, the values of the fields stand, as YAML; only in the part of title and summary. */
  fields?: Partial<Record<FieldName, Field>>;
}

/** A field of the front matter that visitors may change. */
export type FieldName = 'title' | 'summary';

interface Field {
  from: number;
  to: number;
  value: string;
}

/** What the build writes of each page that is shown, for suggestions: nothing that does not stand on that page. */
export interface Source {
  /** The file that the page is made of, from the root of the repository. */
  file: string;
  /** What the page is called; empty for the catalogue. */
  title: string;
  /** The language of the text; that of the original where a page is not translated. */
  language: string;
  /** The desk that answers for the page. */
  desk: string;
  /** SHA-256 of the file; empty where it holds data. */
  base: string;
  /** The parts of a text; none where the file holds data. */
  parts: Part[];
  /** Where the file holds data: what visitors read on the page. */
  words?: string;
}

/** Under which name the source of a page is kept, by its address: records of the catalogue are the same in every language. */
export function sourceName(page: string, base: string): string {
  return page
    .slice(base.length)
    .replace(/^\/|\/$/g, '')
    .replace(/^[^/]+\/(?=catalogue\/)/, '');
}

/** What the form for a missing page needs. */
export interface Drafting {
  /** The agency's folder in the repository. */
  folder: string;
  /** Topics with the desk that new pages of it belong to, and the audience they are for. */
  topics: Record<string, { desk: string; audience: string[] }>;
}

/** The id of the part of title and summary, and of what stands before the first heading. */
export const headId = 'title-and-summary';
export const leadId = 'beginning';
