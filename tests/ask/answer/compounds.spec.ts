import { expect, test } from '@playwright/test';
import { answer } from '../../../src/ask/answer/answer.ts';
import { open, page } from '../pages.ts';

for (const [language, typed, meant, text] of [
  ['nb', 'purregebyrr', 'purregebyr', 'Purring og purre. Et gebyr.'],
  ['nb', 'søknadsfrst', 'søknadsfrist', 'En søknad har en frist.'],
  ['nn', 'søknadsfrst', 'søknadsfrist', 'Ein søknad har ein frist.'],
  ['de', 'antragsfrsit', 'antragsfrist', 'Der Antrag hat eine Frist.'],
] as const)
  test(`a slip in a compound is found in its parts, and said (${language}): ${typed}`, async () => {
    const vocabulary = await open(language, [page('it', text, text), page('other', 'Abc', 'def ghi')]);
    const { corrected, found } = answer({ question: typed, insist: false }, vocabulary);
    expect(found[0]?.address).toBe('/en/it/');
    expect(corrected[0]?.to.toLowerCase()).toBe(meant);
  });
