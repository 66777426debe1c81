import { holidaysOf } from './holidays.ts';
import type { Hours, Span } from './hours.ts';

/** From when to when on the wall clock, such as 08:30 and 16:00. */
export interface Opening {
  opens: string;
  /** 24:00 for the midnight that ends the day. */
  closes: string;
  /** Only for whoever has an appointment. */
  appointment?: true;
}

/** After so many days without an opening, a desk counts as one that meets by appointment. */
const horizon = 60;
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** The weekly hours on a day of the week, earliest first. */
export function timesOn(spans: Span[], day: Span['days'][number]): Opening[] {
  return spans
    .filter((span) => span.days.includes(day))
    .map(({ opens, closes, appointment }) => ({ opens, closes, ...(appointment && { appointment }) }))
    .sort((a, b) => (a.opens < b.opens ? -1 : 1));
}

/** The spans that hold on a date: those of the period that it falls in, where there are any, else those of the usual week. */
function spansOn(hours: Hours, all: Span[], date: string): Span[] {
  const period = periodOn(hours, date);
  const own = period ? all.filter(({ during }) => during === period) : [];
  return own.length > 0 ? own : all.filter(({ during }) => !during);
}

/** The period of the year that a date falls in; none in usual weeks. */
export function periodOn(hours: Hours, date: string): string | undefined {
  const isIn = ({ from, to }: { from: string; to: string }) => from <= date && date <= to;
  return Object.entries(hours.periods ?? {}).find(([, { dates }]) => dates.some(isIn))?.[0];
}

/** The weekly hours that fall on a date (year-month-day), whatever else holds that day. */
export function usualOn(hours: Hours, desk: string, date: string): Opening[] {
  return usual(hours, hours.desks[desk], date);
}

const usual = (hours: Hours, spans: Span[] = [], date: string) =>
  timesOn(spansOn(hours, spans, date), days[new Date(date).getUTCDay()]!);

/** What holds on a date instead of the weekly hours, and why by language: the last exception, else a public holiday. */
export function specialOn(
  hours: Hours,
  desk: string,
  date: string,
): { times: Opening[]; why: Record<string, string> | undefined } | undefined {
  if (!hours.desks[desk]) return undefined;
  const exception = hours.exceptions?.findLast(
    ({ desks, from, to = from }) => from <= date && date <= to && (!desks || desks.includes(desk)),
  );
  if (exception) {
    const { opens, closes, why } = exception;
    return { times: opens && closes ? [{ opens, closes }] : [], why };
  }
  const why = hours.holidays && holidaysOf(hours.holidays, Number(date.slice(0, 4))).get(date);
  return why ? { times: [], why } : undefined;
}

/** When a desk is open on a date (year-month-day), with exceptions and public holidays; nothing when it is closed. */
export function openingOn(hours: Hours, desk: string, date: string): Opening[] {
  return specialOn(hours, desk, date)?.times ?? usualOn(hours, desk, date);
}

/**
 * When a desk answers the telephone on a date: its phone hours, and of these on a day with other hours only what falls
 * within them, so that nobody is told to call a closed desk.
 */
