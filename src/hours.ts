import { z } from 'astro/zod';
import { dateIn, nextDate, specialOn, timesOn, usualOn, type Opening } from './clock.ts';
import { countries } from './holidays.ts';
import { suggest } from './problems.ts';

/** Days of the week in the order that ISO 8601 gives them. */
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof days)[number];

const date = z.iso.date({ error: 'is not a date. Write year-month-day, such as 2026-09-14.' });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 08:30.');

const period = z
  .strictObject({
    days: z
      .array(z.enum(days))
      .min(1, 'must name at least one day.')
      .describe('The days: mon, tue, wed, thu, fri, sat, sun.'),
    opens: clock.describe('When the desk opens, such as 08:30.'),
    closes: clock.describe('When the desk closes, such as 16:00.'),
  })
  .refine(({ opens, closes }) => opens < closes, { message: 'must close after it opens.', path: ['closes'] });

/** Whether no two periods of a desk fall on the same time of the same day. */
function isApart(periods: z.infer<typeof period>[]): boolean {
  return periods.every((one, index) =>
    periods
      .slice(index + 1)
      .every(
        (other) =>
          !one.days.some((day) => other.days.includes(day)) || one.closes <= other.opens || other.closes <= one.opens,
      ),
  );
}

const exception = z
  .strictObject({
    desks: z
      .array(z.string())
      .min(1, 'must name at least one desk; leave it out for all desks.')
      .describe('The desks it is for. Without it, all desks.')
      .optional(),
    from: date.describe('The day it begins.'),
    to: date.describe('The last day. Without it, the day it begins.').optional(),
    closed: z.literal(true).describe('Closed on all these days: true.').optional(),
    opens: clock.describe('When the desk opens on each of these days instead, also on a public holiday.').optional(),
    closes: clock.describe('When it closes on each of these days.').optional(),
    why: z
      .record(z.string(), z.string().trim().min(1, 'is empty.'))
      .describe('The reason that visitors read, in each language.')
      .optional(),
  })
  .superRefine(({ from, to, closed, opens, closes }, { addIssue }) => {
    const say = (path: string[], message: string) => addIssue({ code: 'custom', path, message });
    if (to !== undefined && to < from)
      say(['to'], `"${to}" is before the first day, ${from}. Write the last day, or leave it out for one day.`);
    if (closed && (opens || closes)) say(['closed'], 'stands beside hours. Keep closed: true, or opens and closes.');
    else if (!closed && !(opens && closes)) say([], 'must say closed: true, or both opens and closes.');
    else if (opens && closes && opens >= closes) say(['closes'], 'must close after it opens.');
  });

type Exception = z.infer<typeof exception>;

/** Whether all days and desks of an exception are also those of another. */
function isWithin(one: Exception, other: Exception): boolean {
  const lastDay = ({ from, to = from }: Exception) => to;
  return (
    other.from <= one.from &&
    lastDay(one) <= lastDay(other) &&
    (!other.desks || (one.desks?.every((desk) => other.desks!.includes(desk)) ?? false))
  );
}

/** As much of the file as the check of names needs. */
const named = z.object({
  desks: z.looseObject({}),
  exceptions: z.array(z.looseObject({ desks: z.array(z.string()).optional() })),
});

/** The shape of `content/hours.yaml`. */
export const hoursSchema = z
  .strictObject({
    zone: z
      .string()
      .refine(
        (zone) => zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone),
        'is not a time zone such as Europe/Oslo.',
      )
      .describe('The time zone of all hours.'),
    desks: z
      .record(z.string(), z.array(period).refine(isApart, 'names a day twice with hours that overlap.'))
      .describe('The weekly hours of each desk.'),
    holidays: z
      .string()
      .refine(
        (country) => countries.includes(country),
        `is not a country whose public holidays are known here: ${countries.join(', ')}. For another, leave this out and list the days as exceptions.`,
      )
      .describe(
        'The country whose public holidays close every desk: NO or SI. For another, list the days as exceptions.',
      )
      .optional(),
    exceptions: z
      .array(exception)
      .superRefine((exceptions, { addIssue }) => {
        for (const [index, one] of exceptions.entries()) {
          const later = exceptions.findIndex((other, place) => place > index && isWithin(one, other));
          if (later !== -1)
            addIssue({
              code: 'custom',
              path: [index],
              message: `never holds: exceptions.${later} has the same desks and days, and the later one wins. Put the wider one first.`,
            });
        }
      })
      .describe('Days that differ from the week; where two meet, the later in the list wins.')
      .optional(),
  })
  .superRefine(
    ({ desks, exceptions = [] }, { addIssue }) => {
      const known = Object.keys(desks);
      for (const [index, { desks: wanted = [] }] of exceptions.entries())
        for (const [place, desk] of wanted.entries())
          if (!known.includes(desk))
            addIssue({
              code: 'custom',
              path: ['exceptions', index, 'desks', place],
              message: `"${desk}" has no place under desks.${suggest(desk, known)}`,
            });
    },
    // Also when another field holds a mistake: editors read all of them at once.
    { when: ({ value }) => named.safeParse(value).success },
  );

export type Hours = z.infer<typeof hoursSchema>;
export type Period = Hours['desks'][string][number];

/** Runs of following days with equal hours, Monday first: what a reader wants to see as one line. */
export function weekOf(periods: Period[]): { first: Day; last: Day; times: Opening[] }[] {
  const lines: { first: Day; last: Day; times: Opening[] }[] = [];
  for (const day of days) {
    const times = timesOn(periods, day);
    const before = lines.at(-1);
    if (before && isSame(before.times, times)) before.last = day;
    else lines.push({ first: day, last: day, times });
  }
  return lines;
}

/** Days on which a desk keeps other hours than those of its week; no times when it is closed. */
export interface Change {
  from: string;
  to: string;
  times: Opening[];
  /** The reason by language. */
  why: Record<string, string> | undefined;
}

/**
 * What is different in the four weeks from a date on: following days with the same hours for the same
 * reason are one, and one that has begun is told to its end.
 */
export function changesOf(hours: Hours, desk: string, first: string): Change[] {
  const changes: Change[] = [];
  let open: (Change & { differs: boolean }) | undefined;
  let date = first;
  for (let day = 0; day < 28 || (open && day < 400); day++, date = nextDate(date)) {
    const special = specialOn(hours, desk, date);
    const differs = special !== undefined && !isSame(special.times, usualOn(hours, desk, date));
    if (open && special && isSame([open.times, open.why], [special.times, special.why])) {
      open.to = date;
      open.differs ||= differs;
    } else {
      if (open?.differs) changes.push({ from: open.from, to: open.to, times: open.times, why: open.why });
      open = special && day < 28 ? { from: date, to: date, ...special, differs } : undefined;
    }
  }
  return changes;
}

/** The day in a time zone, as year-month-day: what "today" is for the agency. */
export function todayIn(zone: string): string {
  return dateIn(zone, new Date());
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
