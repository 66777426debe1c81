import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { isOpen, nextOpening, openingsFrom, type phoneOn } from '../../src/hours/clock.ts';
import { openingAt, packOpenings } from '../../src/hours/openings.ts';
import { library as hours } from './library.ts';

const at = (text: string) => +new Date(text);
const asKnown = (from: string, desk = 'library', timesOf?: typeof phoneOn) =>
  packOpenings(openingsFrom(hours, desk, new Date(from), timesOf), new Date(from));

for (const [what, built, now, state] of [
  ['on a weekday', '2026-11-24T00:00Z', '2026-11-24T12:00Z', { isOpen: true, until: at('2026-11-24T15:00Z') }],
  [
    'at the minute it opens',
    '2026-11-24T00:00Z',
    '2026-11-24T07:00Z',
    { isOpen: true, until: at('2026-11-24T15:00Z') },
  ],
  [
    'at the minute it closes',
    '2026-11-24T00:00Z',
    '2026-11-24T15:00Z',
    { isOpen: false, until: at('2026-11-25T07:00Z') },
  ],
  ['by appointment only', '2026-11-25T00:00Z', '2026-11-25T16:30Z', { isOpen: false, until: at('2026-11-26T07:00Z') }],
  ['over midnight', '2026-11-24T00:00Z', '2026-11-28T22:30Z', { isOpen: true, until: at('2026-11-29T00:00Z') }],
  ['on a day that opens', '2026-11-24T00:00Z', '2026-12-06T12:00Z', { isOpen: true, until: at('2026-12-06T17:00Z') }],
  [
    'over Christmas and the new year',
    '2026-12-20T00:00Z',
    '2026-12-26T12:00Z',
    { isOpen: false, until: at('2027-01-02T09:00Z') },
  ],
  [
    'on the day before the clocks go back',
    '2026-10-20T00:00Z',
    '2026-10-23T13:30Z',
    { isOpen: true, until: at('2026-10-23T14:00Z') },
  ],
  ['on the day after it', '2026-10-20T00:00Z', '2026-10-26T14:30Z', { isOpen: true, until: at('2026-10-26T15:00Z') }],
  ['when summer begins', '2027-06-01T00:00Z', '2027-06-14T08:00Z', { isOpen: false, until: at('2027-06-15T08:00Z') }],
  ['when summer ends', '2027-08-01T00:00Z', '2027-08-16T08:00Z', { isOpen: true, until: at('2027-08-16T14:00Z') }],
  [
    'five weeks after the page was built',
    '2027-02-01T00:00Z',
    '2027-03-09T12:00Z',
    { isOpen: true, until: at('2027-03-09T15:00Z') },
  ],
  ['seven weeks after it: nothing rather than something wrong', '2027-02-01T00:00Z', '2027-03-23T12:00Z', undefined],
] as const)
  test(`whether it is open now: ${what}`, () => {
    expect(openingAt(asKnown(built), at(now))).toEqual(state);
  });

test('a desk that meets by appointment only is never said to be open or to open', () => {
  expect(packOpenings(openingsFrom(hours, 'talks', new Date('2026-11-24T00:00Z')), new Date('2026-11-24T00:00Z'))).toBe(
    '',
  );
  expect(isOpen(hours, 'talks', new Date('2026-11-24T10:00Z'))).toBeUndefined();
});

test('what the page knows is what the clock says, at any instant of its six weeks', () => {
  const built = at('2026-11-24T00:00Z');
  const year = 366 * 86_400_000;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: year }), fc.integer({ min: 0, max: 35 * 86_400_000 }), (later, ahead) => {
      const from = new Date(Math.floor((built + later) / 60_000) * 60_000);
      const now = +from + ahead;
      const known = openingAt(packOpenings(openingsFrom(hours, 'library', from), from), now);
      const open = isOpen(hours, 'library', new Date(now));
      if (open) expect(known).toEqual({ isOpen: true, until: +(open.until ?? Infinity) });
      // Beyond what is known nothing is said.
      else if (known) expect(known).toEqual({ isOpen: false, until: +nextOpening(hours, 'library', new Date(now))! });
    }),
    { numRuns: 300 },
  );
});
