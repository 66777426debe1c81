import { expect, test } from '@playwright/test';
import { browseListsOf } from '../../../src/catalogue/pages/browse.ts';
import { prepare } from '../../../src/catalogue/pages/prepare.ts';
import { readQuery } from '../../../src/catalogue/search/query.ts';
import { stemmerOf } from '../../../src/ask/words/stem.ts';
import { search } from '../../../src/catalogue/search/search.ts';
import { record, records } from '../records.ts';

const numbered = [
  record('9783', 'Summer in a town', ['Aciman, André'], { identifier: '0374299218' }),
  record('M1', '978 ways to 0 and 374', ['Zed, Zoe'], { identifier: '978-0-00-000000-2' }),
  record('J1', 'A journal', [], { kind: 'journal', identifier: 'ISSN 0378-5955' }),
  record('A1', 'An article', [], { kind: 'journal', identifier: 'https://doi.org/10.1000/182' }),
  record('T1', 'Two bindings', [], { identifier: '9780140328721 (pbk.) | 080442957X' }),
  record('Y1', '1984', ['Orwell, George'], { identifier: '9780451524935' }),
];
const { entry, files } = await prepare(browseListsOf([...records, ...numbered], 'en'), 'en');
const load = (name: string) => Promise.resolve(JSON.parse(files.get(name)!) as unknown);
const find = async (query: string) => search(readQuery(new URLSearchParams(query)), entry, load);
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
  ['an ISBN-13 as it is printed, where the list has ten digits', 'q=978-0-374-29921-7', ['9783']],
  ['the same with spaces', 'q=978 0 374 29921 7', ['9783']],
  ['the same with its name before it', 'q=ISBN: 978-0-374-29921-7', ['9783']],
  ['the same with another name', 'q=ISBN-13 978–0–374–29921–7', ['9783']],
  ['the same as EAN', 'q=EAN 9780374299217', ['9783']],
  ['an ISBN that ends in X', 'q=0-8044-2957-x', ['T1']],
  ['a second ISBN of a record', 'q=978-0-8044-2957-3', ['T1']],
  ['an ISBN with a remark behind it', 'q=0-14-032872-6', ['T1']],
  ['an ISBN that no record has', 'q=978-0-374-29999-6', []],
  ['an ISBN and an author that do not belong together', 'q=978-0-374-29921-7&kind=journal', []],
  ['an ISSN', 'q=0378-5955', ['J1']],
  ['an ISSN with its name', 'q=issn 03785955', ['J1']],
  ['a DOI', 'q=10.1000/182', ['A1']],
  ['a DOI as an address', 'q=https://doi.org/10.1000/182', ['A1']],
  ['a DOI with its name', 'q=doi:10.1000/182', ['A1']],
  ['a title that is a year', 'q=1984', ['Y1']],
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

const unspaced = [
  record('J1', '吾輩は猫である', ['夏目 漱石']),
  record('J2', '図書館学入門', ['山田 花子']),
  record('J3', '雪国', ['川端 康成']),
  record('J4', 'ノルウェイの森', ['村上 春樹']),
  record('T1', 'ประวัติศาสตร์ไทย', []),
  { ...record('A1', 'الأيام', ['طه حسين']), language: 'ar' },
  { ...record('A2', 'رسالة الغفران', ['أبو العلاء المعري']), language: 'ar' },
];

for (const [query, found] of [
  ['猫', ['J1']],
  ['吾輩', ['J1']],
  ['夏目漱石', ['J1']],
  ['図書館', ['J2']],
  ['館学', ['J2']],
  ['雪国', ['J3']],
  ['雪', ['J3']],
  ['ﾉﾙｳｪｲの森', ['J4']],
  ['村上', ['J4']],
  ['ประวัติศาสตร์', ['T1']],
  ['ไทย', ['T1']],
  ['ايام', ['A1']],
  ['الايام', ['A1']],
  ['ابو العلا المعرى', ['A2']],
  ['الرساله', ['A2']],
  ['犬', []],
] as const)
  test(`a title or name is found as it is typed in its script: ${query}`, async () => {
    const { entry, files } = await prepare(browseListsOf([...records, ...unspaced], 'en'), 'en');
    const load = (name: string) => Promise.resolve(JSON.parse(files.get(name)!) as unknown);
    const q = readQuery(new URLSearchParams({ q: query }));
    const { records: rows } = await search(q, entry, Object.assign(load, { stemmer: stemmerOf }));
    expect(rows.map(([id]) => id)).toEqual(found);
  });
