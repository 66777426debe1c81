import { expect, test } from '@playwright/test';
import { answer } from '../../../src/ask/answer/answer.ts';
import { pagesByWord, withFullText } from '../../../src/ask/answer/fulltext.ts';
import { pagesWith } from '../../../src/ask/answer/pagefind.ts';
import { english, open } from '../pages.ts';

test('pages of the full text are known by their addresses, and those of no file are left out', async () => {
  const { file } = await open('en', english);
  const search = async (word: string) => (word === 'rare' ? ['/en/wifi/', '/en/gone/', '/en/renew/'] : []);
  expect(await pagesByWord(['rare', 'none'], file, search)).toEqual(
    new Map([
      ['rare', [3, 0]],
      ['none', []],
    ]),
  );
});

test('what only the full text has found comes after the pages that are shown', async () => {
  const vocabulary = await open('en', english);
  const first = answer({ question: 'free', insist: false }, vocabulary);
  const second = answer({ question: 'wifi', insist: false }, vocabulary);
  const addresses = first.found.map(({ address }) => address);
  expect(addresses.length).toBeGreaterThan(1);
  expect(withFullText(first, second, 1).found.map(({ address }) => address)).toEqual([
    addresses[0],
    '/en/wifi/',
    ...addresses.slice(1),
  ]);
});

test('no more than twenty pages of a word are asked for', async () => {
  let asked = 0;
  const results = Array.from({ length: 50 }, (_, index) => ({
    data: async () => ({ url: `/en/${index}/`, asked: asked++ }),
  }));
  expect(await pagesWith('word', { search: async () => ({ results }) })).toHaveLength(20);
  expect(asked).toBe(20);
});
