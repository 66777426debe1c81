import { expect, test } from '@playwright/test';
import { withLongWords } from '../../src/site/long-words/long-words.ts';

const shown = async (page: string) => (await withLongWords(page)).replaceAll('\u00AD', '|');

for (const [what, page, fitted] of [
  [
    'a title with a long word has smaller letters on a phone',
    '<html lang="nb"><h1>Tilgjengelighetserklæring</h1>',
    '<html lang="nb"><h1 class="long">Tilgjengelighetserklæring</h1>',
  ],
  [
    'it keeps its classes',
    '<html lang="nb"><h1 class="mb-6">Tilgjengelighetserklæring</h1>',
    '<html lang="nb"><h1 class="long mb-6">Tilgjengelighetserklæring</h1>',
  ],
  [
    'a word that no line holds has hyphens',
    '<html lang="nb"><td>Menneskerettighetsorganisasjonene</td>',
    '<html lang="nb"><td>Menneske|ret|tig|hets|or|ga|ni|sa|sjo|nene</td>',
  ],
  [
    'and what is shown before a cell',
    '<html lang="nb"><td data-label="Menneskerettighetsorganisasjonene">x</td>',
    '<html lang="nb"><td data-label="Menneske|ret|tig|hets|or|ga|ni|sa|sjo|nene">x</td>',
  ],
  [
    'each in its language',
    '<html lang="ar"><article lang="de"><h2>Rindfleischetikettierungsgesetz</h2></article><h2>Rindfleischetikettierungsgesetz</h2>',
    '<html lang="ar"><article lang="de"><h2>Rind|flei|sch|eti|ket|tie|rungs|ge|setz</h2></article><h2>Rindfleischetikettierungsgesetz</h2>',
  ],
  [
    'running text stays',
    '<html lang="nb"><p>Menneskerettighetsorganisasjonene</p>',
    '<html lang="nb"><p>Menneskerettighetsorganisasjonene</p>',
  ],
  [
    'an address and code stay',
    '<html lang="nb"><td>menneskerettighetsorganisasjonene@x.example <code>menneskerettighetsorganisasjonene</code></td>',
    '<html lang="nb"><td>menneskerettighetsorganisasjonene@x.example <code>menneskerettighetsorganisasjonene</code></td>',
  ],
  [
    'Thai has no spaces and needs none',
    '<html lang="en"><h1>การขอบัตรห้องสมุดสำหรับประชาชน</h1>',
    '<html lang="en"><h1>การขอบัตรห้องสมุดสำหรับประชาชน</h1>',
  ],
] as const)
  test(`long words: ${what}`, async () => expect(await shown(page)).toBe(fitted));
