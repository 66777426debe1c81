import type { Hours } from '../../hours/hours.ts';

/**
 * The words by which questions about hours, telephones and addresses are known in a language, each a list with spaces between its
 * words; with `_` in it a word is several in this order. `words/` has a file for each language.
 */
export interface DeskWords {
  /** Words of opening and closing. */
  hours: string;
  phone: string;
  /** Those that ask for a number also where no desk is named. */
  phoneAlone: string;
  /** Words that ask for a number where a desk is named whole, after them: `the number of the IT desk`, not `student number`. */
  number: string;
  where: string;
  /** Words of going to somebody, which ask for hours where a desk is named, and a day or `when`. */
  visit: string;
  when: string;
  /** Words by which an office is addressed. */
  you: string;
  /** Words that say that something of the visitor's own is meant. */
  mine: string;
  /** What looks like such a question and is none. */
  veto: string;
  /** Words that change nothing. */
  small: string;
  /** What many desks and places are called: desk, office, building. */
  generic: string;
  now: string;
  today: string;
  tomorrow: string;
  /** The day after tomorrow. */
  after: string;
  weekend: string;
  week: string;
  nextWeek: string;
  next: string;
  /** Seven and twelve lists, between bars. */
  weekdays: string;
  months: string;
}

/** A desk or a place as visitors read of it. */
export interface Named {
  name: string;
  /** Its part of the contact page, or its page; nothing where the site has neither. */
  address?: string | undefined;
}

/** A desk, with the place (by its slug) where it is, and what that is called for the desk: "Main building, ground floor". */
export interface DeskFacts extends Named {
  phone?: string | undefined;
  email?: string | undefined;
  place?: string | undefined;
  words?: string | undefined;
}

/** A place, with the lines of its address. */
export interface PlaceFacts extends Named {
  lines: string[];
  map?: string | undefined;
  desks: string[];
}

/** A range of dates (year-month-day, both included). */
export type Range = [from: string, to: string];

/** What a site knows of its desks in one language, so that questions about them are answered: `/ask/desks/<language>.json`. */
export interface DesksFile {
  language: string;
  /** The hours as the agency wrote them, with public holidays as the first exceptions. */
  hours: Pick<Hours, 'zone' | 'desks' | 'phones' | 'periods' | 'exceptions'>;
  desks: Record<string, DeskFacts>;
  places: Record<string, PlaceFacts>;
  /** The page of all desks, where the site has it. */
  all?: Named | undefined;
  /** What the organisation and its town are called, and whom pages are for: words that narrow nothing here. */
  around: string;
  /** Days that have a name, such as Christmas Eve: their names, as lists of `DeskWords` are written, and when they are. */
  named: { names: string; when: Range[] }[];
  /** The days of a weekend, 0 for Monday. */
  weekend: number[];
  /** The interface texts that an answer needs. */
  texts: Record<string, string>;
  words: DeskWords;
}

/** The address of that file. */
export const desksFileAddress = (base: string, language: string) => `${base}/ask/desks/${language}.json`;
