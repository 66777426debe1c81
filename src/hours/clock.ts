import { holidaysOf } from './holidays/holidays.ts';
import type { Hours } from './hours.ts';
import {
  exceptionOn,
  intervalsFrom,
  phoneWithin,
  usualOn,
  type Interval,
  type Opening,
  type Special,
} from './times.ts';

/**
 * The openings that replace those of the week on a date, and the reason by language: of the last exception for that date, else
 * none on a public holiday. Undefined when the week holds, and for a desk without hours.
 */
export function specialOn(hours: Hours, desk: string, date: string): Special | undefined {
  if (!hours.desks[desk]) return undefined;
  const exception = exceptionOn(hours, desk, date);
  if (exception) return exception;
  const why = hours.holidays && holidaysOf(hours.holidays, Number(date.slice(0, 4))).get(date);
  return why ? { times: [], why } : undefined;
}

/** The openings of a desk on a date (year-month-day), with exceptions and public holidays; empty when it is closed. */
export function openingOn(hours: Hours, desk: string, date: string): Opening[] {
  return specialOn(hours, desk, date)?.times ?? usualOn(hours, desk, date);
}

/**
 * The openings of a desk's telephone on a date: its phone hours, on a date with special hours only their intersection with
 * these, so that nobody is told to call a closed desk.
 */
export function phoneOn(hours: Hours, desk: string, date: string): Opening[] {
  return phoneWithin(hours, desk, date, specialOn(hours, desk, date)?.times);
}

/**
 * Yields the intervals in which a desk is open to everyone, as `intervalsFrom` has them. `timesOf` gives the openings of a date:
 * `phoneOn` for the telephone.
 *
 *     for (const { opens, closes } of openingsFrom(hours, 'library', new Date())) …
 */
export function openingsFrom(
  hours: Hours,
  desk: string,
  from: Date,
  timesOf: typeof openingOn = openingOn,
): Generator<Interval> {
  return intervalsFrom(hours.zone, from, (date) => timesOf(hours, desk, date));
}

/**
 * Until when a desk is open that is open at an instant, without `until` where that is day and night; undefined when it is closed
 * then.
 */
export function isOpen(hours: Hours, desk: string, instant: Date): { until?: Date } | undefined {
  for (const { opens, closes } of openingsFrom(hours, desk, instant))
    return opens > +instant ? undefined : closes === Infinity ? {} : { until: new Date(closes) };
  return undefined;
}

/** When a desk opens next after an instant; undefined when it does not within 60 days. */
export function nextOpening(hours: Hours, desk: string, instant: Date): Date | undefined {
  for (const { opens } of openingsFrom(hours, desk, instant)) if (opens > +instant) return new Date(opens);
  return undefined;
}

/**
 * The deadline of an answer: the instant at which a desk has been open for `officeHours` since `received`. Undefined when it does
 * not open for 60 days or the hours take more than five years, because then nothing can be promised.
 */
export function answerBy(hours: Hours, desk: string, received: Date, officeHours: number): Date | undefined {
  let left = Math.round(officeHours * 3_600_000);
  for (const { opens, closes } of openingsFrom(hours, desk, received)) {
    const start = Math.max(opens, +received);
    if (left <= closes - start) return new Date(start + left);
    left -= closes - start;
  }
  return undefined;
}
