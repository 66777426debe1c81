import { expect, test } from '@playwright/test';
import { conceptsOf } from '../../../src/ask/answer/concepts.ts';
import { conceptsByRoot } from '../../../src/ask/answer/overlap.ts';
import { rankPages } from '../../../src/ask/answer/rank.ts';
import { open, page } from '../pages.ts';

test('an empty site answers nothing and does not fail', async () => {
  const vocabulary = await open('en', []);
  expect(rankPages('anything', conceptsOf('anything', vocabulary), vocabulary)).toEqual([]);
});

test('of two pages with the same words, the one in which they stand together as asked comes first', async () => {
  const text = 'A parking permit and a building permit, for residents of the town.';
  const vocabulary = await open('en', [
    page('apart', 'Parking near a building that wants another permit', text),
    page('together', 'Building that wants parking permit near another', text),
    page('other', 'Waste', 'Bins are emptied on Mondays.'),
  ]);
  const first = (question: string) => rankPages(question, conceptsOf(question, vocabulary), vocabulary)[0]?.page;
  expect(first('parking permit')).toBe(1);
});

test('the terms of a question are looked up by each stem that may stand for them, and by no other', async () => {
  const vocabulary = await open('en', [page('loan', 'Renew a loan', 'Extend the loan of a book.')]);
  const concepts = conceptsOf('renew my book loan', vocabulary);
  const known = conceptsByRoot(concepts);
  for (const [root, found] of known)
    for (const [place, share] of found) expect(concepts[place]!.forms.get(root), root).toBe(share);
  const stems = new Set(concepts.flatMap(({ forms }) => [...forms.keys()]));
  expect(new Set(known.keys())).toEqual(stems);
});
