import { openingsFrom } from '../../hours/clock.ts';
import type { Hours } from '../../hours/hours.ts';
import type { Kept } from '../store/store.ts';

/** How a desk, or all of them, answered. Times are hours in which the desk was open. */
export interface Answering {
  messages: number;
  answered: number;
  /** Of those that are answered or should be by now: how many were in time. */
  due: number;
  inTime: number;
  /** Half of the answers took at most so long, nine in ten at most so long; nothing without an answer. */
  median: number | undefined;
  ninth: number | undefined;
}

/** Counts messages that were not set aside. */
export function answeringOf(messages: Kept[], hours: Hours, now: Date): Answering {
  const own = messages.filter(({ aside }) => !aside);
  const took = own
    .filter(({ answered }) => answered !== '')
    .map(({ desk, received, answered }) => openHours(hours, desk, new Date(received), new Date(answered)))
    .sort((a, b) => a - b);
  const due = own.filter(
    ({ answerBy, answered }) => answerBy !== '' && (answered !== '' || answerBy < now.toISOString()),
  );
  const at = (share: number) => took[Math.max(0, Math.ceil(took.length * share) - 1)];
  return {
    messages: own.length,
    answered: took.length,
    due: due.length,
    inTime: due.filter(({ answerBy, answered }) => answered !== '' && answered <= answerBy).length,
    median: at(0.5),
    ninth: at(0.9),
  };
}

/** For how many hours a desk was open between two instants. */
export function openHours(hours: Hours, desk: string, from: Date, to: Date): number {
  let open = 0;
  for (const { opens, closes } of openingsFrom(hours, desk, from)) {
    if (opens >= +to) break;
    open += Math.min(closes, +to) - Math.max(opens, +from);
  }
  return open / 3_600_000;
}
