import { expect, test } from '@playwright/test';
import { browseListsOf } from '../../../src/catalogue/pages/browse.ts';
import { record, records } from '../records.ts';

test('both ways to write an author are one author, and every record stands in one drawer', () => {
  const { authors, records: sorted, pageOf } = browseListsOf(records, 'en');
  const names = authors.flat().map(({ name, records: own }) => [name, own.length]);
  expect(names).toEqual([
    ['Ibsen, Henrik', 3],
    ['Prešeren, France', 1],
    ['Shakespeare, William', 1],
    ['Smith, Ann', 1],
    ['Šuštar, Živa', 1],
    ['', 1],
  ]);
  expect(pageOf).toEqual(sorted.map(() => 1));
});

test('drawers hold about fifty records, and an author of very many goes on in the next', () => {
  const many = [
    ...Array.from({ length: 250 }, (_, index) => record(`A${index}`, `Title ${index}`, ['Aaa, Anna'])),
    ...Array.from({ length: 90 }, (_, index) => record(`B${index}`, `Title ${index}`, [`Bbb, B${index}`])),
  ];
  const { authors, pageOf } = browseListsOf(many, 'en');
  const sizes = authors.map((page) => page.reduce((sum, { records: own }) => sum + own.length, 0));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(340);
  for (const size of sizes) expect(size).toBeLessThanOrEqual(60);
  expect(sizes.length).toBeLessThanOrEqual(8);
  expect(pageOf.slice(0, 250).every((page, index) => index === 0 || page >= pageOf[index - 1]!)).toBe(true);
});
