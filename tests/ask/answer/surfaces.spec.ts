import { expect, test } from '@playwright/test';
import { answer } from '../../../src/ask/answer/answer.ts';
import { open, page } from '../pages.ts';

for (const [language, typed, named, text] of [
  ['nb', 'trdløse', ['trådløse'], 'Om det trådløse nettet.'],
  ['nb', 'traadloest', [], 'Om det trådløse nettet.'],
  ['nb', 'foedselsnummer', [], 'Oppgi fødselsnummer.'],
  ['sl', 'knjižnca', ['knjižnica'], 'Kje je knjižnica.'],
  ['de', 'Bürgeramt', [], 'Wo die Räume des Bürgeramts sind.'],
  ['de', 'oeffnungszeiten', [], 'Unsere Öffnungszeiten.'],
  ['de', 'Bürgremts', ['Bürgeramts'], 'Wo die Räume des Bürgeramts sind.'],
] as const)
  test(`a correction names a word of the texts with its letters, and no ending or spelling without signs (${language}): ${typed}`, async () => {
    const vocabulary = await open(language, [page('it', 'Abc', text), page('other', 'Xyz', 'def ghi')]);
    const { corrected, found } = answer({ question: typed, insist: false }, vocabulary);
    expect(found[0]?.address).toBe('/en/it/');
    expect(corrected.map(({ to }) => to)).toEqual(named);
  });
