import type { Hours, Span } from './hours.ts';
import { dateIn, instantOf, nextDate } from './zone.ts';

/** From when to when on the wall clock of the agency's zone, as hh:mm. */
export interface Opening {
  opens: string;
  /** 24:00 for the midnight that ends the day. */
  closes: string;
  /** Only for whoever has an appointment. */
  appointment?: true;
}

/** An interval of time in milliseconds since 1970 (UTC), without its end. */
export interface Interval {
  opens: number;
  /** `Infinity` where no end is known: open day and night. */
  closes: number;
}

/** Other times on a date than those of the week, and the reason by language. */
export interface Special {
  times: Opening[];
  why: Record<string, string> | undefined;
}

/** After so many days without an opening, a desk counts as one that meets by appointment. */
const horizon = 60;
/** Who does not close for so many days is open day and night: more than a year, so that a yearly holiday would have shown. */
const unbroken = 400;
/** So many days ahead nothing is asked: a promise further off is none. */
const furthest = 5 * 366;
/** Whether the day after a date can be written as year-month-day too. */
const isNamed = (date: string) => '0001' <= date && date < '9999-12-31';
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Whether openings of a day, earliest first, leave no minute of it closed to anyone. */
export function isAllDay(times: Opening[]): boolean {
  let end = '00:00';
  for (const { opens, closes, appointment } of times) if (!appointment && opens <= end && closes > end) end = closes;
  return end === '24:00';
}

/** The openings of some spans on a day of the week, earliest first. */
export function timesOn(spans: Span[], day: Span['days'][number]): Opening[] {
  return spans
    .filter((span) => span.days.includes(day))
    .map(({ opens, closes, appointment }) => ({ opens, closes, ...(appointment && { appointment }) }))
    .sort((a, b) => (a.opens < b.opens ? -1 : 1));
}

/** The spans in force on a date: those of the period that it falls in, where there are any, else those of the usual week. */
function spansOn(hours: Hours, all: Span[], date: string): Span[] {
  const period = periodOn(hours, date);
  const own = period ? all.filter(({ during }) => during === period) : [];
  return own.length > 0 ? own : all.filter(({ during }) => !during);
}

/** The name of the period that a date falls in; undefined in usual weeks. */
export function periodOn(hours: Hours, date: string): string | undefined {
  const isIn = ({ from, to }: { from: string; to: string }) => from <= date && date <= to;
  return Object.entries(hours.periods ?? {}).find(([, { dates }]) => dates.some(isIn))?.[0];
}

/** The openings of a desk by its week on a date (year-month-day), without regard to exceptions and public holidays. */
export function usualOn(hours: Hours, desk: string, date: string): Opening[] {
  return usual(hours, hours.desks[desk], date);
}

const usual = (hours: Hours, spans: Span[] = [], date: string) =>
  timesOn(spansOn(hours, spans, date), days[new Date(date).getUTCDay()]!);

/** What the last exception for a date makes of a desk's times there; undefined without one. */
export function exceptionOn({ exceptions }: Hours, desk: string, date: string): Special | undefined {
  const exception = exceptions?.findLast(
    ({ desks, from, to = from }) => from <= date && date <= to && (!desks || desks.includes(desk)),
  );
  if (!exception) return undefined;
  const { opens, closes, why } = exception;
  return { times: opens && closes ? [{ opens, closes }] : [], why };
}

/** The usual times of a desk's telephone on a date, cut to the special ones of the desk, so that nobody is told to call a closed one. */
export function phoneWithin(hours: Hours, desk: string, date: string, special?: Opening[]): Opening[] {
  const answered = usual(hours, hours.phones?.[desk], date);
  if (!special) return answered;
  const later = (one: string, other: string) => (one > other ? one : other);
  const earlier = (one: string, other: string) => (one < other ? one : other);
  return answered.flatMap((phone) =>
    special
      .map((desk) => ({ opens: later(phone.opens, desk.opens), closes: earlier(phone.closes, desk.closes) }))
      .filter(({ opens, closes }) => opens < closes),
  );
}

/**
 * Yields the intervals that are open to everyone by the times of each date, in order and disjoint, from the first that ends after
 * `from`. Intervals that touch are merged, times by appointment are left out. It ends after 60 days without any, with an opening
 * of more than 400 days, whose end is `Infinity`, and at the latest after five years.
 */
export function* intervalsFrom(zone: string, from: Date, timesOf: (date: string) => Opening[]): Generator<Interval> {
  let last: Interval | undefined;
  let [idle, begun] = [0, 0];
  let date = dateIn(zone, from);
  for (let day = 0; day <= furthest && idle <= horizon && isNamed(date); day++, idle++, date = nextDate(date)) {
    for (const time of timesOf(date)) {
      if (time.appointment) continue;
      const opens = instantOf(zone, date, time.opens);
      const closes = instantOf(zone, date, time.closes);
      // A day or an hour that the clocks leave out has no opening.
      if (closes <= Math.max(opens, +from) || dateIn(zone, new Date(opens)) !== date) continue;
      idle = 0;
      if (last && opens <= last.closes) {
        last.closes = Math.max(closes, last.closes);
        if (day - begun > unbroken) return yield { ...last, closes: Infinity };
      } else {
        if (last) yield last;
        last = { opens, closes };
        begun = day;
      }
    }
  }
  if (last) yield last;
}
