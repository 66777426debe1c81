import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { answer } from '../../../src/ask/answer/answer.ts';
import { addressOf, askedIn } from '../../../src/ask/answer/asked.ts';
import type { AskFile } from '../../../src/ask/answer/file.ts';
import { renderAnswer } from '../../../src/ask/answer/render.ts';
import { openVocabulary, type Vocabulary } from '../../../src/ask/answer/vocabulary.ts';
import { stemmerOf } from '../../../src/ask/words/stem.ts';
import { sites } from '../../sites.ts';
import { english, open, page } from '../pages.ts';
import { words } from './words.ts';

const ask = (question: string, vocabulary: Vocabulary, narrowed = {}) =>
  answer({ question, insist: false, ...narrowed }, vocabulary);
const firstOf = (question: string, vocabulary: Vocabulary, narrowed = {}) =>
  ask(question, vocabulary, narrowed).found[0]?.address;

/** What each language calls two near things, a vague question about both, and one that means only the first. */
const pairs = [
  ['en', 'Get a student card', 'Get a library card', 'lost card', 'get a student card'],
  ['nb', 'Kort for studenter', 'Kort for lånere', 'kort', 'kort for studenter'],
  ['sl', 'Študentska izkaznica', 'Knjižnična izkaznica', 'izkaznica', 'študentska izkaznica'],
  ['ar', 'بطاقة الطالب', 'بطاقة المكتبة', 'بطاقة', 'بطاقة الطالب'],
] as const;

for (const [language, student, library, vague, clear] of pairs) {
  const pages = [
    page('student', student, student),
    page('library', library, library),
    page('wifi', 'Wifi', 'Eduroam'),
    page('print', 'Canon', 'Epson'),
  ];

  test(`a question that can mean two pages offers the other by its title in ${language}`, async () => {
    const vocabulary = await open(language, pages);
    const first = firstOf(vague, vocabulary)!;
    const other = pages.slice(0, 2).find(({ address }) => address !== first)!;
    const { refinements } = ask(vague, vocabulary);
    expect(refinements.map(({ name }) => name)).toEqual([other.title]);
    const followed = ask(vague, vocabulary, { like: refinements[0]!.value });
    expect(followed.found[0]?.address).toBe(other.address);
    expect(followed.narrowedTo).toMatchObject([{ by: 'like', name: other.title }]);
    expect(followed.refinements).toEqual([]);
  });

  test(`a question with one clear answer offers no other reading in ${language}`, async () => {
    const vocabulary = await open(language, pages);
    expect(firstOf(clear, vocabulary)).toBe('/en/student/');
    expect(ask(clear, vocabulary).refinements).toEqual([]);
  });
}

test('pages with the same title are told apart by what differs, and those without a difference are not offered', async () => {
  const of = (slug: string, more = {}) => page(slug, 'Library card', 'Borrow books with it.', more);
  const vocabulary = await open('en', [
    ...english,
    of('one'),
    of('two', { kind: ['service', 'Service'] }),
    of('three', { topic: ['home', 'At home'] }),
    of('four'),
  ]);
  const { found, refinements } = ask('library card', vocabulary);
  const names = refinements.map(({ name }) => name).filter((name) => name.startsWith('Library'));
  expect(found.filter(({ title }) => title === 'Library card')).toHaveLength(4);
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain('Library card');
  expect(names).toEqual(expect.arrayContaining(['Library card (Service)', 'Library card (At home)']));
});

test('a reading keeps the pages that share a word of its title, those of its topic only where a topic is chosen', async () => {
  const vocabulary = await open('en', [
    page('student', 'Get a student card', 'A card.'),
    page('library', 'Library card for residents', 'A card.', { topic: ['library', 'Library'] }),
    page('which', 'Which card do residents need?', 'A card.'),
    page('phone', 'SIM card', 'A card.'),
  ]);
  const addresses = (narrowed: object) => ask('card', vocabulary, narrowed).found.map(({ address }) => address);
  expect(addresses({ like: 'library' })).toEqual(['/en/library/', '/en/which/']);
  expect(addresses({ like: 'which', topic: 'library' })).toEqual(['/en/library/']);
  expect(addresses({ like: 'library', topic: 'library' })).toEqual(['/en/library/']);
});

