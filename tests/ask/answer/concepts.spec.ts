import { expect, test } from '@playwright/test';
import { conceptsOf } from '../../../src/ask/answer/concepts.ts';
import { openVocabulary } from '../../../src/ask/answer/vocabulary.ts';
import { english, first, open, page } from '../pages.ts';

test('a rare word of the question weighs more than a common one', async () => {
  const vocabulary = await open('en', english);
  const [free, passport] = conceptsOf('free passport', vocabulary);
  expect(passport!.rarity).toBeGreaterThan(free!.rarity);
});

test('an article before a word does not make another word with it', async () => {
  const vocabulary = await open('en', [page('way', 'The way there', 'Go on.'), page('away', 'Away', 'Out of office.')]);
  expect(first('is there a way', vocabulary)).toBe('/en/way/');
  expect(conceptsOf('a way', vocabulary).map(({ forms }) => forms.get('awai'))).toEqual([undefined]);
});

for (const [typed, root] of [
  ['regningen', 'beregn'],
  ['natten', 'nett'],
  ['skrive', 'utskrift'],
  ['får', 'foresatt'],
  ['melde', 'epost'],
] as const)
  test(`"${typed}" does not ask for ${root}, which stands for another word that is written almost like it`, async () => {
    const text = 'Beregne regning. Nett om natten. Skrive og få utskrift. Mor og foresatt får og vil melde, e-post.';
    const concepts = conceptsOf(typed, await open('nb', [page('alt', 'Alt', text)]));
    expect(concepts.flatMap(({ forms }) => [...forms.keys()])).not.toContain(root);
  });

test('a compound of the pages also asks for its parts, and a mistyped question word for nothing', async () => {
  const vocabulary = await open('nb', [page('flytting', 'Flyttemelding', 'Hvordan du sender melding når du flytter.')]);
  const concepts = conceptsOf('hvorsan flyttemelding', vocabulary);
  expect(concepts.map(({ typed }) => typed)).toEqual(['flyttemelding']);
  expect([...concepts[0]!.forms.keys()].sort()).toEqual(['flytt', 'flyttemeld', 'meld']);
});

test('a mistake for a word that only leads to words of no page is a word of no page', async () => {
  const { file, stem } = await open('en', english);
  const synonyms = { ...file.synonyms, oneWay: [[['colleagu'], ['workmat']]] as [string[], string[]][] };
  const vocabulary = openVocabulary({ ...file, synonyms }, stem);
  expect(stem('colleague')).toBe('colleagu');
  expect(conceptsOf('coleague', vocabulary)).toMatchObject([{ typed: 'coleague', unknown: true }]);
  expect(first('coleague passport', vocabulary)).toBe('/en/card/');
});
