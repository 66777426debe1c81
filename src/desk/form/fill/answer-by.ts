import { sayTime } from '../../../hours/say.ts';
import type { BuiltPage } from '../../../server/fill.ts';
import type { DeskFile } from '../../file.ts';
import type { Wish } from '../read/wish.ts';

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

/** Shows by when an answer or a call comes, in the page's own sentence for it; without a time the sentence stays hidden. */
export function showAnswerBy(page: BuiltPage, by: SayBy | undefined, wish: Wish = 'mail'): void {
  if (!by) return;
  page.setText('[data-expect]', by(page.attribute('[data-expect]', wish === 'call' ? 'data-by-call' : 'data-by')));
  page.removeAttribute('[data-expect]', 'hidden');
}
