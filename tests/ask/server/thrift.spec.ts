import { expect, test } from '@playwright/test';
import { conceptsOf } from '../../../src/ask/answer/concepts.ts';
import { mostKnown, rememberStems, withoutLigatures } from '../../../src/ask/server/thrift.ts';
import { english, open } from '../pages.ts';

test('a question of signs that unfold is read as far as one of letters, and any other whole', () => {
  const asked = (question: string) => withoutLigatures({ question, insist: false }).question;
  expect(asked('ﷺ'.repeat(1000)).normalize('NFKC').length).toBeLessThanOrEqual(1000);
  for (const question of ['renew a loan', 'å'.repeat(1000), 'ﷺ', '図'.repeat(1000), ''])
    expect(asked(question)).toBe(question);
});

test('a language that knows no word of a question is not asked on, however its mistakes are read', async () => {
  const vocabulary = await open('en', english);
  const most = (question: string) => mostKnown(conceptsOf(question, vocabulary, true));
  expect(most('renew a loan')).toBe(1);
  expect(most('qwertz asdfgh')).toBeCloseTo(0.3);
  expect(most('renew qwertz')).toBeGreaterThan(most('qwertz asdfgh'));
});

test('a stemmer that remembers says the same, for as many words as anybody may ask', () => {
  let stemmed = 0;
  const stem = (word: string) => (stemmed++, word.slice(0, 3));
  const remembering = rememberStems(stem);
  for (const word of ['loans', 'loaned', 'loans', 'constructor', '']) expect(remembering(word)).toBe(word.slice(0, 3));
  expect(stemmed).toBe(4);
  expect(rememberStems(stem)('loans')).toBe('loa');
  expect(stemmed).toBe(4);
});
