import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../../src/catalogue/read/csv.ts';
import { fillDrawers } from '../../src/catalogue/pages/drawers.ts';
import { fillPage } from '../../src/catalogue/search/fill.ts';
import { prepare } from '../../src/catalogue/pages/prepare.ts';
import { decode } from '../../src/catalogue/read/read.ts';
import { columnNames, readRecord, type CatalogueRecord, type Column } from '../../src/catalogue/read/record.ts';
import { search } from '../../src/catalogue/search/search.ts';
import { addressOf, wantedIn } from '../../src/catalogue/search/wanted.ts';
import { escapeMarkup } from '../../src/site/markup.ts';
import { agency, run } from '../agency.ts';

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

test('no bytes and no cells make the checks throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decode(bytes)));
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 12, maxLength: 12 }), (texts) => {
      const cells = Object.fromEntries(columnNames.map((column, place) => [column, texts[place]!]));
      readRecord(cells as Record<Column, string>, 2026, () => undefined);
    }),
  );
});

const header = columnNames.join(';');
const good: Record<Column, string> = {
  id: 'B1',
  title: 'Et dukkehjem',
  author: 'Ibsen, Henrik',
  subject: 'Drama',
  kind: 'book',
  language: 'nb',
  year: '1879',
  publisher: 'Gyldendal',
  identifier: '',
  where: 'Main library | 839.822 IBS',
  link: '',
  available: 'yes',
};
const row = (change: Partial<Record<Column, string>> = {}) => Object.values({ ...good, ...change }).join(';');

/** What the check prints of a catalogue, line by line. */
function check(text: string | Buffer, name = 'books.csv') {
  const folder = agency({ [`catalogue/${name}`]: typeof text === 'string' ? text : text.toString('latin1') });
  return run('src/check/content.ts', { CONTENT: folder });
}