test('a topic, audience, kind, word or reading that no page has narrows nothing', async () => {
  const vocabulary = await open('en', english);
  expect(ask('free', vocabulary).found).not.toEqual([]);
  for (const by of ['topic', 'audience', 'kind', 'word', 'like'])
    for (const value of ['nope', 'constructor', '/', ' ', '<b>']) {
      expect(ask('free', vocabulary, { [by]: value }).found, by).toEqual(ask('free', vocabulary).found);
      expect(ask('free', vocabulary, { [by]: value }).narrowedTo, by).toEqual([]);
    }
  // A page that the question does not find.
  expect(ask('wifi', vocabulary, { like: 'renew' }).found[0]?.address).toBe('/en/wifi/');
});

test('what editors put first, a page by itself and no question at all have no other reading', async () => {
  const cards = [page('a', 'Red card', 'A card.'), page('b', 'Blue card', 'A card.')];
  expect(ask('card', await open('en', cards, { bestBets: { card: ['a'] } })).refinements).toEqual([]);
  expect(ask('card', await open('en', cards.slice(0, 1))).refinements).toEqual([]);
  expect(ask('', await open('en', cards)).refinements).toEqual([]);
});

test('a reading is a link that keeps the question and what it is narrowed to, and is said where it is followed', async () => {
  const vocabulary = await open('en', [
    page('services/a', 'Red <b> card', 'A card.'),
    page('b', 'Blue card', 'A card.'),
    page('services/c', 'Green card', 'A card.'),
  ]);
  const asked = { question: 'a card & more', insist: false, topic: 'all' };
  const { pages } = renderAnswer(answer(asked, vocabulary), words, 'en', vocabulary.stem);
  const links = [...pages.matchAll(/<li><a href="\/en\/search\/([^"]*)"/g)].map(([, query]) =>
    query!.replaceAll('&#38;', '&'),
  );
  expect(links).toHaveLength(2);
  for (const link of links) {
    const followed = askedIn(new URLSearchParams(link));
    expect(followed).toMatchObject(asked);
    expect(addressOf(followed)).toBe(link);
    const { notes } = renderAnswer(answer(followed, vocabulary), words, 'en', vocabulary.stem);
    expect(notes).toMatch(/like (Red &#60;b&#62;|Blue|Green) card/);
    expect(notes).toContain(`href="/en/search/?q=a+card+%26+more"`);
  }
});

for (const [name, { folder, languages }] of Object.entries(sites))
  test(`each other reading of any question puts another page of it first, and no two the same (${name})`, async () => {
    for (const language of languages) {
      const file = JSON.parse(readFileSync(`${folder}/ask/${language}.json`, 'utf8')) as AskFile;
      const vocabulary = openVocabulary(file, await stemmerOf(language));
      const asks = file.pages.flatMap(([, title, , , , , asks]) => [title, ...asks]);
      const random = fc.array(fc.constantFrom(...file.words.split(' ')), { minLength: 1, maxLength: 4 });
      const question = fc.oneof(
        fc.constantFrom(...asks),
        random.map((words) => words.join(' ')),
      );
      let offered = 0;
      fc.assert(
        fc.property(question, fc.constantFrom(undefined, ...file.topics.map(([id]) => id)), (asked, topic) => {
          const { found, refinements, narrowedTo } = ask(asked, vocabulary, { topic });
          if (found.length === 0) return;
          expect(refinements.length).toBeLessThanOrEqual(6);
          const firsts = refinements.map(({ by, value }) => firstOf(asked, vocabulary, { topic, [by]: value }));
          offered += firsts.length;
          expect(firsts).not.toContain(found[0]!.address);
          expect(new Set(firsts).size).toBe(firsts.length);
          for (const first of firsts) expect(found.map(({ address }) => address)).toContain(first);
          expect(narrowedTo.some(({ by }) => by === 'like')).toBe(false);
        }),
        { numRuns: 60, seed: 7 },
      );
      // A question can mean but one of a few pages.
      if (file.pages.length > 20) expect(offered, language).toBeGreaterThan(0);
    }
  });
