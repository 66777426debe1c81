import { z } from 'astro/zod';
import { countries } from './holidays/holidays.ts';
import { days } from './days.ts';
import { date, id, words } from '../settings/fields.ts';
import { placesSchema } from './places.ts';
import { suggest } from '../settings/problems.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 08:30.');

const closing = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as 16:00, at the latest 24:00.');

const span = z
  .strictObject({
    days: z
      .array(z.enum(days))
      .min(1, 'must name at least one day.')
      .describe('The days: mon, tue, wed, thu, fri, sat, sun.'),
    opens: clock.describe('When the desk opens, such as 08:30.'),
    closes: closing.describe(
      'When it closes, such as 16:00; 24:00 for midnight. Hours after midnight are the next day’s.',
    ),
    during: z.string().describe('The period in which these hours hold in place of the usual week.').optional(),
    appointment: z
      .literal(true)
      .describe('Only for whoever has an appointment: true. It does not count as open.')
      .optional(),
  })
  .refine(({ opens, closes }) => opens < closes, {
    message: 'must close after it opens. Hours after midnight belong to the next day.',
    path: ['closes'],
  });

const week = z.array(span).refine(isApart, 'names a day twice with hours that overlap.');

/** Whether no two spans of a desk fall on the same time of the same day. */
function isApart(spans: z.infer<typeof span>[]): boolean {
  return spans.every((one, index) =>
    spans
      .slice(index + 1)
      .every(
        (other) =>
          one.during !== other.during ||
          !one.days.some((day) => other.days.includes(day)) ||
          one.closes <= other.opens ||
          other.closes <= one.opens,
      ),
  );
}

const period = z.strictObject({
  name: words('What visitors call it, in each language.'),
  dates: z
    .array(
      z
        .strictObject({ from: date.describe('Its first day.'), to: date.describe('Its last day.') })
        .superRefine(({ from, to }, { addIssue }) => {
          if (to < from)
            addIssue({ code: 'custom', path: ['to'], message: `"${to}" is before the first day, ${from}.` });
        }),
    )
    .min(1, 'must have at least one first and last day.')
    .describe('From when to when, this year and as far ahead as you know.'),
});

/** The dates of two periods that share a day. */
function overlapOf(periods: Record<string, z.infer<typeof period>>) {
  const all = Object.entries(periods).flatMap(([name, { dates }]) =>
    dates.map((one, index) => ({ name, index, ...one })),
  );
  return all.flatMap((one, place) => {
    const other = all.slice(0, place).find(({ from, to }) => from <= one.to && one.from <= to);
    return other ? [{ ...one, other }] : [];
  });
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
    closes: closing.describe('When it closes on each of these days.').optional(),
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

const spans = z.record(z.string(), z.array(z.looseObject({ during: z.string().optional() })));
const deskNames = z.array(z.string());

/** As much of the file as the check of names needs. */
const named = z.object({
  periods: z.record(z.string(), z.unknown()).default({}),
  desks: spans,
  phones: spans.default({}),
  places: z.record(z.string(), z.looseObject({ desks: deskNames })).default({}),
  exceptions: z.array(z.looseObject({ desks: deskNames.default([]) })).default([]),
});

/** Names that stand nowhere else in the file, each with its path. */
function unknownNames({ periods, desks, phones, places, exceptions }: z.infer<typeof named>) {
  const inList = (path: PropertyKey[], names: string[]) =>
    names.map((name, index) => ({ path: [...path, index], name }));
  const wantedDesks = [
    ...Object.keys(phones).map((name) => ({ path: ['phones', name] as PropertyKey[], name })),
    ...Object.entries(places).flatMap(([place, { desks }]) => inList(['places', place, 'desks'], desks)),
    ...exceptions.flatMap(({ desks }, index) => inList(['exceptions', index, 'desks'], desks)),
  ];
  const wantedPeriods = Object.entries({ desks, phones }).flatMap(([part, weeks]) =>
    Object.entries(weeks).flatMap(([desk, week]) =>
      week.flatMap(({ during }, index) => (during ? [{ path: [part, desk, index, 'during'], name: during }] : [])),
    ),
  );
  return [
    { wanted: wantedDesks, known: Object.keys(desks), under: 'desks' },
    { wanted: wantedPeriods, known: Object.keys(periods), under: 'periods' },
  ].flatMap(({ wanted, known, under }) =>
    wanted
      .filter(({ name }) => !known.includes(name))
      .map(({ path, name }) => ({ path, message: `"${name}" has no place under ${under}.${suggest(name, known)}` })),
  );
}

/** The schema of `content/hours.yaml`. Each `describe` is what an editor reads about that field. */
export const hoursSchema = z
  .strictObject({
    zone: z
      .string()
      .refine(
        (zone) => zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone),
        'is not a time zone such as Europe/Oslo.',
      )
      .describe('The time zone of all hours.'),
    periods: z
      .record(id, period)
      .superRefine((periods, { addIssue }) => {
        for (const { name, index, from, to, other } of overlapOf(periods))
          addIssue({
            code: 'custom',
            path: [name, 'dates', index],
            message: `shares days with ${other.name} (${other.from} to ${other.to}): ${from} to ${to}. A day belongs to one period.`,
          });
      })
      .describe('Parts of the year with weekly hours of their own, such as the summer.')
      .optional(),
    desks: z.record(z.string(), week).describe('The weekly hours of each desk.'),
    phones: z
      .record(z.string(), week)
      .describe('When a desk answers the telephone, where that differs from its hours, in the same way.')
      .optional(),
    places: placesSchema.optional(),
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
    (value, { addIssue }) => {
      for (const { path, message } of unknownNames(named.parse(value))) addIssue({ code: 'custom', path, message });
    },
    // Also when another field holds a mistake: editors read all of them at once.
    { when: ({ value }) => named.safeParse(value).success },
  );

/** The opening hours of all desks, with their exceptions. */
export type Hours = z.infer<typeof hoursSchema>;
/** Weekly hours on some days of the week, in usual weeks or `during` a period. */
export type Span = Hours['desks'][string][number];
