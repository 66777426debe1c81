import { expect, test } from '@playwright/test';
import { answer } from '../../../../src/ask/answer/answer.ts';
import { open, page } from '../../pages.ts';

for (const [language, typed, meant, text] of [
  ['nb', 'purregebyrr', 'purregebyr', 'Purring og purre. Et gebyr.'],
  ['nb', 'søknadsfrst', 'søknadsfrist', 'En søknad har en frist.'],
  ['nb', 'tilretteleging', 'tilrettelegging', 'Om tilrettelegging.'],
  ['nb', 'skoleskyssen', '', 'Søk om skoleskyss.'],
  ['nn', 'søknadsfrst', 'søknadsfrist', 'Ein søknad har ein frist.'],
  ['nn', 'byggjeløve', 'byggjeløyve', 'Om byggjeløyve.'],
  ['de', 'antragsfrsit', 'antragsfrist', 'Der Antrag hat eine Frist.'],
  ['de', 'Meldebescheingung', 'Meldebescheinigung', 'Die Meldebescheinigung.'],
  ['de', 'Hundesteurbescheid', 'Hundesteuerbescheid', 'Die Hundesteuer. Ein Bescheid.'],
] as const)
  test(`a slip in a compound is found, whole or in its parts, and said (${language}): ${typed}`, async () => {
    const vocabulary = await open(language, [
      page('it', text, text),
      // What begins or ends as the compounds do.
      page('other', 'Skole til rette, søk, studie, hunde, bygg', 'Abc legging frost melde hund skyss.'),
    ]);
    const { corrected, found } = answer({ question: typed, insist: false }, vocabulary);
    expect(found[0]?.address).toBe('/en/it/');
    expect((corrected[0]?.to ?? '').toLowerCase()).toBe(meant.toLowerCase());
  });

test('what is written apart is no compound: no word is put together that nobody has written', async () => {
  const vocabulary = await open('en', [page('it', 'Read an ebook', 'Turn your face to the camera.')]);
  expect(answer({ question: 'facebook', insist: false }, vocabulary).corrected).toEqual([]);
});