export function phoneOn(hours: Hours, desk: string, date: string): Opening[] {
  const answered = usual(hours, hours.phones?.[desk], date);
  const special = specialOn(hours, desk, date)?.times;
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
 * The times at which a desk is open to everyone, in milliseconds, one after the other, from the one that has not
 * ended at `from`. Hours that touch are one; it ends after 60 days without any. `timesOf`: the hours of a date,
 * `phoneOn` for the telephone.
 */
export function* openingsFrom(
  hours: Hours,
  desk: string,
  from: Date,
  timesOf: typeof openingOn = openingOn,
): Generator<{ opens: number; closes: number }> {
  const { zone } = hours;
  let last: { opens: number; closes: number } | undefined;
  let date = dateIn(zone, from);
  for (let idle = 0; idle <= horizon; idle++, date = nextDate(date)) {
    for (const time of timesOf(hours, desk, date)) {
      if (time.appointment) continue;
      const opens = instantOf(zone, date, time.opens);
      const closes = instantOf(zone, date, time.closes);
      // A day or an hour that the clocks leave out has no opening.
      if (closes <= Math.max(opens, +from) || dateIn(zone, new Date(opens)) !== date) continue;
      idle = 0;
      if (last && opens <= last.closes) last.closes = Math.max(closes, last.closes);
      else {
        if (last) yield last;
        last = { opens, closes };
      }
    }
  }
  if (last) yield last;
}

/** Until when the desk is open, if it is open at this instant. */
export function isOpen(hours: Hours, desk: string, instant: Date): { until: Date } | undefined {
  for (const { opens, closes } of openingsFrom(hours, desk, instant))
    return opens <= +instant ? { until: new Date(closes) } : undefined;
  return undefined;
}

/** When the desk opens next after this instant; nothing when it does not within 60 days. */
export function nextOpening(hours: Hours, desk: string, instant: Date): Date | undefined {
  for (const { opens } of openingsFrom(hours, desk, instant)) if (opens > +instant) return new Date(opens);
  return undefined;
}

/**
 * By when an answer is due: the instant at which the desk has been open for so many hours since
 * `received`. Nothing when it does not open for 60 days, because then no time can be promised.
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

/** The date on the wall clock of a zone, as year-month-day. */
export function dateIn(zone: string, instant: Date): string {
  return new Date(wallOf(zone, +instant)).toISOString().slice(0, 10);
}

/** The date that follows. */
export function nextDate(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/**
 * The instant, in milliseconds, at which the wall clock of a zone shows a date and time. As in
 * RFC 5545, 3.3.5: a time that comes twice means the first, one that is left out is read as if the
 * clock had not been changed yet.
 */
export function instantOf(zone: string, date: string, time: string): number {
  const wall = Date.parse(`${date}T${time}Z`);
  const [before, after] = [wall - 86_400_000, wall + 86_400_000].map((near) => wall - (wallOf(zone, near) - near)) as [
    number,
    number,
  ];
  return [before, after].find((instant) => wallOf(zone, instant) === wall) ?? before;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock of a zone shows, to the second, as if that were UTC. */
function wallOf(zone: string, instant: number): number {
  let clock = clocks.get(zone);
  if (!clock) {
    const two = '2-digit';
    const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
    clock = new Intl.DateTimeFormat('en', { ...fields, hourCycle: 'h23', timeZone: zone });
    clocks.set(zone, clock);
  }
  const parts = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second } = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** As in `strings.ts`: where a bare tag would write dates and digits as few of our readers do. */
const locales: Record<string, string> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** What stands between day and time, and after the time. */
const joints: Record<string, [string, string?]> = {
  nb: [' kl. '],
  nn: [' kl. '],
  sl: [' ob '],
  ar: ['، الساعة '],
  de: [', ', ' Uhr'],
  fr: [' à '],
};

const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** An instant as readers of a language write it, on the wall clock of a zone: "Tuesday 24 November, 14:00". */
export function sayInstant(instant: Date, language: string, zone: string): string {
  const say = (format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language] ?? language, { ...format, timeZone: zone }).format(instant);
  return dayAndTime(language, say(day), say({ timeStyle: 'short' }));
}

/** A day and a time of day together, as readers of a language write them. */
export function dayAndTime(language: string, day: string, time: string): string {
  const [between, after = ''] = joints[language] ?? [', '];
  return `${day}${between}${time}${after}`;
}

/** A day, or the days from one date to another, as readers of a language write them: "Tuesday 24 November". */
export function sayDays(from: string, to: string, language: string): string {
  const format = new Intl.DateTimeFormat(locales[language] ?? language, { ...day, timeZone: 'UTC' });
  return format.formatRange(new Date(from), new Date(to));
}
