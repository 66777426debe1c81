import { expect, test } from '@playwright/test';
import { answer } from '../../../../src/ask/answer/answer.ts';
import { english, first, open, page } from '../../pages.ts';

test('what was corrected is said, and not corrected when the visitor insists', async () => {
  const vocabulary = await open('en', english);
  expect(answer({ question: 'renw', insist: false }, vocabulary).corrected).toEqual([{ from: 'renw', to: 'renew' }]);
  const insisted = answer({ question: 'renw', insist: true }, vocabulary);
  expect(insisted.found).toEqual([]);
  expect(insisted.unknown).toEqual(['renw']);
});

test('a real word that no page holds is not taken for another', async () => {
  const vocabulary = await open('en', english);
  const said = (question: string) => answer({ question, insist: false }, vocabulary);
  expect(said('my wife lost her library card')).toMatchObject({
    corrected: [],
    unknown: expect.arrayContaining(['wife']),
  });
  expect(said('wife')).toMatchObject({ corrected: [], found: [], unknown: ['wife'] });
});

test('a mistyped word is also taken for one that only stands for a word of the pages', async () => {
  const vocabulary = await open('en', [page('spouse', 'Bring your spouse', 'For married couples.'), ...english]);
  expect(first('husbandd', vocabulary)).toBe('/en/spouse/');
});

test('an everyday word that no page holds is not taken for a mistake, though a word of the pages is near', async () => {
  const titles = ['More to move', 'Choose a subject', 'Carry a load', 'The way to three rooms'];
  const vocabulary = await open('en', [...english, ...titles.map((title, index) => page(`p${index}`, title, title))]);
  for (const word of ['morning', 'suspect', 'married', 'threw'])
    expect(answer({ question: `${word} card`, insist: false }, vocabulary).corrected, word).toEqual([]);
});
