import { expect, test } from '@playwright/test';
import { browseListsOf } from '../../../src/catalogue/pages/browse.ts';
import { prepare } from '../../../src/catalogue/pages/prepare.ts';
import { mayName, type Question } from '../../../src/catalogue/search/known.ts';
import { namedIn } from '../../../src/catalogue/search/named.ts';
import { readQuery } from '../../../src/catalogue/search/query.ts';
import { search } from '../../../src/catalogue/search/search.ts';
import { stemmerOf } from '../../../src/ask/words/stem.ts';
import { wordsOf } from '../../../src/ask/words/text.ts';
import { record } from '../records.ts';

const fillers = Array.from({ length: 60 }, (_, number) =>
  record(`F${number}`, `The night before the road to a stand ${number}`, ['Aas, Anna']),
);
const shelf = [
  record('N1', 'Night (The Night Trilogy, #1)', ['Wiesel, Elie']),
  record('N2', 'Night Road', ['Abel, Ada']),
  record('N3', 'Abel in the night', ['Abel, Ada']),
  record('S1', 'The Shining', ['King, Stephen']),
  record('S2', 'Shining through', ['Abbot, Al']),
  record('S3', 'A shining hour', ['Abbot, Al']),
  record('H1', 'Holes', ['Sachar, Louis']),
  record('H2', 'Hole', ['Abbot, Al']),
  record('O1', 'The Odyssey', ['Homer']),
  record('O2', 'A space odyssey', ['Abbot, Al']),
  record('O3', 'Odysseys of the sea', ['Abbot, Al']),
  record('O4', '1984', ['Orwell, George']),
  record('O5', 'Why Orwell wrote 1984', ['Abbot, Al']),
  record('P1', 'Pride and Prejudice', ['Austen, Jane']),
  record('P2', 'Eligible: a modern retelling of Pride and Prejudice', ['Abbot, Al']),
  record('I1', 'It', ['King, Stephen']),
  record('W1', 'We', ['Zamyatin, Yevgeny']),
  record('Q1', 'Q', ['Blissett, Luther']),
  record('E1', 'L’Étranger', ['Camus, Albert'], { language: 'fr' }),
  record('G1', 'Den gode hyrde', ['Abel, Ada'], { language: 'nb' }),
  record('T1', '...And the Earth Did Not Swallow Him', ['Rivera, Tomás']),
  record('A1', 'ألف ليلة وليلة', [], { language: 'ar' }),
  record('C1', '紅樓夢', ['曹雪芹'], { language: 'zh' }),
  record('K1', 'สี่แผ่นดิน', [], { language: 'th' }),
  record('B1', 'Brand', ['Ibsen, Henrik'], { language: 'nb' }),
  record('B2', 'Erotika', ['Cankar, Ivan'], { language: 'sl' }),
  record('B3', 'Sonetni venec', ['Prešeren, France'], { language: 'sl' }),
  record('B4', 'Passion (Fallen, #3)', ['Kate, Lauren']),
  record('B5', 'The Passion', ['Winterson, Jeanette']),
  record('B6', 'Homer and his guide', ['Abbot, Al']),
  record('D1', 'Twins', ['Aas, Anna']),
  record('D2', 'Twins', ['Zoll, Zoe']),
  record('D3', 'Alone', ['Zoll, Zoe']),
  record('D4', 'Alike', ['Zoll, Zoe']),
];
const { entry, files } = await prepare(browseListsOf([...fillers, ...shelf], 'en'), 'en');
const shard = (name: string) => Promise.resolve(JSON.parse(files.get(name)!) as unknown);
const load = Object.assign(shard, { stemmer: stemmerOf });
const find = async (query: string) => search(readQuery(new URLSearchParams(query)), entry, load);
const ids = async (query: string) => (await find(query)).records.map(([id]) => id);

for (const [what, asked, first] of [
  ['a title of one word, before what explains it', 'night', 'N1'],
  ['a title with its article', 'the shining', 'S1'],
  ['a title without its article', 'shining', 'S1'],
  ['a title with its article, other than one that only holds it', 'the odyssey', 'O1'],
  ['a title before another form of its word', 'holes', 'H1'],
  ['that other form', 'hole', 'H2'],
  ['a title of several words, before one that goes on after a colon', 'pride and prejudice', 'P1'],
  ['a title that is a number', '1984', 'O4'],
  ['a title and its author', '1984 orwell', 'O4'],
  ['an author and his title', 'orwell 1984', 'O4'],
  ['a title of a small word', 'It', 'I1'],
  ['another title of a small word', 'we', 'W1'],
  ['a title of one letter', 'q', 'Q1'],
  ['a title without what an apostrophe joins to it', 'etranger', 'E1'],
  ['the same as it is written', 'l’étranger', 'E1'],
  ['a title without the article of its own language', 'gode hyrde', 'G1'],
  ['a title that begins with punctuation', '...and the earth did not swallow him', 'T1'],
  ['a title in Arabic', 'ألف ليلة وليلة', 'A1'],
  ['a title in Chinese', '紅樓夢', 'C1'],
  ['a title in Thai', 'สี่แผ่นดิน', 'K1'],
  ['the words of a title begun', 'and the earth', 'T1'],
  ['a title written as the question, before one that has an article more', 'passion', 'B4'],
  ['that other one, with its article', 'the passion', 'B5'],
  ['all that an author is called, before a title that begins with it', 'homer', 'O1'],
  ['an author in the genitive of English', 'orwell’s', 'O4'],
  ['an author in the genitive of Norwegian', 'ibsens', 'B1'],
  ['an author in a case of Slovene', 'cankarja', 'B2'],
  ['an author as a Slovene adjective, without a vowel', 'prešernove', 'B3'],
] as const)
  test(`a known title comes first: ${what}`, async () => {
    expect((await ids(new URLSearchParams({ q: asked }).toString()))[0]).toBe(first);
  });

