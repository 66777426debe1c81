import { expect, test } from '@playwright/test';
import { hoursSchema } from '../../src/hours/hours.ts';
import { readYaml } from '../../src/settings/yaml.ts';

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

test('a mistake in periods, phone hours and places says where it is and what to write instead', () => {
  const { problems } = readYaml(
    `zone: Europe/Oslo
periods:
  summer: { name: { en: Summer }, dates: [{ from: 2027-06-14, to: 2027-08-13 }] }
  exams: { name: { en: Exams }, dates: [{ from: 2027-05-20, to: 2027-06-20 }] }
  term: { name: { en: Term }, dates: [{ from: 2027-09-01, to: 2027-08-20 }] }
desks:
  library:
    - { days: [mon], opens: "08:00", closes: "16:00" }
    - { days: [mon], opens: "10:00", closes: "12:00", during: sumer }
    - { days: [tue], opens: "18:00", closes: "24:00" }
    - { days: [wed], opens: "18:00", closes: "24:30" }
    - { days: [thu], opens: "18:00", closes: "02:00" }
    - { days: [fri], opens: "18:00", closes: "20:00", appointment: yes }
  pool: []
  hall: []
phones:
  libary: [{ days: [mon], opens: "08:00", closes: "16:00" }]
places:
  main: { name: { en: Main }, desks: [library, it] }
  Other: { name: { en: Other }, desks: [library] }
  empty: { name: { en: Empty }, desks: [] }
  far: { name: { en: Far }, desks: [pool], map: "http://example.org" }
  lost: { name: { en: Lost }, desks: [hall], town: Bergen }
`,
    hoursSchema,
    'hours.yaml',
  );
  expect(problems.map(({ line, field, message }) => `${line} ${field}: ${message}`)).toEqual([
    '5 periods.term.dates.0.to: "2027-08-20" is before the first day, 2027-09-01.',
    '4 periods.exams.dates.0: shares days with summer (2027-06-14 to 2027-08-13): 2027-05-20 to 2027-06-20. A day belongs to one period.',
    '11 desks.library.3.closes: "24:30" must be a time of day such as 16:00, at the latest 24:00.',
    '12 desks.library.4.closes: must close after it opens. Hours after midnight belong to the next day.',
    '13 desks.library.5.appointment: "yes" is not allowed. Known: true.',
    '20 places.Other: is not a name as it should be: small letters a-z, digits and hyphens.',
    '21 places.empty.desks: must name at least one desk.',
    '22 places.far.map: "http://example.org" must be a web address that begins with https://',
    '23 places.lost.street: is missing beside the town or postal code. Without a street the address of the organisation stands there.',
    '17 phones.libary: "libary" has no place under desks. Did you mean "library"?',
    '19 places.main.desks.1: "it" has no place under desks. Known: library, pool, hall.',
    '9 desks.library.1.during: "sumer" has no place under periods. Did you mean "summer"?',
  ]);
});

test('periods that share days, and a desk at two places, are found', () => {
  const { problems } = readYaml(
    `zone: Europe/Oslo
periods:
  summer: { name: { en: Summer }, dates: [{ from: 2027-06-14, to: 2027-08-13 }] }
  exams: { name: { en: Exams }, dates: [{ from: 2027-05-20, to: 2027-06-14 }] }
desks: { library: [] }
places:
  main: { name: { en: Main }, desks: [library] }
  other: { name: { en: Other }, desks: [library] }
`,
    hoursSchema,
    'hours.yaml',
  );
  expect(problems.map(({ line, field, message }) => `${line} ${field}: ${message}`)).toEqual([
    '4 periods.exams.dates.0: shares days with summer (2027-06-14 to 2027-08-13): 2027-05-20 to 2027-06-14. A day belongs to one period.',
    '8 places.other.desks.0: "library" is at main already. A desk is at one place.',
  ]);
});
