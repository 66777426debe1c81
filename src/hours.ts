import { z } from 'astro/zod';

/** Days of the week in the order that ISO 8601 gives them. */
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof days)[number];

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

type Opening = z.infer<typeof period>;

/** Whether no two periods of a desk fall on the same time of the same day. */
function isApart(periods: Opening[]): boolean {
  return periods.every((one, index) =>
    periods
      .slice(index + 1)
      .every(
        (other) =>
          !one.days.some((day) => other.days.includes(day)) || one.closes <= other.opens || other.closes <= one.opens,
      ),
  );
}

/** The shape of `content/hours.yaml`. */
export const hoursSchema = z.strictObject({
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
});

export type Hours = z.infer<typeof hoursSchema>;
export type Period = Hours['desks'][string][number];

/** Runs of following days with equal hours, Monday first: what a reader wants to see as one line. */
export function weekOf(periods: Period[]): { first: Day; last: Day; times: { opens: string; closes: string }[] }[] {
  const lines: { first: Day; last: Day; times: { opens: string; closes: string }[] }[] = [];
  for (const day of days) {
    const times = periods
      .filter((period) => period.days.includes(day))
      .map(({ opens, closes }) => ({ opens, closes }))
      .sort((a, b) => a.opens.localeCompare(b.opens));
    const before = lines.at(-1);
    if (before && JSON.stringify(before.times) === JSON.stringify(times)) before.last = day;
    else lines.push({ first: day, last: day, times });
  }
  return lines;
}

/** The day in a time zone, as year-month-day: what "today" is for the agency. */
export function todayIn(zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date());
}
