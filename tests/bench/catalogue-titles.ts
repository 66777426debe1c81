import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { brotliCompressSync } from 'node:zlib';
import { wordsOf } from '../../src/ask/words/text.ts';
import { browseListsOf } from '../../src/catalogue/pages/browse.ts';
import { prepare } from '../../src/catalogue/pages/prepare.ts';
import { readCsv } from '../../src/catalogue/read/csv.ts';
import type { CatalogueRecord } from '../../src/catalogue/read/record.ts';
import { readQuery } from '../../src/catalogue/search/query.ts';
import { search } from '../../src/catalogue/search/search.ts';
import { seededRandom } from '../../src/check/mistype.ts';
import { shuffle } from './ask-data.ts';

/**
 * How often a known item stands first and among the first three, of real books, beside SQLite FTS5 (bm25) in the same run: 300
 * of a public list of 10,000, drawn by seed. The list is not part of the project: `BOOKS` names the file.
 *
 * What counts is the same for both: the book itself, or one that the question cannot tell from it.
 */
const file = process.env['BOOKS'] ?? '../shared/data/books.csv';
const drawn = 300;

/** A book, as the search gets it, with what people ask of it. */
interface Book {
  record: CatalogueRecord;
  /** The title without the series behind it in brackets. */
  title: string;
  /** The title before its subtitle. */
  main: string;
  /** As people say it. */
  author: string;
}

/** The ids of the records that a question finds, best first. */
type Engine = (question: string) => Promise<string[]> | string[];

/** A way to ask for a known item: the question, and whether a book that was found is as right as the one that was meant. */
interface Way {
  name: string;
  question: (book: Book, random: () => number) => string;
  isRight: (found: Book, meant: Book) => boolean;
}

const folded = (text: string) => wordsOf(text).join(' ');
const isSame = (of: (book: Book) => string) => (found: Book, meant: Book) =>
  found === meant || folded(of(found)) === folded(of(meant));
const surname = ({ author }: Book) => author.split(' ').at(-1)!;

const ways: Way[] = [
  { name: 'full title', question: ({ title }) => title, isRight: isSame(({ title }) => title) },
  { name: 'title before the colon', question: ({ main }) => main, isRight: isSame(({ main }) => main) },
  {
    name: 'first three words',
    question: ({ title }) => title.split(/\s+/).slice(0, 3).join(' '),
    isRight: isSame(({ title }) => title),
  },
  {
    name: 'surname and a word',
    question: (book, random) => {
      const words = wordsOf(book.main).filter((word) => word.length > 3);
      return `${surname(book)} ${shuffle(words.length > 0 ? words : wordsOf(book.main), random)[0] ?? book.main}`;
    },
    isRight: isSame(({ title }) => title),
  },
  {
    name: 'author as said',
    question: ({ author }) => author,
    isRight: ({ record }, { author }) =>
      record.authors.some((name) => folded(name.split(', ').reverse().join(' ')) === folded(author)),
  },
];

/** Says of each way how often the right book is first and among the first three, and how many mistyped surnames are found. */
export async function measureTitles(): Promise<void> {
  if (!existsSync(file)) {
    console.log(
      `Known titles are not measured: ${file} is missing. Get books.csv of github.com/zygmuntz/goodbooks-10k and name it: BOOKS=<file> npm run bench:catalogue.`,
    );
    return;
  }
  const books = readBooks(readFileSync(file, 'utf8'));
  const asked = shuffle(books, seededRandom('known titles')).slice(0, drawn);
  const byId = new Map(books.map((book) => [book.record.id, book]));
  const { pult, loaded } = await openPult(books);
  const engines: [string, Engine][] = [
    ['Pult', pult],
    ['FTS5', openFts(books)],
  ];
  console.log(`Known titles: ${drawn} of ${books.length} books, in 100: first / first three`);
  for (const { name, question, isRight } of ways) {
    const figures: string[] = [];
    for (const [engine, find] of engines) {
      const random = seededRandom(name);
      let [first, three] = [0, 0];
      for (const book of asked) {
        const places = (await find(question(book, random))).slice(0, 3).map((id) => isRight(byId.get(id)!, book));
        first += Number(places[0] ?? false);
        three += Number(places.includes(true));
      }
      const share = (count: number) => ((100 * count) / asked.length).toFixed(1);
      figures.push(`${engine} ${share(first)} / ${share(three)}`);
    }
    console.log(`  ${name}: ${figures.join(' · ')}`);
  }
  await measureSlips(asked, pult, byId);
  loaded.report();
}

