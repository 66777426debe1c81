import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { answerBy, isOpen, nextOpening, openingOn, openingsFrom, phoneOn } from '../../src/hours/clock.ts';
import { days } from '../../src/hours/days.ts';
import type { Hours } from '../../src/hours/hours.ts';
import { anyHours, instant } from './calendars.ts';
import { library } from './library.ts';
import { everyMinute } from './minutes.ts';

const workdays = days.slice(0, 5);
const office = { opens: '08:00', closes: '16:00' };

const hours: Hours = {
  zone: 'Europe/Oslo',
  desks: {
    library: [{ days: [...workdays], ...office }],
    phone: [
      { days: [...workdays], opens: '12:30', closes: '15:00' },
      { days: [...workdays], opens: '09:00', closes: '11:30' },
    ],
    relay: [
      { days: ['mon'], opens: '08:00', closes: '12:00' },
      { days: ['mon'], opens: '12:00', closes: '16:00' },
    ],
    always: [{ days: [...days], opens: '00:00', closes: '23:59' }],
    appointment: [],
  },
  holidays: 'NO',
  exceptions: [
    { from: '2026-12-24', to: '2027-01-01', closed: true },
    { desks: ['library'], from: '2026-12-28', to: '2026-12-29', opens: '10:00', closes: '12:00' },
    { desks: ['library'], from: '2026-12-29', closed: true },
    { desks: ['library'], from: '2027-05-17', opens: '09:00', closes: '10:00' },
    { desks: ['library'], from: '2026-11-28', opens: '10:00', closes: '14:00' },
  ],
};
const plain: Hours = { zone: hours.zone, desks: hours.desks };
const at = (text: string) => new Date(text);

for (const [what, desk, date, times] of [
  ['an ordinary day', 'library', '2026-11-24', [office]],
  ['a weekend', 'library', '2026-11-29', []],
  [
    'a day with two openings, the earlier first',
    'phone',
    '2026-11-24',
    [
      { opens: '09:00', closes: '11:30' },
      { opens: '12:30', closes: '15:00' },
    ],
  ],
  ['an exception that opens on a Saturday', 'library', '2026-11-28', [{ opens: '10:00', closes: '14:00' }]],
  ['the same Saturday at another desk', 'phone', '2026-11-28', []],
  ['an exception that closes, at every desk', 'phone', '2026-12-28', []],
  ['its last day, in the new year', 'phone', '2027-01-01', []],
  [
    'the day after it',
    'phone',
    '2027-01-04',
    [
      { opens: '09:00', closes: '11:30' },
      { opens: '12:30', closes: '15:00' },
    ],
  ],
  ['a later exception that opens within it', 'library', '2026-12-28', [{ opens: '10:00', closes: '12:00' }]],
  ['a still later one that closes again', 'library', '2026-12-29', []],
  ['a public holiday', 'phone', '2027-05-17', []],
  ['an exception that opens on a public holiday', 'library', '2027-05-17', [{ opens: '09:00', closes: '10:00' }]],
  ['a desk without hours', 'appointment', '2026-11-24', []],
  ['a desk that nobody knows', 'nobody', '2026-11-28', []],
] as const)
  test(`the hours of ${what}`, () => {
    expect(openingOn(hours, desk, date)).toEqual(times);
  });

test('a date that a place left out has no opening, and the days around it keep theirs', () => {
  const samoa: Hours = { zone: 'Pacific/Apia', desks: { desk: [{ days: ['thu', 'fri', 'sat'], ...office }] } };
  const found = [...openingsFrom(samoa, 'desk', at('2011-12-29T12:00Z')).take(3)];
  // Thursday 29 December, ten hours behind; Friday 30 never was; Saturday 31, fourteen hours ahead.
  expect(found.map(({ opens }) => new Date(opens))).toEqual([
    at('2011-12-29T18:00Z'),
    at('2011-12-30T18:00Z'),
    at('2012-01-04T18:00Z'),
  ]);
});

