import type { CatalogueRecord } from '../../src/catalogue/read/record.ts';

/** A record with nothing but what a test says of it. */
export const record = (
  id: string,
  title: string,
  authors: string[],
  more: Partial<CatalogueRecord> = {},
): CatalogueRecord => ({
  id,
  title,
  authors,
  subjects: [],
  kind: 'book',
  language: 'en',
  year: undefined,
  publisher: '',
  identifier: '',
  place: 'Main library',
  shelfmark: '',
  link: '',
  available: 'yes',
  ...more,
});
/** A small catalogue to search. */
export const records = [
  record('D1', 'Et dukkehjem', ['Ibsen, Henrik'], { language: 'nb', year: 1879, subjects: ['Skuespill', 'Drama'] }),
  record('D2', 'Vildanden', ['Henrik Ibsen'], { language: 'nb', year: 1884, subjects: ['Skuespill'] }),
  record('D3', 'A study of Ibsen', ['Šuštar, Živa'], { year: 1999, subjects: ['Drama'], kind: 'thesis' }),
  record('P1', 'Poezije', ['Prešeren, France'], {
    language: 'sl',
    year: 1847,
    subjects: ['Poezija'],
    place: 'Reading room',
  }),
  record('H1', 'Hamlet', ['Shakespeare, William'], { year: 1603, subjects: ['Drama'] }),
  record('H2', 'The sources of Hamlet and other tragedies', ['Smith, Ann', 'Ibsen, Henrik'], {
    year: 1950,
    identifier: '0-306-40615-2',
  }),
  record('N1', 'Norske folkeeventyr', [], { language: 'nb', year: 1841, kind: 'e-book' }),
];
