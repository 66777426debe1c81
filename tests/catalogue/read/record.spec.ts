import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { columnNames, type Column } from '../../../src/catalogue/read/columns.ts';
import { decode } from '../../../src/catalogue/read/encoding.ts';
import { readRecord } from '../../../src/catalogue/read/record.ts';
import { check, good, header, row } from './rows.ts';

test('no bytes and no cells make the checks throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decode(bytes)));
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 12, maxLength: 12 }), (texts) => {
      const cells = Object.fromEntries(columnNames.map((column, index) => [column, texts[index]!]));
      readRecord(cells as Record<Column, string>, 2026, () => undefined);
    }),
  );
});

const cells = [
  [
    'an id that cannot be an address',
    { id: 'B 1/2' },
    'id (cell A2): "B 1/2" must be letters a to z, digits, dots and hyphens, 64 at most.',
  ],
  ['no id', { id: '' }, 'id (cell A2): is empty. Every title needs a number of its own.'],
  ['no title', { title: '' }, 'title (cell B2): is empty. Write the title as it stands on the work.'],
  [
    'no kind',
    { kind: '' },
    'kind (cell E2): is empty. Write one of book, e-book, audiobook, journal, thesis, map, score, recording, film, picture, object.',
  ],
  ['a kind that nobody knows', { kind: 'bok' }, 'kind (cell E2): "bok" is not a kind. Did you mean "book"?'],
  [
    'a language by its name',
    { language: 'Norwegian' },
    'language (cell F2): "Norwegian" is not the tag of a language. Write one such as en, nb or sl.',
  ],
  ['a year that is none', { year: '18l9' }, 'year (cell G2): "18l9" is not a year. Write digits only, such as 1879.'],
  [
    'years from and to',
    { year: '1841-1844' },
    'year (cell G2): "1841-1844" is not a year. Write digits only, such as 1879.',
  ],
  [
    'a year that has not come',
    { year: '9999' },
    `year (cell G2): "9999" lies outside the years 1 to ${new Date().getFullYear() + 1}.`,
  ],
  [
    'an ISBN with a slip',
    { identifier: '978-82-05-30000-0' },
    'identifier (cell I2): "978-82-05-30000-0" looks like an ISBN, but its check digit is wrong. Compare it with the work.',
  ],
  [
    'an ISBN that a spreadsheet rounded',
    { identifier: '9,78821E+12' },
    'identifier (cell I2): "9,78821E+12" was rounded by the spreadsheet. Set the column to text and type the number anew.',
  ],
  [
    'a link that is no address',
    { link: 'www.example.org' },
    'must be an address that begins with https://, or the path of a file in ',
  ],
  [
    'a link that runs code',
    { link: 'javascript:alert(1)' },
    'link (cell K2): "javascript:alert(1)" must be an address that begins with https://',
  ],
  [
    'a file that is not there',
    { link: '/downloads/none.pdf' },
    'link (cell K2): "/downloads/none.pdf" is not a file in ',
  ],
  [
    'a state that nobody knows',
    { available: 'yess' },
    'available (cell L2): "yess" is not known here. Did you mean "yes"?',
  ],
  [
    'online without an address',
    { available: 'online' },
    'available (cell L2): "online" needs the address in the column link.',
  ],
  [
    'a formula',
    { title: '"=HYPERLINK(""https://x.example"";""Et dukkehjem"")"' },
    'title (cell B2): holds a formula, =HYPERLINK("https://x.example";"Et dukkehjem"). Write the text that it should show.',
  ],
  [
    'another formula',
    { author: '@SUM(A1:A9)' },
    'author (cell C2): holds a formula, @SUM(A1:A9). Write the text that it should show.',
  ],
  [
    'an error of the spreadsheet',
    { subject: '#REF!' },
    'subject (cell D2): holds an error of the spreadsheet, #REF!. Write the text that should stand there.',
  ],
  [
    'a title of a thousand signs',
    { title: 'a'.repeat(1000) },
    'title (cell B2): is 1000 signs long. At most 500 are shown.',
  ],
] as const;

test('what is odd in a record waits: it is listed with its cell and what to write instead, and unpublishes nothing', () => {
  const text = `${header}\n${cells.map(([, change], index) => row({ id: `B${index}`, ...change })).join('\n')}\n`;
  const { code, output } = check(text);
  for (const [index, [what, , mistake]] of cells.entries()) {
    const own = mistake.replace(/ \(cell ([A-Z])2\)/, ` (cell $1${index + 2})`);
    const line = output.split('\n').find((found) => found.startsWith(`catalogue/books.csv:${index + 2} `));
    expect(line, what).toContain(own);
  }
  expect(output).toMatch(/^Worth a look:$/m);
  expect(output).toContain('no mistakes.');
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(0);
});

test('what is odd in a cell is not shown, but the number on the work is', () => {
  const said: string[] = [];
  const read = (change: Partial<Record<Column, string>>) =>
    readRecord({ ...good, ...change }, 2026, (column, kind) => said.push(`${column} ${kind}`));
  expect(read({ identifier: '978-82-05-30000-0' })).toMatchObject({ identifier: '978-82-05-30000-0' });
  expect(read({ link: 'javascript:alert(1)', year: '18l9', language: 'Norwegian', kind: 'bok' })).toMatchObject({
    link: '',
    year: undefined,
    language: '',
    kind: 'object',
  });
  expect(read({ available: 'online' })?.available).toBeUndefined();
  expect(read({ author: '#REF!' })?.authors).toEqual([]);
  expect(read({ title: '' })).toBeUndefined();
  expect(read({ id: 'B 1/2' })).toBeUndefined();
  expect(said).toEqual([
    'identifier isbn',
    'kind unknown',
    'language unknown',
    'year form',
    'link form',
    'available no link',
    'author formula',
    'title empty',
    'id form',
  ]);
});