test('a catalogue without mistakes passes: a BOM, columns in any order, commas, quotes, line breaks in a cell', () => {
  const columns = columnNames.toReversed();
  const quoted = { ...good, title: '"A title\nof ""two"" lines, with a comma"', author: '"Ibsen, Henrik"' };
  const text = `\ufeff${columns.join(',')}\r\n${columns.map((column) => quoted[column]).join(',')}\r\n,,,,,,,,,,,\r\n`;
  const { code, output } = check(text);
  expect(output).toContain('no mistakes');
  expect(code).toBe(0);
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

test('every mistake in a cell is listed with its cell and what to write instead', () => {
  const text = `${header}\n${cells.map(([, change], index) => row({ id: `B${index}`, ...change })).join('\n')}\n`;
  const { code, output } = check(text);
  for (const [index, [what, , mistake]] of cells.entries()) {
    const own = mistake.replace(/ \(cell ([A-Z])2\)/, ` (cell $1${index + 2})`);
    const line = output.split('\n').find((found) => found.startsWith(`catalogue/books.csv:${index + 2} `));
    expect(line, what).toContain(own);
  }
  expect(output).toContain(`${cells.length} mistakes to mend. Nothing was published.`);
  expect(output).not.toMatch(/^\s+at /m);
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
    const { code, output } = check(text);
    const found = output.split('\n').filter((line) => line.startsWith('catalogue/'));
    expect(found).toEqual([...mistakes]);
    expect(code).toBe(1);
  });

test('a thousand titles with one id are one list of five and a sum', () => {
  const { output } = check(`${header}\n${Array.from({ length: 1001 }, () => row()).join('\n')}\n`);
  const found = output.split('\n').filter((line) => line.startsWith('catalogue/'));
  expect(found).toHaveLength(6);
  expect(found[0]).toBe(
    'catalogue/books.csv:3 id (cell A3): "B1" stands in A2 already. Every title needs a number of its own.',
  );
  expect(found[5]).toBe('catalogue/books.csv:8 id: the same mistake stands in 995 more places, from A8 to A1002.');
});

test('an id is taken in every file', () => {
  const folder = agency({
    'catalogue/a.csv': `${header}\n${row()}\n`,
    'catalogue/b.csv': `${header}\n${row()}\n`,
    'catalogue/books.xlsx': 'PK',
  });
  const { output } = run('src/check/content.ts', { CONTENT: folder });
  expect(output.split('\n').filter((line) => line.startsWith('catalogue/'))).toEqual([
    'catalogue/b.csv:2 id (cell A2): "B1" stands in A2 of a.csv already. Every title needs a number of its own.',
    'catalogue/books.xlsx:1 is not read. Save the list as “CSV UTF-8”, with a name that ends in .csv.',
  ]);
});

test('a file in another encoding is named with the place of its first wrong sign', () => {
  const latin = Buffer.from(`id;title\nB1;Synnøve Solbakken\n`, 'latin1');
  expect(decode(latin)).toEqual({
    line: 2,
    message: 'is not UTF-8: here stands “B1;Synnøve Solbakken”. Save it as “CSV UTF-8”; nothing of it was read.',
  });
  expect(decode(Buffer.from('\ufeffid;title', 'utf16le'))).toEqual({
    line: 1,
    message: 'is written in UTF-16. Save it as “CSV UTF-8”.',
  });
  expect(decode(Buffer.from('\ufeffSynnøve'))).toBe('Synnøve');
});

/** A small catalogue to search. */
const record = (
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
  shelf: '',
  link: '',
  available: 'yes',
  ...more,
});
const shelf = [
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
const drawers = fillDrawers(shelf, 'en');
const { entry, files } = await prepare(drawers, 'en');
const load = (name: string) => Promise.resolve(JSON.parse(files.get(name)!) as unknown);
const find = async (query: string) => search(wantedIn(new URLSearchParams(query)), entry, load);
const ids = async (query: string) => (await find(query)).records.map(([id]) => id);

for (const [what, query, found] of [
  ['by author, as it stands', 'author=Ibsen, Henrik', ['D1', 'D2', 'H2']],
  ['by author, as people say it', 'author=Henrik Ibsen', ['D1', 'D2', 'H2']],
  ['by author alone, not by a title that names him', 'author=ibsen', ['D1', 'D2', 'H2']],
  ['by title alone', 'title=ibsen', ['D3']],
  ['by subject alone', 'subject=drama', ['D1', 'H1', 'D3']],
  ['by author and subject together', 'author=ibsen&subject=drama', ['D1']],
  ['by author and title together', 'author=ibsen&title=vildanden', ['D2']],
  ['without the marks of letters', 'author=preseren', ['P1']],
  ['with marks where the list has them', 'author=Šuštar', ['D3']],
  ['another form of a word in Bokmål', 'title=folkeeventyrene', ['N1']],
  ['a form that the stemmer does not know', 'title=dukkehjemmet', ['D1']],
  ['another form of a word in Slovene', 'title=poezij', ['P1']],
  ['another form of a word in English', 'title=source', ['H2']],
  ['the beginning of a word', 'q=shakes', ['H1']],
  ['a name with a slip', 'author=shakespaere', ['H1']],
  ['the work itself before works about it', 'q=hamlet', ['H1', 'H2']],
  ['an ISBN with hyphens', 'q=0-306-40615-2', ['H2']],
  ['an ISBN without', 'q=0306406152', ['H2']],
  ['the same ISBN in thirteen digits', 'q=ISBN 978-0-306-40615-7', ['H2']],
  ['the number of a record', 'q=d2', ['D2']],
  ['a kind without a word', 'kind=e-book', ['N1']],
  ['years', 'from=1870&to=1890', ['D1', 'D2']],
  ['a place', 'q=poezije&place=Reading room', ['P1']],
  ['what is in no list', 'q=hamlet&place=The moon', []],
  ['the oldest first', 'q=drama&sort=oldest', ['H1', 'D1', 'D3']],
  ['the newest first', 'q=drama&sort=newest', ['D3', 'D1', 'H1']],
  ['by title', 'author=ibsen&sort=title', ['D1', 'H2', 'D2']],
  ['a word that is nowhere', 'q=zzzzzz', []],
] as const)
  test(`the catalogue is searched: ${what}`, async () => {
    expect(await ids(query)).toEqual([...found]);
  });

test('the catalogue is searched: a whole sentence finds what has most of its words, and says so', async () => {
  const found = await find('q=do you have something by henrik ibsen');
  expect(found.records.map(([id]) => id).sort()).toEqual(['D1', 'D2', 'H2']);
  expect(found.partly).toBe(true);
});

test('a corrected word is named', async () => {
  expect((await find('author=shakespaere')).corrected).toEqual([{ from: 'shakespaere', to: 'shakespeare' }]);
});

test('facets count what was found', async () => {
  const { counts, total } = await find('q=ibsen');
  expect(total).toBe(4);
  expect(counts).toEqual({
    kind: [
      ['book', 3],
      ['thesis', 1],
    ],
    language: [
      ['en', 2],
      ['nb', 2],
    ],
    place: [['Main library', 4]],
    year: [
      ['1990', 1],
      ['1950', 1],
      ['1880', 1],
      ['1870', 1],
    ],
  });
});

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
  expect(addressOf(wantedIn(new URLSearchParams(address)))).toBe(address);
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc.constantFrom('q', 'title', 'author', 'kind', 'language', 'place', 'from', 'sort', 'page'),
        fc.string({ unit: 'binary' }),
      ),
      async (params) => {
        const found = await search(wantedIn(new URLSearchParams(params)), entry, load);
        expect(found.records.length).toBeLessThanOrEqual(found.total);
        const html = await fillPage(emptyPage, new URLSearchParams(params), 'en', () => load);
        expect(html).toContain('data-state="ready"');
      },
    ),
    { numRuns: 300 },
  );
});

