import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { browseListsOf } from '../../../src/catalogue/pages/browse.ts';
import { prepare } from '../../../src/catalogue/pages/prepare.ts';
import { openCatalogue } from '../../../src/catalogue/search/handler.ts';
import { escapeMarkup } from '../../../src/site/markup.ts';
import { records } from '../records.ts';

const { entry, files } = await prepare(browseListsOf(records, 'en'), 'en');
const words = { found: { other: '{count}' }, none: 'None', narrow: 'Narrow', anonymous: '', pages: '', page: '', previous: '', next: '', facets: { kind: 'Kind', language: 'Language', place: 'Place', year: 'Year' }, kinds: {}, available: {}, chosen: '{name}', corrected: '', partly: '' }; // prettier-ignore
const selects = ['kind', 'language', 'place', 'sort'].map(
  (name) => `<select id="c-${name}"><option value="">Any</option><option value="book">Book</option></select>`,
);
const inputs = ['q', 'title', 'author', 'subject', 'from', 'to'].map((name) => `<input id="c-${name}">`);
const page = `<main>${inputs.join('')}<details data-more></details>${selects.join('')}<div id="found" data-entry="${escapeMarkup(JSON.stringify(entry))}" data-words="${escapeMarkup(JSON.stringify({ ...words, empty: 'Ask' }))}"><p role="status"></p><div data-records></div></div></main>`;
const app = openCatalogue({
  languages: ['en'],
  base: '',
  read: (address) =>
    Promise.resolve(address === '/en/catalogue/index.html' ? page : files.get(address.replace(entry.base, ''))),
});

const names = ['q', 'title', 'author', 'subject', 'kind', 'language', 'place', 'from', 'to', 'sort', 'page'];
const sign = fc.constantFrom(']', '[', '"', "'", '\\', '*', ':', ')', '(', ',', '>', '\0', '%', '\ud800', 'é', '😀', 'a', ' ', '9'); // prettier-ignore
const odd = fc.oneof(fc.string({ unit: sign, maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 400 }));

test('whatever bytes stand in an address of the catalogue, it is answered with a page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), odd, { minKeys: 1 }), async (values) => {
      const answer = await app.request(`/en/catalogue/?${new URLSearchParams(values)}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('data-state="ready"');
    }),
    { numRuns: 200 },
  );
  for (const raw of [
    'kind=%5D',
    'language=%',
    'place=%FF%FE',
    'kind=%00',
    'place=%22%5D%5B',
    '&&==&kind',
    'kind=constructor',
    'kind=__proto__',
    'sort=toString',
    'language=constructor',
    'place=valueOf',
  ])
    expect((await app.request(`/en/catalogue/?${raw}`)).status, raw).toBe(200);
});

test('a kind that was chosen stays chosen in the form', async () => {
  const html = await (await app.request('/en/catalogue/?kind=book')).text();
  expect(html).toContain('<option value="book" selected="">');
});
