import { expect, test } from '@playwright/test';
import { browseListsOf } from '../../../src/catalogue/pages/browse.ts';
import { prepare } from '../../../src/catalogue/pages/prepare.ts';
import { readQuery } from '../../../src/catalogue/search/query.ts';
import { search } from '../../../src/catalogue/search/search.ts';
import { record } from '../records.ts';

test('the beginning of very many names finds them all, though they stand in several files', async () => {
  const many = Array.from({ length: 3000 }, (_, index) => record(`K${index}`, 'Title', [`Kab${index}x, Anna`]));
  const own = await prepare(browseListsOf(many, 'en'), 'en');
  expect(own.entry.terms.length).toBeGreaterThan(2);
  const load = (name: string) => Promise.resolve(JSON.parse(own.files.get(name)!) as unknown);
  const found = await search(readQuery(new URLSearchParams('author=kab')), own.entry, load);
  expect(found.total).toBe(3000);
  expect(found.partly).toBe(false);
});