for (const [what, desk, instant, until] of [
  ['a minute before it opens', 'library', '2026-11-24T06:59:59.999Z', undefined],
  ['when it opens', 'library', '2026-11-24T07:00Z', '2026-11-24T15:00Z'],
  ['a moment before it closes', 'library', '2026-11-24T14:59:59.999Z', '2026-11-24T15:00Z'],
  ['when it closes', 'library', '2026-11-24T15:00Z', undefined],
  ['between two openings', 'phone', '2026-11-24T11:00Z', undefined],
  ['in hours that follow without a break', 'relay', '2026-11-30T08:00Z', '2026-11-30T15:00Z'],
  ['on a public holiday', 'phone', '2026-05-14T08:00Z', undefined],
  ['on a Saturday that an exception opens', 'library', '2026-11-28T12:00Z', '2026-11-28T13:00Z'],
  ['at midnight', 'always', '2026-11-23T23:00Z', '2026-11-24T22:59Z'],
  ['in the minute before midnight', 'always', '2026-11-23T22:59Z', undefined],
  ['over the clocks going forward', 'always', '2026-03-28T23:30Z', '2026-03-29T21:59Z'],
  ['over the clocks going back', 'always', '2026-10-24T22:30Z', '2026-10-25T22:59Z'],
  ['in the hour that comes again', 'always', '2026-10-25T01:30Z', '2026-10-25T22:59Z'],
  ['without hours', 'appointment', '2026-11-24T10:00Z', undefined],
] as const)
  test(`whether a desk is open ${what}`, () => {
    expect(isOpen(hours, desk, at(instant))?.until).toEqual(until && at(until));
  });

for (const [what, desk, instant, next] of [
  ['before the day begins', 'library', '2026-11-24T05:00Z', '2026-11-24T07:00Z'],
  ['while it is open', 'phone', '2026-11-24T09:00Z', '2026-11-24T11:30Z'],
  ['in hours that follow without a break', 'relay', '2026-11-30T08:00Z', '2026-12-07T07:00Z'],
  ['before a Saturday that an exception opens', 'library', '2026-11-27T15:00Z', '2026-11-28T09:00Z'],
  ['over the clocks going forward', 'library', '2026-03-27T16:00Z', '2026-03-30T06:00Z'],
  ['over Easter and the clocks going forward', 'library', '2027-03-24T16:00Z', '2027-03-30T06:00Z'],
  ['over the clocks going back', 'library', '2026-10-23T15:00Z', '2026-10-26T07:00Z'],
  ['over the end of the year', 'phone', '2026-12-23T15:00Z', '2027-01-04T08:00Z'],
  ['without hours', 'appointment', '2026-11-24T10:00Z', undefined],
] as const)
  test(`when a desk opens next ${what}`, () => {
    expect(nextOpening(hours, desk, at(instant))).toEqual(next && at(next));
  });

for (const [what, desk, received, office, due] of [
  ['within the day', 'library', '2026-11-24T08:00Z', 2, '2026-11-24T10:00Z'],
  ['exactly to the end of the day', 'library', '2026-11-24T07:00Z', 8, '2026-11-24T15:00Z'],
  ['from the afternoon into the next day', 'library', '2026-11-24T14:00Z', 8, '2026-11-25T14:00Z'],
  ['written at night', 'library', '2026-11-23T23:08Z', 8, '2026-11-24T15:00Z'],
  ['written at the moment it closes', 'library', '2026-11-24T15:00Z', 8, '2026-11-25T15:00Z'],
  ['on a Friday, with a Saturday that an exception opens', 'library', '2026-11-27T14:00Z', 8, '2026-11-30T10:00Z'],
  ['over a weekend', 'phone', '2026-11-20T13:00Z', 3, '2026-11-23T10:00Z'],
  ['over a break at noon', 'phone', '2026-11-24T10:00Z', 1, '2026-11-24T12:00Z'],
  ['over a public holiday and the Friday after it', 'library', '2026-05-13T13:00Z', 8, '2026-05-15T13:00Z'],
  ['over Constitution Day on a Sunday', 'library', '2026-05-15T13:00Z', 8, '2026-05-18T13:00Z'],
  ['over Easter', 'library', '2026-04-01T13:00Z', 8, '2026-04-07T13:00Z'],
  ['over Easter and the clocks going forward', 'library', '2027-03-24T14:00Z', 8, '2027-03-30T13:00Z'],
  ['over Christmas, with two short hours in between', 'library', '2026-12-23T14:00Z', 8, '2027-01-04T12:00Z'],
  ['over Christmas and the end of the year', 'phone', '2026-12-23T14:00Z', 5, '2027-01-04T14:00Z'],
  ['over the clocks going forward', 'library', '2026-03-27T14:00Z', 2, '2026-03-30T07:00Z'],
  ['over the clocks going back', 'library', '2026-10-23T13:00Z', 2, '2026-10-26T08:00Z'],
  ['through the hour that is left out', 'always', '2026-03-28T23:00Z', 3, '2026-03-29T02:00Z'],
  ['through the hour that comes twice', 'always', '2026-10-24T22:00Z', 4, '2026-10-25T02:00Z'],
  ['half an hour', 'library', '2026-11-24T08:00Z', 0.5, '2026-11-24T08:30Z'],
  ['a whole week of work', 'library', '2026-11-02T07:00Z', 40, '2026-11-06T15:00Z'],
  ['at a desk that meets by appointment', 'appointment', '2026-11-24T08:00Z', 8, undefined],
  ['at a desk that is gone', 'nobody', '2026-11-24T08:00Z', 8, undefined],
] as const)
  test(`by when an answer is due: ${what}`, () => {
    expect(answerBy(hours, desk, at(received), office)).toEqual(due && at(due));
  });