/** How often a surname with one slip still finds its author, by the letter that is wrong. */
async function measureSlips(asked: Book[], pult: Engine, byId: Map<string, Book>) {
  const names = asked.filter((book) => /^[A-Za-z]{6,}$/.test(surname(book)));
  const random = seededRandom('slips');
  for (const letter of [1, 2, 3, 4]) {
    let found = 0;
    for (const book of names) {
      const name = surname(book).toLowerCase();
      const others = [...'abcdefghijklmnopqrstuvwxyz'].filter((other) => other !== name[letter - 1]);
      const slip = name.slice(0, letter - 1) + others[Math.floor(random() * others.length)]! + name.slice(letter);
      const ids = await pult(`author:${slip}`);
      found += Number(ids.some((id) => byId.get(id)!.record.authors.some((author) => folded(author).includes(name))));
    }
    console.log(`  surname with a slip in letter ${letter}: found ${found} of ${names.length}`);
  }
}

async function openPult(books: Book[]) {
  const { entry, files } = await prepare(browseListsOf(books.map(({ record }) => record), 'en'), 'en'); // prettier-ignore
  const parsed = new Map<string, unknown>();
  let [questions, requests, bytes] = [0, 0, 0];
  const packed = new Map<string, number>();
  const pult: Engine = async (question) => {
    questions++;
    const names = new Set<string>();
    const load = (name: string) => {
      if (!names.has(name)) {
        names.add(name);
        requests++;
        if (!packed.has(name)) packed.set(name, brotliCompressSync(files.get(name)!).length);
        bytes += packed.get(name)!;
      }
      if (!parsed.has(name)) parsed.set(name, JSON.parse(files.get(name)!));
      return Promise.resolve(parsed.get(name));
    };
    const [field, value] = question.startsWith('author:') ? ['author', question.slice(7)] : ['q', question];
    const query = readQuery(new URLSearchParams({ [field]: value }));
    return (await search(query, entry, load)).records.map(([id]) => id);
  };
  const sum = [...files.values()].reduce((all, text) => all + text.length, 0);
  return {
    pult,
    loaded: {
      report: () =>
        console.log(
          `  a search loads ${(requests / questions).toFixed(1)} files, ${(bytes / questions / 1000).toFixed(1)} KB (Brotli); all files: ${files.size}, ${(sum / 1e6).toFixed(1)} MB; the page's part ${brotliCompressSync(JSON.stringify(entry)).length} B`,
        ),
    },
  };
}

/** SQLite's own full text: all words, else any of them, ordered by bm25. */
function openFts(books: Book[]): Engine {
  const base = new DatabaseSync(':memory:');
  base.exec("CREATE VIRTUAL TABLE books USING fts5(id UNINDEXED, title, author, tokenize = 'unicode61')");
  const insert = base.prepare('INSERT INTO books VALUES (?, ?, ?)');
  for (const { record } of books) insert.run(record.id, record.title, record.authors.join(' | '));
  const select = base.prepare('SELECT id FROM books WHERE books MATCH ? ORDER BY bm25(books) LIMIT 10');
  return (question) => {
    const words = (question.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`);
    for (const joint of [' ', ' OR ']) {
      const rows = words.length > 0 ? select.all(words.join(joint)) : [];
      if (rows.length > 0) return rows.map(({ id }) => String(id));
    }
    return [];
  };
}

/** Reads the public list of books into records. */
function readBooks(text: string): Book[] {
  const [header, ...rows] = readCsv(text, ',').rows;
  const columnOf = (name: string) => header!.cells.findIndex((cell) => cell.text === name);
  const [id, title, authors, year, language] = ['book_id', 'title', 'authors', 'original_publication_year', 'language_code'].map(columnOf); // prettier-ignore
  return rows.flatMap(({ cells }) => {
    const cell = (column: number | undefined) => cells[column!]?.text.trim() ?? '';
    if (cell(title) === '') return [];
    const names = cell(authors).split(/,\s*/).filter(Boolean);
    const own = cell(title).replace(/\s*\([^()]*\)\s*$/, '') || cell(title);
    return [
      {
        record: {
          id: `B${cell(id)}`,
          title: cell(title),
          authors: [...new Set(names.map(inverted))],
          subjects: [],
          kind: 'book' as const,
          language: /^en/.test(cell(language)) || cell(language) === '' ? 'en' : 'mul',
          year: Number(cell(year)) > 0 ? Number(cell(year)) : undefined,
          publisher: '',
          identifier: '',
          place: '',
          shelfmark: '',
          link: '',
          available: undefined,
        },
        title: own,
        main: own.split(/\s*[:(/]/)[0]!.trim() || own,
        author: (names[0] ?? '').replace(/\s+/g, ' '),
      },
    ];
  });
}

/** `Suzanne Collins` as libraries write it. */
function inverted(name: string): string {
  const words = name.split(/\s+/);
  return words.length < 2 ? name : `${words.at(-1)}, ${words.slice(0, -1).join(' ')}`;
}
