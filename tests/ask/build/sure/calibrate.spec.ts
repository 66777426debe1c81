import { expect, test } from '@playwright/test';
import { conceptsOf } from '../../../../src/ask/answer/concepts.ts';
import type { AskFile } from '../../../../src/ask/answer/file.ts';
import { rankPages } from '../../../../src/ask/answer/rank.ts';
import { confidenceIn } from '../../../../src/ask/answer/sure/confidence.ts';
import { openVocabulary } from '../../../../src/ask/answer/vocabulary.ts';
import { calibrate, linesFor } from '../../../../src/ask/build/sure/calibrate.ts';
import { readForeign, readForeignWords } from '../../../../src/ask/build/sure/foreign.ts';
import { withoutAsks } from '../../../../src/ask/build/sure/leave-out.ts';
import { prepare } from '../../../../src/ask/build/prepare.ts';
import { readWords } from '../../../../src/ask/build/words.ts';
import { stemmerOf } from '../../../../src/ask/words/stem.ts';
import { fold } from '../../../../src/ask/words/text.ts';
import { leftOut } from '../../../bench/ask-honest.ts';
import { often } from '../../../often.ts';
import { pagesOfSite } from '../../../bench/ask-site.ts';
import { isSample } from '../../../sample.ts';
import { english, page } from '../../pages.ts';

const none = { synonyms: [], oneWay: {}, bestBets: {}, stopWords: [] };

test('a file without an ask is the file of pages that never had it', async () => {
  const stem = await stemmerOf('en');
  const with2 = english.map((one) => ({ ...one, asks: [`how does ${one.title} work`, 'keep zebra'] }));
  const without = with2.map((one) => ({ ...one, asks: ['keep zebra'] }));
  const left = withoutAsks(await prepare('en', with2, none), 0, stem);
  const never = await prepare('en', without, none);
  expect(left.pages).toEqual(never.pages);
  const rootsOf = ({ words }: AskFile) => words.split(' ').map((word) => stem(fold(word)));
  expect(rootsOf(left)).toEqual(rootsOf(never));
  expect(left.frequencies).toEqual(never.frequencies);
  expect(left.postings).toEqual(never.postings);
});

test('what only an ask has is not known without it', async () => {
  const stem = await stemmerOf('en');
  const file = await prepare('en', [...english, page('zoo', 'Zoo', 'Animals.', { asks: ['see the okapi'] })], none);
  const unknown = (vocabulary: ReturnType<typeof openVocabulary>) =>
    conceptsOf('okapi', vocabulary).every((concept) => concept.unknown);
  expect(unknown(openVocabulary(file, stem))).toBe(false);
  expect(unknown(openVocabulary(withoutAsks(file, 0, stem), stem))).toBe(true);
});

test('without enough `asks` or foreign questions a site is sure more seldom, never more often', async () => {
  const stem = await stemmerOf('en');
  const file = await prepare('en', english, none);
  expect(linesFor(file, stem).sure).toBeGreaterThanOrEqual(0);
  expect(linesFor(file, stem, []).sure).toBeGreaterThanOrEqual(0);
  expect(linesFor(file, stem).none).toBeUndefined();
  expect(linesFor(await prepare('en', [], none), stem).sure).toBeGreaterThanOrEqual(0);
});

test('each language of the engine has its own list of what citizens ask elsewhere, each question once', () => {
  for (const language of ['ar', 'de', 'en', 'fr', 'nb', 'nn', 'sl', 'uk']) {
    const questions = readForeign(language);
    expect(questions.length, language).toBeGreaterThanOrEqual(80);
    expect(new Set(questions).size, language).toBe(questions.length);
  }
  expect(readForeign('xx')).toEqual([]);
});

test('each of them has words of what others are asked about, each once', () => {
  for (const language of ['ar', 'de', 'en', 'fr', 'nb', 'nn', 'sl', 'uk']) {
    const words = readForeignWords(language);
    expect(words.length, language).toBeGreaterThanOrEqual(180);
    expect(new Set(words).size, language).toBe(words.length);
  }
  expect(readForeignWords('xx')).toEqual([]);
});

test('a word that others are asked about tells against a page, unless a page is called or asked by it', async () => {
  const stem = await stemmerOf('en');
  const oddsOf = async (title: string, asks: string[]) => {
    const pages = [...english, page('one', title, 'Bring your passport to the counter.', { asks })];
    const vocabulary = openVocabulary(await prepare('en', pages, none), stem);
    const concepts = conceptsOf('renew passport', vocabulary);
    const [best] = rankPages('renew passport', concepts, vocabulary);
    const plain = { ...vocabulary, isForeign: () => false };
    const odds = (one: typeof vocabulary) => confidenceIn(best!, 'renew passport', concepts, one).odds;
    return odds(plain) - odds(vocabulary);
  };
  expect(await oddsOf('The counter', [])).toBeGreaterThan(1);
  expect(await oddsOf('The passport counter', [])).toBe(0);
  expect(await oddsOf('The counter', ['where do I show my passport'])).toBe(0);
});

test('what others are asked about is in the file only where it tells', async () => {
  // Without `asks` nothing says that it does.
  expect((await calibrate(await prepare('en', english, none))).foreign).toBeUndefined();
});

// Measured: kept 91, 92 and 93, boxed 14, 13 and 13, by asks that were left out and halves of the list that were not seen.
for (const [language, kept, boxed] of [
  ['en', 0.88, 0.18],
  ['nb', 0.88, 0.18],
  ['sl', 0.88, 0.18],
] as const)
  test(`the sample keeps the box of right pages and gives foreign questions few, in ${language}`, async () => {
    test.skip(!isSample, 'told of the pages of the sample');
    test.skip(language !== often('en', language), 'every language is tried before a release');
    test.setTimeout(120_000);
    const file = await prepare(language, await pagesOfSite(language), readWords(language).words);
    const stem = await stemmerOf(language);
    const told = leftOut(language, { ...file, lines: linesFor(file, stem) }, stem);
    expect(told.kept).toBeGreaterThan(kept);
    expect(told.boxed).toBeLessThan(boxed);
  });