test('no answer is promised when the desk does not open for sixty days, and one is when it opens on the sixtieth', () => {
  const closedTo = (to: string): Hours => ({ ...plain, exceptions: [{ from: '2026-06-01', to, closed: true }] });
  expect(answerBy(closedTo('2026-07-29'), 'library', at('2026-06-01T08:00Z'), 1)).toEqual(at('2026-07-30T07:00Z'));
  expect(answerBy(closedTo('2026-08-09'), 'library', at('2026-06-01T08:00Z'), 1)).toBeUndefined();
  expect(nextOpening(closedTo('2026-08-09'), 'library', at('2026-06-01T08:00Z'))).toBeUndefined();
});

/** A promise of six such minutes ends with the sixth, not when the seventh begins. */
const aMinuteAWeek: Hours = {
  zone: 'Europe/Oslo',
  desks: { desk: [{ days: ['mon'], opens: '00:00', closes: '00:01' }] },
};
const promise = fc.double({ min: 0.1, max: 80, noNaN: true });

test('whatever the hours: an answer is due after receipt, when the desk is open, and after exactly the hours promised', () => {
  fc.assert(
    fc.property(anyHours, instant, promise, (any, received, promised) => {
      const due = answerBy(any, 'desk', received, promised);
      if (!due) return;
      expect(+due).toBeGreaterThanOrEqual(+received);
      let open = 0;
      let apart = true;
      let before = -Infinity;
      for (const { opens, closes } of openingsFrom(any, 'desk', received)) {
        apart &&= before < opens && opens < closes;
        before = closes;
        if (opens >= +due) break;
        open += Math.min(closes, +due) - Math.max(opens, +received);
      }
      expect(apart, 'no opening meets another').toBe(true);
      expect(Math.abs(open - promised * 3_600_000)).toBeLessThanOrEqual(1);
      expect(isOpen(any, 'desk', new Date(+due - 2)), 'open just before').toBeDefined();
    }),
    { numRuns: 300, examples: [[aMinuteAWeek, at('2026-01-01T00:00Z'), 0.1 + 1e-16]] },
  );
});

test('whatever the hours: who writes later never has an earlier answer', () => {
  fc.assert(
    fc.property(anyHours, instant, fc.nat(10 * 86_400_000), promise, (any, received, later, promised) => {
      const due = answerBy(any, 'desk', received, promised);
      const next = answerBy(any, 'desk', new Date(+received + later), promised);
      if (due && next) expect(+next).toBeGreaterThanOrEqual(+due);
    }),
    { numRuns: 300 },
  );
});

