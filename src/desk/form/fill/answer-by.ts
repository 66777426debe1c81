import { sayTime } from '../../../hours/say.ts';
import type { BuiltPage } from '../../../server/fill.ts';
import type { DeskFile } from '../../file.ts';

/** Fills the time by which an answer comes into a sentence. */
export type SayBy = (sentence: string) => string;

/** Makes what says by when an answer comes, to somebody who reads it `now`, or on a page that is printed and `kept`. */
export function sayerOf(
  by: Date,
  { words, hours }: DeskFile,
  language: string,
  read: { now: Date; kept?: boolean },
): SayBy {
  return (sentence) => sayTime(sentence, by, language, hours.zone, words[language] ?? {}, read);
}

/** Shows by when an answer comes, in the page's own sentence for it; without a time the sentence stays hidden. */
export function showAnswerBy(page: BuiltPage, by: SayBy | undefined): void {
  if (!by) return;
  page.setText('[data-expect]', by(page.attribute('[data-expect]', 'data-by')));
  page.removeAttribute('[data-expect]', 'hidden');
}
