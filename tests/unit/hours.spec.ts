import { expect, test } from '@playwright/test';
import { hoursSchema, type Hours } from '../../src/hours.ts';
import { changesOf, weekOf } from '../../src/weeks.ts';
import { readYaml } from '../../src/yaml.ts';

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

test('a mistake in the exceptions says where it is and what to write instead, all at once', () => {
  const { problems } = readYaml(
    `zone: Europe/Oslo
desks:
  library: [{ days: [mon, mond], opens: "08:00", closes: "16:00" }]
  health: []
holidays: SE
exceptions:
  - { from: 2026-12-24, to: 2026-12-20, closed: true }
  - { from: 2026-12-24, closed: true, opens: "10:00" }
  - { from: 2026-12-24, opens: "10:00" }
  - { from: 2026-12-24 }
  - { from: 2026-12-24, opens: "14:00", closes: "10:00" }
  - { desks: [libary], from: 24.12.2026, closed: true }
  - { desks: [], from: 2026-12-24, closed: false }
  - { to: 2026-12-24, closed: true, reason: Jul, why: { en: "" } }
`,
    hoursSchema,
    'hours.yaml',
  );
  expect(problems.map(({ line, field, message }) => `${line} ${field}: ${message}`)).toEqual([
    '3 desks.library.0.days.1: "mond" is not allowed. Did you mean "mon"?',
    '5 holidays: "SE" is not a country whose public holidays are known here: NO, SI. For another, leave this out and list the days as exceptions.',
    '7 exceptions.0.to: "2026-12-20" is before the first day, 2026-12-24. Write the last day, or leave it out for one day.',
    '8 exceptions.1.closed: stands beside hours. Keep closed: true, or opens and closes.',
    '9 exceptions.2: must say closed: true, or both opens and closes.',
    '10 exceptions.3: must say closed: true, or both opens and closes.',
    '11 exceptions.4.closes: must close after it opens.',
    '12 exceptions.5.from: "24.12.2026" is not a date. Write year-month-day, such as 2026-09-14.',
    '13 exceptions.6.desks: must name at least one desk; leave it out for all desks.',
    '13 exceptions.6.closed: false is not allowed. Known: true.',
    '14 exceptions.7.from: is missing. The day it begins.',
    '14 exceptions.7.why.en: is empty.',
    '14 exceptions.7.reason: is not a field here. Known: desks, from, to, closed, opens, closes, why.',
    '12 exceptions.5.desks.0: "libary" has no place under desks. Did you mean "library"?',
  ]);
});

test('an exception that a later one hides is found, one that a later one narrows is not', () => {
  const check = (exceptions: string) =>
    readYaml(
      `zone: Europe/Oslo\ndesks: { library: [], health: [] }\nexceptions:\n${exceptions}`,
      hoursSchema,
      'hours.yaml',
    ).problems.map(({ line, field, message }) => `${line} ${field}: ${message}`);
  expect(
    check(`  - { desks: [library], from: 2026-12-28, opens: "10:00", closes: "12:00" }
  - { from: 2026-12-24, to: 2027-01-01, closed: true }
  - { desks: [health], from: 2026-12-24, to: 2027-01-01, closed: true }`),
  ).toEqual([
    '4 exceptions.0: never holds: exceptions.1 has the same desks and days, and the later one wins. Put the wider one first.',
  ]);
  expect(
    check(`  - { from: 2026-12-24, to: 2027-01-01, closed: true }
  - { desks: [library, health], from: 2026-12-28, opens: "10:00", closes: "12:00" }
  - { desks: [library], from: 2026-12-28, to: 2026-12-29, closed: true }`),
  ).toEqual([]);
});