test('whatever the hours: open, closed and the next opening agree', () => {
  fc.assert(
    fc.property(anyHours, instant, (any, now) => {
      const open = isOpen(any, 'desk', now);
      const next = nextOpening(any, 'desk', now);
      if (open?.until) expect(isOpen(any, 'desk', open.until)).toBeUndefined();
      if (next) expect(isOpen(any, 'desk', next)).toBeDefined();
      if (next && !open) expect(isOpen(any, 'desk', new Date(+next - 1))).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

for (const [what, date, times] of [
  ['a usual day', '2026-11-24', [{ opens: '09:00', closes: '11:00' }]],
  ['a day that opens later', '2026-12-22', [{ opens: '10:00', closes: '11:00' }]],
  ['a Sunday that opens in the afternoon', '2026-12-06', []],
  ['a day that is closed', '2026-12-28', []],
  ['a public holiday', '2027-05-17', []],
  ['a summer day, where no other phone hours are set', '2027-06-15', [{ opens: '09:00', closes: '11:00' }]],
] as const)
  test(`the phone hours of ${what}`, () => {
    expect(phoneOn(library, 'library', date)).toEqual(times);
  });

for (const [whose, timesOf] of [
  ['desk', openingOn],
  ['telephone', phoneOn],
] as const)
  test(`whatever the hours of a ${whose}: they are those that one finds by looking at the clock each minute`, () => {
    fc.assert(
      fc.property(anyHours, instant, fc.integer({ min: 1, max: 40 }), (any, received, promised) => {
        const now = Math.floor(+received / 60_000) * 60_000;
        const open = everyMinute(any, 'desk', now, 5 * 1440, timesOf);
        fc.pre(open !== undefined);
        const found = [...openingsFrom(any, 'desk', new Date(now), timesOf).take(40)];
        const asked = open.map((_, place) => now + place * 60_000);
        const isFound = (at: number) => found.some(({ opens, closes }) => opens <= at && at < closes);
        expect(asked.findIndex((at, place) => open[place] !== isFound(at))).toBe(-1);
        if (timesOf === phoneOn) return;

        const after = (place: number) => (place === -1 ? undefined : new Date(now + place * 60_000));
        const state = isOpen(any, 'desk', new Date(now));
        expect(state !== undefined).toBe(open[0]);
        const closes = after(open.indexOf(false));
        if (open[0] && closes) expect(state).toEqual({ until: closes });
        else if (state?.until) expect(+state.until).toBeGreaterThanOrEqual(now + open.length * 60_000);
        const opens = after(open.findIndex((isOpen, place) => isOpen && place > 0 && !open[place - 1]));
        const next = nextOpening(any, 'desk', new Date(now));
        if (opens) expect(next).toEqual(opens);
        else if (next) expect(+next).toBeGreaterThanOrEqual(now + open.length * 60_000);

        let left = promised * 60;
        const due = after(open.findIndex((isOpen) => isOpen && --left === 0));
        const by = answerBy(any, 'desk', new Date(now), promised);
        if (due) expect(by).toEqual(new Date(+due + 60_000));
        else if (by) expect(+by).toBeGreaterThan(now + open.length * 60_000);
      }),
      { numRuns: 50 },
    );
  });

const always = { days: [...days], opens: '00:00', closes: '24:00' };
const monday = at('2026-11-30T10:00Z');

for (const [what, hours, known] of [
  ['a desk that never closes', {}, { until: undefined }],
  ['one that closes on a day in three months', { from: '2027-03-01' }, { until: at('2027-02-28T23:00Z') }],
  ['one that closes in a year', { from: '2027-11-30' }, { until: at('2027-11-29T23:00Z') }],
  ['one that closes in four hundred years', { from: '2426-11-30' }, { until: undefined }],
  ['one that has no night for ever', { from: '2026-12-01', to: '9999-12-31', ...always }, { until: undefined }],
] as const)
  test(`until when a desk is open day and night: ${what}`, () => {
    const { zone } = plain;
    const exceptions = 'from' in hours ? [{ ...('opens' in hours ? {} : { closed: true as const }), ...hours }] : [];
    const all: Hours = { zone, desks: { desk: [always] }, exceptions };
    const found = isOpen(all, 'desk', monday);
    expect(found).toBeDefined();
    expect(found?.until).toEqual(known.until);
    expect(answerBy(all, 'desk', monday, 400)).toEqual(new Date(+monday + 400 * 3_600_000));
  });

test('a desk that never closes but on public holidays is open until the next', () => {
  const all: Hours = { zone: 'Europe/Oslo', desks: { desk: [always] }, holidays: 'NO' };
  expect(isOpen(all, 'desk', monday)?.until).toEqual(at('2026-12-24T23:00Z'));
  expect(nextOpening(all, 'desk', monday)).toEqual(at('2026-12-26T23:00Z'));
});

test('whatever the hours: no walk asks for the openings of more days than those of five years', () => {
  const minute = { days: [...days], opens: '08:00', closes: '08:01' };
  for (const spans of [[always], [minute], [{ ...minute, days: ['mon'] as 'mon'[] }], []])
    for (const from of ['2026-11-30', '9990-01-01', '9999-12-30', '9999-12-31']) {
      let asked = 0;
      const counted: typeof openingOn = (...of) => {
        asked++;
        return openingOn(...of);
      };
      const found = [...openingsFrom({ ...plain, desks: { desk: spans } }, 'desk', at(from), counted)];
      expect(asked).toBeLessThanOrEqual(5 * 366 + 1);
      if (from < '9999') expect(found.length > 0).toBe(spans.length > 0);
      expect(answerBy({ ...plain, desks: { desk: [minute] } }, 'desk', at(from), 400)).toBeUndefined();
    }
});
