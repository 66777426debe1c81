import { expect, test } from '@playwright/test';
import type { Hours } from '../../src/hours/hours.ts';
import { daysIn } from '../../src/hours/locale.ts';
import { changesOf, weekOf, weeksOf } from '../../src/hours/weeks.ts';

const day = { opens: '08:00', closes: '16:00' };

test('following days with equal hours are one line, and closed days are said', () => {
  expect(
    weekOf([
      { days: ['mon', 'tue', 'thu'], ...day },
      { days: ['tue'], opens: '17:00', closes: '19:00' },
    ]),
  ).toEqual([
    { first: 'mon', last: 'mon', times: [day] },
    { first: 'tue', last: 'tue', times: [day, { opens: '17:00', closes: '19:00' }] },
    { first: 'wed', last: 'wed', times: [] },
    { first: 'thu', last: 'thu', times: [day] },
    { first: 'fri', last: 'sun', times: [] },
  ]);
});

const hours: Hours = {
  zone: 'Europe/Oslo',
  desks: { library: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], ...day }], health: [] },
  holidays: 'NO',
  exceptions: [
    { desks: ['library'], from: '2026-12-05', opens: '10:00', closes: '14:00', why: { en: 'Open Saturday' } },
    { from: '2026-12-23', to: '2027-01-03', closed: true, why: { en: 'Christmas' } },
    { desks: ['library'], from: '2026-12-29', ...day, why: { en: 'As usual' } },
    { from: '2026-12-12', to: '2026-12-13', closed: true, why: { en: 'A weekend' } },
  ],
};
const saturday = {
  from: '2026-12-05',
  to: '2026-12-05',
  times: [{ opens: '10:00', closes: '14:00' }],
  why: { en: 'Open Saturday' },
};
const christmas = (from: string, to: string) => ({ from, to, times: [], why: { en: 'Christmas' } });

for (const [what, first, changes] of [
  ['nothing in an ordinary month', '2026-10-01', []],
  ['a day that opens', '2026-11-24', [saturday]],
  [
    'the day itself',
    '2026-12-05',
    [saturday, christmas('2026-12-23', '2026-12-28'), christmas('2026-12-30', '2027-01-03')],
  ],
  [
    'a closing that goes on after the four weeks is told to its end',
    '2026-11-26',
    [saturday, christmas('2026-12-23', '2026-12-28')],
  ],
  ['a closing that begins the day after the four weeks is not told yet', '2026-11-25', [saturday]],
  ['from the middle of a closing on', '2026-12-31', [christmas('2026-12-31', '2027-01-03')]],
] as const)
  test(`what differs in the next four weeks: ${what}`, () => {
    expect(changesOf(hours, 'library', first)).toEqual(changes);
  });

test('what differs in the next four weeks: public holidays on working days, each by its name', () => {
  const { exceptions, ...without } = hours;
  expect(exceptions).toHaveLength(4);
  const found = changesOf(without, 'library', '2026-03-20');
  expect(found.map(({ from, to, times, why }) => [from, to, times, why?.['nb']])).toEqual([
    ['2026-04-02', '2026-04-02', [], 'Skjærtorsdag'],
    ['2026-04-03', '2026-04-03', [], 'Langfredag'],
    ['2026-04-06', '2026-04-06', [], 'Andre påskedag'],
  ]);
  expect(changesOf(hours, 'health', '2026-12-20')).toEqual([]);
  expect(changesOf(hours, 'nobody', '2026-12-20')).toEqual([]);
});

const wholeYear: Hours = {
  zone: 'Europe/Oslo',
  periods: {
    summer: {
      name: { en: 'Summer' },
      dates: [
        { from: '2027-06-14', to: '2027-08-13' },
        { from: '2026-06-15', to: '2026-08-14' },
      ],
    },
    break: { name: { en: 'Break' }, dates: [{ from: '2027-02-22', to: '2027-02-26' }] },
  },
  desks: {
    library: [
      { days: ['mon'], ...day },
      { days: ['mon'], opens: '10:00', closes: '12:00', during: 'summer' },
      { days: ['tue'], opens: '10:00', closes: '12:00', during: 'break' },
    ],
    pool: [{ days: ['sun'], ...day, during: 'summer' }],
  },
};

for (const [when, today, weeks] of [
  ['in a usual week the next period comes after it', '2026-12-01', ['usual', 'Break', 'Summer']],
  ['in a period that period is first', '2027-07-01', ['Summer', 'usual']],
  ['on its last day too', '2026-08-14', ['Summer', 'usual', 'Break']],
  ['what is over is left out', '2027-08-14', ['usual']],
] as const)
  test(`the weeks of a desk: ${when}`, () => {
    const found = weeksOf(wholeYear, wholeYear.desks['library']!, today);
    expect(found.map(({ period }) => period?.name['en'] ?? 'usual')).toEqual(weeks);
  });

test('a period that begins later than asked for is left out, the one that holds never is', () => {
  const names = (today: string, before: string) =>
    weeksOf(wholeYear, wholeYear.desks['library']!, today, before).map(({ period }) => period?.name['en'] ?? 'usual');
  expect(names('2027-05-18', '2027-06-15')).toEqual(['usual', 'Summer']);
  expect(names('2027-05-17', '2027-06-14')).toEqual(['usual']);
  expect(names('2027-07-01', '2027-07-29')).toEqual(['Summer', 'usual']);
});

test('the dates of a period that are over are not told, and a desk may be open in a period only', () => {
  expect(weeksOf(wholeYear, wholeYear.desks['pool']!, '2026-12-01')).toEqual([
    {
      period: { name: { en: 'Summer' }, dates: [{ from: '2027-06-14', to: '2027-08-13' }] },
      spans: wholeYear.desks['pool'],
    },
  ]);
});

test('a closing of more than a year is told, and one of more than ten years too', () => {
  const closed = (to: string): Hours => ({
    zone: 'Europe/Oslo',
    desks: { library: [{ days: ['mon'], ...day }] },
    exceptions: [{ from: '2026-12-07', to, closed: true }],
  });
  const found = (to: string) => changesOf(closed(to), 'library', '2026-12-01').map(({ to }) => to);
  expect(found('2028-02-28')).toEqual(['2028-02-28']);
  expect(found('9999-12-31')).toEqual(['2036-12-07']);
});

test('a week begins with the day with which calendars of its language begin', () => {
  const closedFriday = [{ days: ['mon', 'tue', 'wed', 'thu', 'sat', 'sun'] as const, ...day }].map((span) => ({
    ...span,
    days: [...span.days],
  }));
  const lines = (tag: string) => weekOf(closedFriday, daysIn(tag)).map(({ first, last }) => `${first} ${last}`);
  expect(lines('en')).toEqual(['mon thu', 'fri fri', 'sat sun']);
  expect(lines('en-US')).toEqual(['sun thu', 'fri fri', 'sat sat']);
  expect(lines('fa')).toEqual(['sat thu', 'fri fri']);
});
