import fc from 'fast-check';
import { days, type Day } from '../../src/hours/days.ts';
import type { Hours, Span } from '../../src/hours/hours.ts';

/** A time of day; whole hours, and midnight, come as often as all others. */
const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 24 * 60 }),
  fc.integer({ min: 0, max: 24 }).map((hour) => hour * 60),
);
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const opening = fc.oneof(
  fc.constant({ opens: '00:00', closes: '24:00' }),
  fc
    .tuple(minuteOfDay, minuteOfDay)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => ({ opens: clock(Math.min(one, other)), closes: clock(Math.max(one, other)) })),
);
/** Any instant of two years. */
export const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
const dateText = instant.map((date) => date.toISOString().slice(0, 10));
const dates = fc.record({ from: dateText, length: fc.integer({ min: 0, max: 20 }) }).map(({ from, length }) => ({
  from,
  to: new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10),
}));
const exception = fc
  .record({ dates, times: fc.option(opening) })
  .map(({ dates, times }) => ({ ...dates, ...(times ?? { closed: true as const }) }));
const everyDay: fc.Arbitrary<Day[]> = fc.constant([...days]);
const someDays: fc.Arbitrary<Day[]> = fc.uniqueArray(fc.constantFrom(...days), { minLength: 1 });
const week = (names: string[]) =>
  fc
    .array(
      fc.record({
        days: fc.oneof(everyDay, someDays),
        times: opening,
        during: fc.option(fc.constantFrom(...names), { nil: undefined }),
        appointment: fc.constantFrom(undefined, undefined, undefined, true as const),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((spans) =>
      spans.map(({ days, times, during, appointment }): Span => ({
        days,
        ...times,
        ...(during && { during }),
        ...(appointment && { appointment }),
      })),
    );

/** Any calendar of one desk and its telephone, in zones whose clocks change by an hour, by half an hour, at midnight or never. */
export const anyHours: fc.Arbitrary<Hours> = fc.record({
  zone: fc.constantFrom(
    'Europe/Oslo',
    'Pacific/Apia',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'UTC',
  ),
  desks: week(['summer']).map((spans) => ({ desk: spans })),
  phones: week(['summer']).map((spans) => ({ desk: spans })),
  periods: dates.map((range) => ({ summer: { name: { en: 'Summer' }, dates: [range] } })),
  holidays: fc.constantFrom('NO', 'SI', undefined),
  exceptions: fc.array(exception, { maxLength: 6 }),
});
