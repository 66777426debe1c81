import { expect, test } from '@playwright/test';
import { lixOf, wordsOf } from '../../src/report/lix.ts';

test('LIX is words to a sentence and how many of a hundred are long', () => {
  // Ten words a sentence, one of them longer than six letters.
  const text = 'Now you can go and get a book at midnighttime. '.repeat(10);
  expect(wordsOf(text)).toHaveLength(100);
  expect(lixOf(text, 'en')).toBe(20);
  expect(lixOf('Informasjonsbehandlingssystemene '.repeat(100), 'nb')).toBe(200);
});

test('where LIX says nothing there is none: few words, or a language that it was not made for', () => {
  expect(lixOf('Too short.', 'en')).toBeUndefined();
  for (const language of ['ar', 'sl', 'uk', 'ja']) expect(lixOf('word word. '.repeat(100), language)).toBeUndefined();
});
