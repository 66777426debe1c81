import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnNames } from '../../../src/catalogue/read/columns.ts';
import { agency, run } from '../../agency.ts';
import { check, good, header, mistakesIn, row } from './rows.ts';

test('a catalogue without mistakes passes: a BOM, columns in any order, commas, quotes, line breaks in a cell', () => {
  const columns = columnNames.toReversed();
  const quoted = { ...good, title: '"A title\nof ""two"" lines, with a comma"', author: '"Ibsen, Henrik"' };
  const text = `\ufeff${columns.join(',')}\r\n${columns.map((column) => quoted[column]).join(',')}\r\n,,,,,,,,,,,\r\n`;
  const { code, output } = check(text);
  expect(output).toContain('no mistakes');
  expect(code).toBe(0);
});

test('the check tells of a mistake in the catalogue as of any other', () => {
  const { code, output } = check(`${header};title\n${row()};x\n`);
  expect(output).toContain(
    'catalogue/books.csv:1 cell M1: the column "title" stands here a second time. Take one out.',
  );
  expect(code).toBe(1);
});

for (const [what, text, mistakes] of [
  [
    'an empty file',
    '',
    [`catalogue/books.csv:1 is empty. Its first row names the columns: ${columnNames.join(', ')}.`],
  ],
  [
    'a column that is missing and one that nobody knows',
    `${header.replace('author', 'autor')}\n${row()}\n`,
    [
      'catalogue/books.csv:1 cell C1: "autor" is not a column. Did you mean "author"?',
      `catalogue/books.csv:1 the column "author" is missing. The first row must name ${columnNames.join(', ')}, in any order.`,
    ],
  ],
  [
    'a column that stands twice',
    `${header};title\n${row()};x\n`,
    ['catalogue/books.csv:1 cell M1: the column "title" stands here a second time. Take one out.'],
  ],
  [
    'a separator that is not quoted',
    `${header}\n${row({ title: 'One; two' })}\n`,
    [
      'catalogue/books.csv:2 row 2: has 13 cells, but the first row has 12. A cell with “;” in it must stand in quotation marks.',
    ],
  ],
  [
    'a row that is cut off',
    `${header}\nB1;Only a title\n`,
    [
      'catalogue/books.csv:2 row 2: has 2 cells, but the first row has 12. A cell with “;” in it must stand in quotation marks.',
    ],
  ],
  [
    'a quotation mark that is not closed, in the line of the file and the cell of the spreadsheet',
    `${header}\n${row({ publisher: '"two\nlines"' })}\n${row({ id: 'B2', title: '"Et dukkehjem' })}\n`,
    [
      'catalogue/books.csv:4 title (cell B3): the quotation mark that opens this cell is not closed. Put one at the end of the cell, and write each one inside it twice.',
    ],
  ],
  [
    'two titles with one id',
    `${header}\n${row()}\n${row()}\n`,
    ['catalogue/books.csv:3 id (cell A3): "B1" stands in A2 already. Every title needs a number of its own.'],
  ],
] as const)
  test(`a mistake in the catalogue is named: ${what}`, () => {
    expect(mistakesIn({ 'books.csv': text })).toEqual([...mistakes]);
  });

test('a thousand titles with one id are one list of five and a sum', () => {
  const found = mistakesIn({ 'books.csv': `${header}\n${Array.from({ length: 1001 }, () => row()).join('\n')}\n` });
  expect(found).toHaveLength(6);
  expect(found[0]).toBe(
    'catalogue/books.csv:3 id (cell A3): "B1" stands in A2 already. Every title needs a number of its own.',
  );
  expect(found[5]).toBe('catalogue/books.csv:8 id: the same mistake stands in 995 more places, from A8 to A1002.');
});

test('an id is taken in every file', () => {
  const files = { 'a.csv': `${header}\n${row()}\n`, 'b.csv': `${header}\n${row()}\n`, 'books.xlsx': 'PK' };
  expect(mistakesIn(files)).toEqual([
    'catalogue/b.csv:2 id (cell A2): "B1" stands in A2 of a.csv already. Every title needs a number of its own.',
    'catalogue/books.xlsx:1 is not read. Save the list as “CSV UTF-8”, with a name that ends in .csv.',
  ]);
});

test('a list in another encoding stops the build with its file and line', () => {
  const folder = agency({ 'catalogue/latin.csv': '' });
  const text = `${header}\n${row()}\n${row({ id: 'B2', title: 'Synnøve Solbakken' })}\n`;
  writeFileSync(join(folder, 'catalogue/latin.csv'), Buffer.from(text, 'latin1'));
  const { code, output } = run('src/build.ts', { CONTENT: folder, OUT: join(folder, 'dist') });
  expect(output).toContain('catalogue/latin.csv:3 is not UTF-8: here stands “');
  expect(output).toContain('1 mistake to mend. Nothing was published.');
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});
