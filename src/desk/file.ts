import type { Hours } from '../hours/hours.ts';

/** A text in each language of the site, by the language's tag. */
export type Translated = Record<string, string>;

/** What the desk function needs of the site: the build writes it as `/desk/desk.json`, all of it public. */
export interface DeskFile {
  /** Security headers of every answer. */
  headers: Record<string, string>;
  site: { name: Translated; address: string; languages: string[] };
  hours: Hours;
  desks: Record<string, { name: Translated; email?: string | undefined }>;
  /** What a message can be about, the desk that answers, and how many files may come along. */
  subjects: Record<string, { name: Translated; desk: string; personalNumbers?: boolean; attachments?: number }>;
  /** Office hours within which an answer is promised. */
  replyWithin: number;
  /** Days for which a message is kept after it was answered or, unanswered, received. */
  keptFor: number;
  /** Sentences of the mails, and how a time is said, by language and key. */
  words: Record<string, Record<string, string>>;
}