test('both ways to write an author are one author, and every record stands in one drawer', () => {
  const names = drawers.authors.flat().map(({ name, records }) => [name, records.length]);
  expect(names).toEqual([
    ['Ibsen, Henrik', 3],
    ['Prešeren, France', 1],
    ['Shakespeare, William', 1],
    ['Smith, Ann', 1],
    ['Šuštar, Živa', 1],
    ['', 1],
  ]);
  expect(drawers.drawerOf).toEqual(drawers.records.map(() => 1));
});

test('drawers hold about fifty records, and an author of very many goes on in the next', () => {
  const many = [
    ...Array.from({ length: 250 }, (_, place) => record(`A${place}`, `Title ${place}`, ['Aaa, Anna'])),
    ...Array.from({ length: 90 }, (_, place) => record(`B${place}`, `Title ${place}`, [`Bbb, B${place}`])),
  ];
  const { authors, drawerOf } = fillDrawers(many, 'en');
  const sizes = authors.map((drawer) => drawer.reduce((sum, { records }) => sum + records.length, 0));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(340);
  for (const size of sizes) expect(size).toBeLessThanOrEqual(60);
  expect(sizes.length).toBeLessThanOrEqual(8);
  expect(drawerOf.slice(0, 250).every((drawer, place) => place === 0 || drawer >= drawerOf[place - 1]!)).toBe(true);
});

test('the beginning of very many names finds them all, though they stand in several files', async () => {
  const many = Array.from({ length: 3000 }, (_, place) => record(`K${place}`, 'Title', [`Kab${place}x, Anna`]));
  const own = await prepare(fillDrawers(many, 'en'), 'en');
  expect(own.entry.terms.length).toBeGreaterThan(2);
  const load = (name: string) => Promise.resolve(JSON.parse(own.files.get(name)!) as unknown);
  const found = await search(wantedIn(new URLSearchParams('author=kab')), own.entry, load);
  expect(found.total).toBe(3000);
  expect(found.partly).toBe(false);
});

test('a site without a list has no page, file or link of a catalogue', () => {
  test.setTimeout(120_000);
  const folder = agency({ 'catalogue/town.csv': null });
  const out = join(folder, 'dist');
  const { code, output } = run('src/build.ts', { CONTENT: folder, OUT: out });
  expect(code, output).toBe(0);
  for (const path of ['catalogue', 'en/catalogue', 'ar/catalogue'])
    expect(existsSync(join(out, path)), path).toBe(false);
  for (const path of ['index.html', 'en/search/index.html', 'sitemap-0.xml', 'ask/en.json'])
    expect(readFileSync(join(out, path), 'utf8'), path).not.toMatch(/catalogue/i);
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
