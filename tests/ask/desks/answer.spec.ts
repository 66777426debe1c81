import { expect, test } from '@playwright/test';
import { answerDesks } from '../../../src/ask/desks/answer.ts';
import type { Hours } from '../../../src/hours/hours.ts';
import type { Site } from '../../../src/settings/schema.ts';
import { mistakesIn } from '../../html.ts';
import { desksIn, hours, site } from './town.ts';

/** What is read of an answer, a line for each paragraph. */
const linesOf = (html = '') =>
  html
    .split(/<\/p>|<\/address>|<\/a>(?=<p|<address)/)
    .map((line) => line.replace(/<\/span>(?=<span)/g, ', ').replace(/<[^>]*>/g, ''))
    .filter(Boolean);

const week: [now: string, question: string, lines: string[]][] = [
  [
    '2026-11-30T10:00+01:00',
    'is the library open today',
    ['Library', 'Open now, until 19:00', 'Today, Monday 30 November: 08:00–19:00'],
  ],
  [
    '2026-11-30T07:00+01:00',
    'is the library open now',
    ['Library', 'Closed now. Opens at 08:00 today', 'Today, Monday 30 November: 08:00–19:00'],
  ],
  [
    '2026-11-30T10:00+01:00',
    'is the library open tomorrow',
    ['Library', 'Tomorrow, Tuesday 1 December: 08:00–19:00', 'Open now, until 19:00'],
  ],
  [
    '2026-12-05T16:00+01:00',
    'when is the library open today',
    ['Library', 'Closed now. Opens at 12:00 tomorrow', 'Today, Saturday 5 December: 10:00–15:00'],
  ],
  [
    '2026-12-05T09:00+01:00',
    'library open saturday',
    ['Library', 'Closed now. Opens at 10:00 today', 'Today, Saturday 5 December: 10:00–15:00'],
  ],
  [
    '2026-12-06T13:00+01:00',
    'library open now',
    ['Library', 'Open now, until 18:00', 'Today, Sunday 6 December: 12:00–18:00 (Sunday opening)'],
  ],
  [
    '2026-12-03T12:00+01:00',
    'is the library open on sunday',
    [
      'Library',
      'Sunday 6 December: 12:00–18:00 (Sunday opening)',
      'Sunday 13 December: Closed',
      'Open now, until 19:00',
    ],
  ],
  ['2026-12-23T20:00+01:00', 'library christmas day', []],
  [
    '2026-12-23T20:00+01:00',
    'library hours on christmas day',
    ['Library', 'Friday 25 December: Closed (Christmas)', 'Closed now. Opens at 10:00 on Saturday 2 January 2027'],
  ],
  [
    '2027-05-03T12:00+02:00',
    'is the library open on 17 may',
    [
      'Library',
      'Monday 17 May: Closed (Constitution Day)',
      'Opens at 08:00 on Tuesday 18 May',
      'Open now, until 19:00',
    ],
  ],
  [
    '2027-07-01T12:00+02:00',
    'is the library open tomorrow',
    ['Library', 'Tomorrow, Friday 2 July: 09:00–15:00', 'Open now, until 15:00'],
  ],
  [
    '2026-12-03T12:00+01:00',
    'is citizen service open today',
    [
      'Citizen service',
      'Open now, until 15:00',
      'Today, Thursday 3 December: 09:00–15:00, 16:00–18:00 (by appointment)',
    ],
  ],
];

for (const [now, question, expected] of week)
  test(`at ${now}: ${question}`, async () => {
    const answer = answerDesks(question, await desksIn('en'), new Date(now));
    const lines = linesOf(answer?.html).filter((line) => !line.startsWith('Phone: '));
    expect(lines).toEqual(expected);
  });

const monday = new Date('2026-11-30T10:30+01:00');
const said = async (question: string, own?: Parameters<typeof desksIn>[1], language = 'en') =>
  answerDesks(question, await desksIn(language, own), monday)?.said;

test('who asks for opening hours and names no day is told of the next seven, days alike in one line', async () => {
  const answer = answerDesks('library opening hours', await desksIn('en'), monday);
  expect(linesOf(answer?.html)).toEqual([
    'Library',
    'Open now, until 19:00',
    'Today, Monday 30 November: 08:00–19:00',
    'Tomorrow, Tuesday 1 December: 08:00–19:00',
    'Wednesday 2 December – Friday 4 December: 08:00–19:00',
    'Saturday 5 December: 10:00–15:00',
    'Sunday 6 December: 12:00–18:00 (Sunday opening)',
    'Phone: +47 00 00 00 10',
  ]);
});

test('where no desk is named all that have hours are told of, each with a link', async () => {
  const answer = answerDesks('are you open tomorrow', await desksIn('en'), monday);
  expect(linesOf(answer?.html)).toEqual([
    'Library',
    'Tomorrow, Tuesday 1 December: 08:00–19:00',
    'Citizen service',
    'Tomorrow, Tuesday 1 December: 09:00–15:00',
  ]);
  expect(answer?.html).toContain('href="/en/contact/#desk_library"');
});

test('who wants to call gets the number as a link, and when it is answered', async () => {
  const answer = answerDesks('phone number of citizen service', await desksIn('en'), monday);
  expect(answer?.html).toContain('<a href="tel:+4700000020" dir="ltr" class="inline-block"><strong>+47 00 00 00 20');
  expect(answer?.said).toBe('Citizen service: Phone: +47 00 00 00 20');
  expect(linesOf(answer?.html)).toContain('Phones are open until 12:00');
});

