import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readCsv } from '../../../src/catalogue/read/csv.ts';

const cellsOf = (text: string, separator = ',') =>
  readCsv(text, separator).rows.map(({ cells }) => cells.map((cell) => cell.text));

for (const [what, text, rows] of [
  ['nothing', '', []],
  ['one cell', 'a', [['a']]],
  [
    'lines that end as on Windows, on Unix and on old Macs',
    'a,b\r\nc,d\ne,f\rg,h',
    [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ],
  ],
  ['no empty row after the last line end', 'a\r\n', [['a']]],
  ['an empty row between', 'a\n\nb', [['a'], [''], ['b']]],
  ['empty cells', ',,', [['', '', '']]],
  ['a separator in a quoted cell', '"a,b",c', [['a,b', 'c']]],
  ['a quotation mark written twice', '"say ""yes""",c', [['say "yes"', 'c']]],
  ['a quoted cell that is empty', '"",a', [['', 'a']]],
  [
    'line breaks in a cell',
    '"a\r\nb\nc",d\ne,f',
    [
      ['a\r\nb\nc', 'd'],
      ['e', 'f'],
    ],
  ],
  ['spaces, which belong to the cell', ' a , b ', [[' a ', ' b ']]],
] as const)
  test(`CSV: ${what}`, () => {
    expect(cellsOf(text)).toEqual(rows);
    expect(readCsv(text, ',').mistakes).toEqual([]);
  });

test('CSV: another separator leaves commas alone', () => {
  expect(cellsOf('Ibsen, Henrik;1879', ';')).toEqual([['Ibsen, Henrik', '1879']]);
});

test('CSV: a line break inside a cell begins a new line but no new row', () => {
  const { rows } = readCsv('a,"b\nc"\nd,e', ',');
  expect(rows.map(({ number, cells }) => [number, cells[0]!.line])).toEqual([
    [1, 1],
    [2, 3],
  ]);
});

for (const [what, text, place, message, rows] of [
  [
    'a quotation mark that is never closed hides nothing below it',
    'a,b\n"c,d\ne,f',
    { row: 2, cell: 0, line: 2 },
    'the quotation mark that opens this cell is not closed. Put one at the end of the cell, and write each one inside it twice.',
    [
      ['a', 'b'],
      ['"c', 'd'],
      ['e', 'f'],
    ],
  ],
  [
    'nor does one that only a later cell closes',
    '"a,b\nc,"d"\ne,f',
    { row: 1, cell: 0, line: 1 },
    'the quotation mark that opens this cell is not closed. Put one at the end of the cell, and write each one inside it twice.',
    [
      ['"a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ],
  ],
  [
    'a quotation mark inside a quoted cell',
    '"a "b" c",d',
    { row: 1, cell: 0, line: 1 },
    'holds a quotation mark that is not written twice. Put the whole cell in quotation marks and write each one inside it twice.',
    [['"a "b" c"', 'd']],
  ],
  [
    'a quotation mark inside a cell without any',
    'a "b",c',
    { row: 1, cell: 0, line: 1 },
    'holds a quotation mark that is not written twice. Put the whole cell in quotation marks and write each one inside it twice.',
    [['a "b"', 'c']],
  ],
] as const)
  test(`CSV: ${what}`, () => {
    const { mistakes } = readCsv(text, ',');
    expect(mistakes).toEqual([{ ...place, message }]);
    expect(cellsOf(text)).toEqual(rows);
  });

test('CSV: whatever a spreadsheet holds comes back as it was written', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ø', '"', ',', ';', '\n', ' ', '=', '👩') });
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1 }), (rows) => {
      const text = rows.map((row) => row.map(quote).join(';')).join('\r\n');
      const { mistakes } = readCsv(text, ';');
      expect(mistakes).toEqual([]);
      expect(cellsOf(text, ';')).toEqual(rows);
    }),
  );
});

test('CSV: no text makes the reader throw, loop or lose a line', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '""', ',', '\n', '\r', '\r\n', '\0', '\ufffd') });
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (any) => {
      const { rows } = readCsv(any, ',');
      const lines = any.split(/\r\n|\r|\n/).length;
      expect(rows.length).toBeLessThanOrEqual(lines);
      for (const { cells } of rows) expect(cells.at(-1)!.line).toBeLessThanOrEqual(lines);
    }),
    { numRuns: 500 },
  );
});
