import type { Hours } from '../hours/hours.ts';
import type { Kind } from './form/read/formats/kinds.ts';
import type { OwnKind } from './form/read/own/kinds.ts';
import type { Wish } from './form/read/wish.ts';

/** A text in each language of the site, by the language's tag. */
export type Translated = Record<string, string>;

/** A question of the agency's own in the form; `options` are the answers of a choice. */
export interface OwnField {
  label: Translated;
  hint?: Translated | undefined;
  kind: OwnKind;
  required: boolean;
  options?: Translated[] | undefined;
}

/** What must be known of an order besides its number. */
export type Fact = 'birth-date' | 'postcode' | 'code';

/** A kind of order: all that it says stands in the status page. */
export interface OrderKind {
  name: Translated;
  secret: Fact[];
  codeLength: number;
  /** Wrong tries a day that its facts hold against; 1 where nothing is said. */
  triesADay?: number | undefined;
  /** Hours within which its source reports. */
  every?: number | undefined;
  /** Days for which it is kept after its end. */
  keptFor: number;
  states: Record<string, { ready: boolean; beside: boolean; end: boolean }>;
}

/** What the desk function needs of the site: the build writes it as `/desk/desk.json`, all of it public. */
export interface DeskFile {
  /** Security headers of every answer. */
  headers: Record<string, string>;
  site: { name: Translated; address: string; languages: string[] };
  hours: Hours;
  desks: Record<string, { name: Translated; email?: string | undefined }>;
  /** What a message can be about, the desk that answers, and how many files may come along. */
  subjects: Record<
    string,
    {
      name: Translated;
      desk: string;
      personalNumbers?: boolean;
      attachments?: number;
      fields?: Record<string, OwnField>;
    }
  >;
  /** How a visitor can ask to be answered, the usual way first; by mail only where nothing is said. */
  wishes?: Wish[];
  /** The kinds of files that are taken. */
  formats?: Kind[];
  /** Kinds of orders whose status can be looked up. */
  orders?: Record<string, OrderKind>;
  /** Office hours within which an answer is promised. */
  replyWithin: number;
  /** Days for which a message is kept after it was answered or, unanswered, received. */
  keptFor: number;
  /** Days for which the lines of the audit log are kept; two years where nothing is said. */
  auditKeptFor?: number;
  /** Sentences of the mails, and how a time is said, by language and key. */
  words: Record<string, Record<string, string>>;
  /** The languages that callers can choose, where the site has a telephone. */
  phone?: string[];
}
