import { expect, test } from '@playwright/test';
import { language, makeLanguage, readStrings } from '../../src/settings/strings.ts';

for (const [tag, date, time, size, list] of [
  ['en', '9 March 2026', '16:00', '1.2 MB', 'a, b and c'],
  ['nb', '9. mars 2026', '16.00', '1,2 MB', 'a, b og c'],
  ['nn', '9. mars 2026', '16.00', '1,2 MB', 'a, b og c'],
  ['sl', '9. marec 2026', '16.00', '1,2 MB', 'a, b in c'],
  ['ar', '9 مارس 2026', '4:00 م', '1.2 م.ب', 'a وb وc'],
  ['de', '9. März 2026', '16:00', '1,2 MB', 'a, b und c'],
  ['fr', '9 mars 2026', '16:00', '1,2 Mo', 'a, b et c'],
  ['uk', '9 березня 2026 р.', '16:00', '1,2 МБ', 'a, b і c'],
] as const)
  test(`dates, times, sizes and lists are written as readers of ${tag} write them`, () => {
    const words = language(tag);
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\u200f/g, '');
    expect(plain(words.date('2026-03-09'))).toBe(date);
    expect(plain(words.time('16:00'))).toBe(time);
    expect(plain(words.bytes(1_234_000))).toBe(size);
    expect(plain(words.list(['a', 'b', 'c']))).toBe(list);
  });

for (const [count, expected] of [
  [1, '1 stran'],
  [2, '2 strani'],
  [3, '3 strani'],
  [5, '5 strani'],
  [101, '101 stran'],
] as const)
  test(`Slovene counts ${count} pages in the right form`, () => {
    expect(language('sl').t('topic.count.other', { count })).toBe(expected);
  });

test("an agency's own wording stands over the engine's, which stays for the rest", () => {
  const strings = readStrings('en', 'tests/site');
  const own = makeLanguage('en', strings);
  expect(own.t('home.heading')).toBe('What can the town do for you?');
  expect(own.t('home.topics')).toBe(language('en').t('home.topics'));
});

test('a text keeps what a visitor typed as it is', () => {
  expect(language('en').t('search.found.other', { count: 3, query: '{count} $& <b>' })).toBe(
    '3 pages for “{count} $& <b>”',
  );
});