test('of titles that are alike comes first not the one whose author’s name does, but of whom there is more', async () => {
  const { records } = await search(
    readQuery(new URLSearchParams('q=twins')),
    (await alike()).entry,
    async (name) => JSON.parse((await alike()).files.get(name)!) as unknown,
  );
  expect(records.map(([id]) => id)).toEqual(['D2', 'D1']);
});
const alike = () => prepare(browseListsOf(shelf.slice(-4), 'en'), 'en');

for (const [what, slip, id] of [
  ['first', 'lamyatin', 'W1'],
  ['second', 'zbmyatin', 'W1'],
  ['third', 'zaoyatin', 'W1'],
  ['first', 'xusten', 'P1'],
  ['second', 'wxesel', 'N1'],
] as const)
  test(`a surname is found with a slip in its ${what} letter: ${slip}`, async () => {
    expect(await ids(`author=${slip}`)).toEqual([id]);
  });

/** A question to which the pages of a site know these words only. */
const asking = (question: string, known: string): Question => ({
  question,
  unknown: new Set(wordsOf(question).filter((word) => !wordsOf(known).includes(word))),
  isLight: (word) => ['do', 'you', 'have', 'by', 'the', 'a', 'how', 'i', 'get', 'and', 'it', 'we'].includes(word),
  isKind: (word) => /^books?$/.test(word),
  stem: (word) => word.replace(/(?<=.{3})s$/, ''),
});
const loaded: string[] = [];
const named = async (question: string, known = '') => {
  loaded.length = 0;
  const noted = (name: string) => (loaded.push(name), load(name));
  const asked = asking(question, known);
  const reasons = await mayName(asked, entry, noted);
  return (await namedIn(asked, reasons, entry, noted))?.records.map(([id]) => id);
};

for (const [question, known, found] of [
  ['pride and prejudice', '', ['P1']],
  ['the shining', 'shining', ['S1']],
  ['do you have 1984 by orwell', 'do you have by', ['O4']],
  ['1984', '', ['O4']],
  ['stephen king', 'king', ['S1', 'I1']],
  ['books by king', 'books by king', ['S1', 'I1']],
  ['it', 'it', ['I1']],
  ['紅樓夢', '', ['C1']],
  ['Ibsens books', '', ['B1']],
  ['do you have Orwell’s', 'do you have', ['O4']],
] as const)
  test(`a question to the whole site names titles: ${question}`, async () => {
    expect((await named(question, known))?.toSorted()).toEqual([...found].sort());
  });

for (const [question, known] of [
  ['how do I get the road', 'how do i get the road'],
  ['book a stand', 'book a stand'],
  ['rnew my loan', 'my loan'],
  ['', ''],
  ['!?', ''],
  ['word '.repeat(300), 'word'],
] as const)
  test(`an ordinary question loads nothing of the index: ${question.slice(0, 30)}`, async () => {
    expect(await named(question, known)).toBeUndefined();
    expect(loaded.filter((name) => !name.startsWith('known-'))).toEqual([]);
  });

test('the way to the catalogue has the words as they were typed', async () => {
  const asked = asking('do you have Prešeren', 'do you have');
  expect((await namedIn(asked, await mayName(asked, entry, load), entry, load))?.words).toBe('Prešeren');
});

test('what tells whether a question names a title is small, of 2,000 titles too', async () => {
  const many = Array.from({ length: 2000 }, (_, number) =>
    record(`M${number}`, `Title${number} of word${number}`, [`Name${number}, Ann`]),
  );
  const large = await prepare(browseListsOf(many, 'en'), 'en');
  const sizes = [...large.files].filter(([name]) => name.startsWith('known-')).map(([, text]) => text.length);
  expect(sizes).toHaveLength(large.entry.known);
  expect(Math.max(...sizes)).toBeLessThan(2500);
});