test('a desk without a telephone is written to, and one without hours meets by appointment', async () => {
  expect(await said('phone number of the data protection officer')).toBe(
    'Data protection officer: Email: privacy@nordvik.example',
  );
  expect(await said('when is the data protection officer open')).toBe('Data protection officer: By appointment');
});

test('who asks where a desk is gets its address, and a link to its place', async () => {
  const answer = answerDesks('where is the library', await desksIn('en'), monday);
  expect(linesOf(answer?.html)).toEqual([
    'Library',
    'Nordvik, Torget 1, 0000 Nordvik',
    'Show on a map',
    'Town hall',
    'Open now, until 19:00',
  ]);
  expect(answer?.html).toContain('href="/en/places/town-hall/"');
});

test('an answer in each language says the day in its own words', async () => {
  const asked: Record<string, [string, string]> = {
    nb: ['når er biblioteket åpent på lørdag', 'Biblioteket: lørdag 5. desember: 10.00–15.00'],
    nn: ['når er biblioteket ope i morgon', 'Biblioteket: I morgon, tysdag 1. desember: 08.00–19.00'],
    sl: ['kdaj je v soboto odprta knjižnica', 'Knjižnica: sobota, 5. december: 10.00–15.00'],
    de: ['wann hat die Bibliothek am Samstag offen', 'Bibliothek: Samstag, 5. Dezember: 10:00–15:00'],
    fr: ['la bibliothèque est ouverte samedi', 'Bibliothèque: samedi 5 décembre: 10:00–15:00'],
    uk: ['бібліотека відкрита в суботу', 'Бібліотека: субота, 5 грудня: 10:00–15:00'],
    ar: ['هل المكتبة مفتوحة يوم السبت', 'المكتبة: السبت 5 ديسمبر: 10:00 ص–3:00 م'],
  };
  for (const [language, [question, expected]] of Object.entries(asked))
    expect(await said(question, undefined, language)).toBe(expected);
});

test('the day is that of the agency, wherever the visitor is', async () => {
  // In Oslo it is Sunday already.
  const answer = answerDesks('is the library open today', await desksIn('en'), new Date('2026-12-05T23:30Z'));
  expect(linesOf(answer?.html)).toContain('Today, Sunday 6 December: 12:00–18:00 (Sunday opening)');
});

test('a desk open day and night says so, whatever day is asked', async () => {
  const all = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], opens: '00:00', closes: '24:00' };
  const own = {
    hours: { holidays: undefined, exceptions: [], desks: { library: [all] } } as unknown as Partial<Hours>,
  };
  expect(await said('is the library open now', own)).toBe('Library: Open day and night');
  expect(await said('is the library open on sunday', own)).toBe('Library: Sunday 6 December: All day');
});

test('a site whose desks have no hours says what it knows, or leaves it to the pages', async () => {
  const own = { hours: { desks: {}, phones: {}, exceptions: [], places: {} } as unknown as Partial<Hours> };
  expect(await said('when are you open', own)).toBeUndefined();
  expect(await said('when is the library open', own)).toBe('Library: By appointment');
  expect(await said('where is the library', own)).toBeUndefined();
  expect(await said('can I call you', own)).toContain('Library: Phone: +47 00 00 00 10');
});

const named = (name: string) => ({ name: { en: name }, phone: '+47 00 00 00 30' });

test('a desk that is called a common word is known by it', async () => {
  const own = {
    site: { desks: { service: named('Service') } } as unknown as Partial<Site>,
    hours: { desks: { service: hours.desks['library']! }, places: {}, phones: {} } as unknown as Partial<Hours>,
  };
  expect(await said('when is the service open', own)).toBe('Service: Open now, until 19:00');
  expect(await said('when are you open', own)).toBe('Service: Open now, until 19:00');
});

test('of forty desks with like names the one that is named answers, else ten and the way to all', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `office-${index + 1}`);
  const own = {
    site: {
      desks: Object.fromEntries(
        ids.map((id, index) => [
          id,
          named(`Citizen service ${['North', 'South', 'East', 'West'][index % 4]} ${Math.floor(index / 4) + 1}`),
        ]),
      ),
    } as unknown as Partial<Site>,
    hours: {
      desks: Object.fromEntries(ids.map((id) => [id, hours.desks['library']!])),
      places: {},
      phones: {},
      exceptions: [],
    } as unknown as Partial<Hours>,
  };
  expect(await said('when is citizen service south 3 open', own)).toMatch(/^Citizen service South 3: Open/);
  const answer = answerDesks('when are you open', await desksIn('en', own), monday);
  expect(answer?.html.match(/font-bold/g)).toHaveLength(10);
  expect(answer?.html).toContain('<a href="/en/contact/">');
});

test('names of an agency stand in an answer as text', async () => {
  const own = {
    site: { desks: { library: named('Library <b>&"') } } as unknown as Partial<Site>,
    hours: { phones: {}, places: {} } as unknown as Partial<Hours>,
  };
  const answer = answerDesks('when is the library open', await desksIn('en', own), monday);
  expect(answer?.html).not.toContain('<b>');
  expect(answer?.said).toBe('Library <b>&": Open now, until 19:00');
  const page = `<!DOCTYPE html><html lang="en"><head><title>Box</title></head><body>${answer?.html}</body></html>`;
  expect(await mistakesIn(page, 'box')).toEqual([]);
});

test('no question throws, and a long one costs no more than its first words', async () => {
  const desks = await desksIn('en');
  for (const question of [
    '',
    '?',
    '٠٠/١٣',
    '99.99.9999',
    '29 february',
    '31.2. open',
    'open '.repeat(5000),
    '\u0000\uD800',
    '2026-02-30 open',
    site.name['en']!,
  ])
    expect(() => answerDesks(question, desks, monday)).not.toThrow();
});
