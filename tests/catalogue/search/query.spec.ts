import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { browseListsOf } from '../../../src/catalogue/pages/browse.ts';
import { prepare } from '../../../src/catalogue/pages/prepare.ts';
import { fillPage } from '../../../src/catalogue/search/fill.ts';
import { queryString, readQuery } from '../../../src/catalogue/search/query.ts';
import { search } from '../../../src/catalogue/search/search.ts';
import { escapeMarkup } from '../../../src/site/markup.ts';
import { records } from '../records.ts';

const { entry, files } = await prepare(browseListsOf(records, 'en'), 'en');
const load = (name: string) => Promise.resolve(JSON.parse(files.get(name)!) as unknown);

/** What the built search page has for an answer to be filled in. */
const words = {
  found: {},
  facets: { kind: '', language: '', place: '', year: '' },
  kinds: {},
  available: {},
  chosen: '{name}',
  page: '',
  corrected: '',
};
const attribute = (value: object) => escapeMarkup(JSON.stringify(value));
const emptyPage = `<form>${['q', 'title', 'author', 'subject', 'from', 'to'].map((name) => `<input id="c-${name}">`).join('')}
${['kind', 'language', 'place', 'sort'].map((name) => `<select id="c-${name}"><option value="book"></option></select>`).join('')}
<details data-more></details></form>
<div id="found" data-entry="${attribute(entry)}" data-words="${attribute({ ...words, none: '', partly: '', narrow: '', anonymous: '', empty: '', previous: '', next: '', pages: '' })}"><p role="status"></p><div data-records></div></div>`;

test('an address keeps a search, and no address makes it fail', async () => {
  const address = '?q=a%26b&title=c&kind=book&from=1800&sort=newest&page=2';
  expect(queryString(readQuery(new URLSearchParams(address)))).toBe(address);
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc.constantFrom('q', 'title', 'author', 'kind', 'language', 'place', 'from', 'sort', 'page'),
        fc.string({ unit: 'binary' }),
      ),
      async (params) => {
        const found = await search(readQuery(new URLSearchParams(params)), entry, load);
        expect(found.records.length).toBeLessThanOrEqual(found.total);
        const html = await fillPage(emptyPage, new URLSearchParams(params), '', 'en', () => load);
        expect(html).toContain('data-state="ready"');
      },
    ),
    { numRuns: 300 },
  );
});
