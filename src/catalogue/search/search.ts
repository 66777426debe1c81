import { wordsOf } from '../../ask/words/text.ts';
import { countFacets, filterOf, loadDocValues, type DocValues, type FacetCounts } from './facets.ts';
import type { Hits, Scores } from './hits.ts';
import { leadingArticles } from './leading.ts';
import { intersect, matchWord, type Match } from './match.ts';
import { addPlaces, turnsOf, type AskedWord } from './order.ts';
import { bits, ofAuthors } from './posting.ts';
import { isNarrowed, wordFields, type CatalogueQuery, type Order, type WordField } from './query.ts';
import { recordsPerShard, type Load, type Manifest, type RecordRow, type TitlesFile } from './shards.ts';
import { isStandardNumber, numberTerm } from './terms.ts';

/** One page of results. */
export interface Found {
  /** As it was asked, with the page that is shown. */
  query: CatalogueQuery;
  total: number;
  /** Those of the page, in their order. */
  records: RecordRow[];
  pages: number;
  /** Nothing while they are not counted yet. */
  counts: FacetCounts | undefined;
  /** No record has every word; these have most of them. */
  partly: boolean;
  /** Words that stand nowhere, and the words searched for instead. */
  corrected: { from: string; to: string }[];
}

export const pageSize = 10;
/** A question that is a number of so many signs, and stands in a record, is meant as one. */
const shortestNumber = 6;
const maskFor: Record<WordField, number> = {
  q: Object.values(bits).reduce<number>((all, bit) => all | bit, 0),
  title: bits.title,
  author: ofAuthors,
  subject: bits.subject,
};
/** So many records are shown as soon as they are there: on a slow network the others come a round trip later. */
const firstShown = 5;

/**
 * Searches the catalogue: every word must stand in its field. Rejects when a shard cannot be loaded. Where the order is known without
 * them, `first` is called with the first records before the values for facets are loaded.
 *
 *     const { total, records } = await search(readQuery(new URLSearchParams('author=ibsen')), manifest, load);
 */
export async function search(
  query: CatalogueQuery,
  manifest: Manifest,
  load: Load,
  first?: (found: Found) => void,
): Promise<Found> {
  const number = numberTerm(query.q ?? '');
  const isNumber = number !== undefined && isStandardNumber(query.q ?? '');
  // The groups of a number are no words that stand in other numbers and titles.
  const asked = wordsAsked(isNumber ? { ...query, q: '' } : query, manifest);
  const needsValues = isNarrowed({ ...query, sort: ['author', 'title'].includes(query.sort) ? 'best' : query.sort });
  // All at once: each waits for a slow network by itself.
  const [early, titles, numbered, ...matches] = await Promise.all([
    needsValues ? loadDocValues(load) : undefined,
    query.sort === 'title' ? (load('titles.json') as Promise<TitlesFile>) : undefined,
    number ? matchWord(number, bits.id, manifest, load, true) : undefined,
    ...asked.map(({ word, mask }) => matchWord(word, mask, manifest, load)),
  ]);
  const hits: Hits = numbered?.hits ?? new Map();
  // A short number, such as a year, may be words too.
  const isAlone = isNumber || (hits.size > 0 && number!.length >= shortestNumber);
  const pairs = asked.map((word, index) => ({ asked: word, match: matches[index]! }));
  const taken = pairs.filter(({ asked: { mask } }) => !isAlone || mask !== maskFor.q);
  const { scores, partly } = intersect([...(isAlone ? [hits] : []), ...taken.map(({ match }) => match.hits)], manifest);
  if (!isAlone) {
    for (const [record, { score }] of hits) scores.set(record, score);
    placeTitles(scores, query, taken, manifest);
  }
  const left = early ? [...scores.keys()].filter(filterOf(query, early)) : [...scores.keys()];
  sort(left, query.sort, scores, taken.length > 0 ? turnsOf(left) : undefined, early, titles);
  const pages = Math.max(1, Math.ceil(left.length / pageSize));
  const page = Math.min(query.page, pages);
  const shown = left.slice((page - 1) * pageSize, page * pageSize);
  const found: Found = {
    query: { ...query, page },
    total: left.length,
    records: [],
    pages,
    counts: undefined,
    partly: partly && left.length > hits.size,
    corrected: partly ? [] : taken.flatMap(({ match: { corrected } }) => corrected ?? []),
  };
  // Asked for in the order in which they are shown.
  const [some, records, values] = [
    rowsOf(shown.slice(0, firstShown), load),
    rowsOf(shown, load),
    early ?? loadDocValues(load),
  ];
  if (first && shown.length > 0) void some.then((rows) => first({ ...found, records: rows })).catch(() => undefined);
  const [, rows, all] = await Promise.all([some, records, values]);
  return { ...found, records: rows, counts: countFacets(left, all) };
}

/**
 * The words of a query with the fields in which they may stand. Stop words, and an article at the beginning of a title, are left out
 * beside others.
 */
function wordsAsked(query: CatalogueQuery, { common, languages }: Manifest): AskedWord[] {
  const articles = leadingArticles(languages);
  const all = wordFields.flatMap((field) =>
    wordsOf(query[field] ?? '').map((word, place) => ({
      word,
      mask: maskFor[field],
      place,
      isLight: common.includes(word) || (isTitle(field) && place === 0 && articles.has(word)),
    })),
  );
  const telling = all.filter(({ isLight }) => !isLight);
  return (telling.length > 0 ? telling : all).slice(0, 20);
}

/** Whether a title may be asked in the field. */
const isTitle = (field: string) => field === 'q' || field === 'title';

/** Adds what the places of words in titles tell, of the field for titles where it is used. */
function placeTitles(
  scores: Scores,
  query: CatalogueQuery,
  taken: { asked: AskedWord; match: Match }[],
  { languages }: Manifest,
) {
  const field = query.title ? 'title' : 'q';
  const words = wordsOf(query[field] ?? '');
  addPlaces(
    scores,
    taken
      .filter(({ asked: { mask } }) => mask === maskFor[field])
      .map(({ asked, match: { hits } }) => ({ asked, hits })),
    words,
    words.length > 1 && leadingArticles(languages).has(words[0]!),
  );
}

/** Puts records in their order; ties stand as the catalogue is browsed by author, those among the best by their `turns`. */
function sort(
  records: number[],
  order: Order,
  scores: Scores,
  turns?: Map<number, number>,
  values?: DocValues,
  titles?: TitlesFile,
) {
  const year = (record: number) => values?.year[record] ?? 0;
  // What has no year is neither new nor old.
  const unknownLast = (a: number, b: number) => Number(year(a) === 0) - Number(year(b) === 0);
  const compare: Record<Order, (a: number, b: number) => number> = {
    best: (a, b) => scores.get(b)! - scores.get(a)! || (turns?.get(a) ?? 0) - (turns?.get(b) ?? 0),
    author: () => 0,
    title: (a, b) => (titles?.[a] ?? 0) - (titles?.[b] ?? 0),
    newest: (a, b) => unknownLast(a, b) || year(b) - year(a),
    oldest: (a, b) => unknownLast(a, b) || year(a) - year(b),
  };
  records.sort((a, b) => compare[order](a, b) || a - b);
}

async function rowsOf(records: number[], load: Load): Promise<RecordRow[]> {
  const names = [...new Set(records.map((record) => Math.floor(record / recordsPerShard)))];
  const shards = new Map(
    await Promise.all(names.map(async (name) => [name, (await load(`records-${name}.json`)) as RecordRow[]] as const)),
  );
  return records.map((record) => shards.get(Math.floor(record / recordsPerShard))![record % recordsPerShard]!);
}
