import { isNear } from '../../ask/words/spelling.ts';
import { wordsOf } from '../../ask/words/text.ts';
import { countsOf, factsIn, narrowing, type Facts } from './facts.ts';
import {
  maskOf,
  recordOf,
  recordsAFile,
  shortOf,
  type CatalogueEntry,
  type RecordRow,
  type TermFile,
  type TitlesFile,
} from './files.ts';
import { bits, numberTerm, stemsOf, termsFor } from './terms.ts';
import { isNarrowed, wordFields, type Facet, type Order, type Wanted } from './wanted.ts';

/** What a search found. */
export interface Found {
  wanted: Wanted;
  total: number;
  /** Those of the page, in their order. */
  records: RecordRow[];
  pages: number;
  /** Values with the number of records found that have them, most first. Of years, by decades: `1870`. Nothing while they are not counted yet. */
  counts: Record<Facet | 'year', [value: string, count: number][]> | undefined;
  /** No record has every word; these have most of them. */
  partly: boolean;
  /** Words that stand nowhere, and the words searched for instead. */
  corrected: { from: string; to: string }[];
}

/** Loads a file of the catalogue by its name, once. */
export type Load = (name: string) => Promise<unknown>;

export const pageSize = 10;
/** So many records are shown as soon as they are there: on a slow network the others come a round trip later. */
const firstShown = 5;

/**
 * Searches the catalogue: every word must stand in its field. Rejects when a file cannot be loaded. Where the order is known without them,
 * `first` is called with the first records before the facts for narrowing are loaded.
 */
export async function search(
  wanted: Wanted,
  entry: CatalogueEntry,
  load: Load,
  first?: (found: Found) => void,
): Promise<Found> {
  const asked = wordsAsked(wanted, entry);
  const number = numberTerm(wanted.q ?? '');
  const needsFacts = isNarrowed({ ...wanted, sort: ['author', 'title'].includes(wanted.sort) ? 'best' : wanted.sort });
  // All at once: each waits for a slow network by itself.
  const [early, titles, numbered, ...matches] = await Promise.all([
    needsFacts ? factsIn(load) : undefined,
    wanted.sort === 'title' ? (load('titles.json') as Promise<TitlesFile>) : undefined,
    number ? matchesOf(number, bits.id, entry, load, true) : undefined,
    ...asked.map(({ word, mask }) => matchesOf(word, mask, entry, load)),
  ]);
  const { scores, partly } = meet(
    matches.map((match) => match.scores),
    entry,
  );
  for (const [record, score] of numbered?.scores ?? []) scores.set(record, score);
  const left = early ? [...scores.keys()].filter(narrowing(wanted, early)) : [...scores.keys()];
  sort(left, scores, wanted.sort, early, titles);
  const pages = Math.max(1, Math.ceil(left.length / pageSize));
  const page = Math.min(wanted.page, pages);
  const shown = left.slice((page - 1) * pageSize, page * pageSize);
  const found: Found = {
    wanted: { ...wanted, page },
    total: left.length,
    records: [],
    pages,
    counts: undefined,
    partly: partly && left.length > (numbered?.scores.size ?? 0),
    corrected: partly ? [] : matches.flatMap(({ corrected }) => corrected ?? []),
  };
  // Asked for in the order in which they are shown.
  const [some, records, facts] = [
    rowsOf(shown.slice(0, firstShown), load),
    rowsOf(shown, load),
    early ?? factsIn(load),
  ];
  if (first && shown.length > 0) void some.then((rows) => first({ ...found, records: rows })).catch(() => undefined);
  const [, rows, all] = await Promise.all([some, records, facts]);
  return { ...found, records: rows, counts: countsOf(left, all) };
}

/** The words of a search with the fields in which they may stand. Words that nearly every title has are left out beside others. */
function wordsAsked(wanted: Wanted, { common }: CatalogueEntry): { word: string; mask: number }[] {
  const all = wordFields.flatMap((field) =>
    wordsOf(wanted[field] ?? '').map((word) => ({ word, mask: field === 'q' ? 15 : bits[field] })),
  );
  const telling = all.filter(({ word }) => !common.includes(word));
  return (telling.length > 0 ? telling : all).slice(0, 20);
}

interface Match {
  /** How well each record fits. */
  scores: Map<number, number>;
  corrected?: { from: string; to: string };
}

/** The records that have a word in one of the fields: the word itself in any of its forms, else words that begin with it or that it lengthens, else one that is a slip away. */
async function matchesOf(word: string, mask: number, entry: CatalogueEntry, load: Load, exact = false): Promise<Match> {
  const terms = termsFor(word, await stemsOf(entry.languages));
  const rowsOf = async (files: number[]) =>
    ((await Promise.all([...new Set(files)].map((file) => load(`terms-${file}.json`)))) as TermFile[]).flat();
  const own = scoresOf(
    (await rowsOf(terms.map((term) => fileOf(term, entry)))).filter(([term]) => terms.includes(term)),
    mask,
  );
  if (own.size > 0 || exact || word.length < 2) return { scores: own };
  // Words with one beginning can go on in the next files.
  const first = fileOf(word, entry);
  const last = Math.min(fileOf(`${word}\uffff`, entry), first + 3);
  const rows = await rowsOf(Array.from({ length: last - first + 1 }, (_, more) => first + more));
  const begun = scoresOf(
    rows.filter(([term]) => term.startsWith(word) || isLengthened(word, term)),
    mask,
  );
  if (begun.size > 0 || word.length < 4) return { scores: begun };
  const near = rows
    .filter((row) => isNear(row[0], word, word.length > 7 ? 2 : 1) && scoresOf([row], mask).size > 0)
    .sort((a, b) => Number(isNear(b[0], word, 1)) - Number(isNear(a[0], word, 1)) || b.length - a.length)[0];
  return near ? { scores: scoresOf([near], mask), corrected: { from: word, to: near[0] } } : { scores: begun };
}

/** Whether a word can be a form of a term that the stemmers do not know: `hjem`, `hjemmet`. */
function isLengthened(word: string, term: string): boolean {
  return term.length > 3 && word.startsWith(term) && word.length - term.length <= 3;
}

/** The file in which a term stands, if anywhere. */
function fileOf(term: string, { terms }: CatalogueEntry): number {
  let [low, high] = [0, terms.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (terms[middle]! <= term) low = middle;
    else high = middle - 1;
  }
  return low;
}

function scoresOf(rows: TermFile, mask: number): Map<number, number> {
  const scores = new Map<number, number>();
  for (const [, ...postings] of rows) {
    let posting = 0;
    for (const more of postings) {
      posting += more;
      const found = maskOf(posting) & mask;
      if (found === 0) continue;
      // A word is much of a short title.
      const score = Math.max(
        found & bits.id ? 20 : 0,
        found & bits.author ? 6 : 0,
        found & bits.title ? 4 + shortOf(posting) : 0,
        found & bits.subject ? 3 : 0,
      );
      scores.set(recordOf(posting), Math.max(scores.get(recordOf(posting)) ?? 0, score));
    }
  }
  return scores;
}

/** The records that every word has, else those that have the most of them; all records when there is no word. */
function meet(
  matches: Map<number, number>[],
  { records }: CatalogueEntry,
): { scores: Map<number, number>; partly: boolean } {
  if (matches.length === 0)
    return { scores: new Map(Array.from({ length: records }, (_, record) => [record, 0])), partly: false };
  const met = new Map<number, { words: number; score: number }>();
  for (const match of matches)
    for (const [record, score] of match) {
      const known = met.get(record);
      if (known) {
        known.words++;
        known.score += score;
      } else met.set(record, { words: 1, score });
    }
  const most = [...met.values()].reduce((best, { words }) => Math.max(best, words), 0);
  const scores = new Map(
    [...met].filter(([, { words }]) => words === most).map(([record, { score }]) => [record, score]),
  );
  return { scores, partly: most < matches.length && scores.size > 0 };
}

/** Puts records in their order; where nothing decides, in that of the drawers. */
function sort(records: number[], scores: Map<number, number>, order: Order, facts?: Facts, titles?: TitlesFile) {
  const year = (record: number) => facts?.year[record] ?? 0;
  // What has no year is neither new nor old.
  const unknownLast = (a: number, b: number) => Number(year(a) === 0) - Number(year(b) === 0);
  const compare: Record<Order, (a: number, b: number) => number> = {
    best: (a, b) => scores.get(b)! - scores.get(a)!,
    author: () => 0,
    title: (a, b) => (titles?.[a] ?? 0) - (titles?.[b] ?? 0),
    newest: (a, b) => unknownLast(a, b) || year(b) - year(a),
    oldest: (a, b) => unknownLast(a, b) || year(a) - year(b),
  };
  records.sort((a, b) => compare[order](a, b) || a - b);
}

async function rowsOf(records: number[], load: Load): Promise<RecordRow[]> {
  const names = [...new Set(records.map((record) => Math.floor(record / recordsAFile)))];
  const files = new Map(
    await Promise.all(names.map(async (name) => [name, (await load(`records-${name}.json`)) as RecordRow[]] as const)),
  );
  return records.map((record) => files.get(Math.floor(record / recordsAFile))![record % recordsAFile]!);
}
