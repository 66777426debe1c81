import { countFacets, filterOf, loadDocValues, type DocValues, type FacetCounts } from './facets.ts';
import type { Scores } from './rank/hits.ts';
import { turnsOf } from './rank/order.ts';
import { isNarrowed, type CatalogueQuery, type Order } from './query.ts';
import { rowsOf } from './rows.ts';
import { scoreRecords } from './rank/score.ts';
import type { Load, Manifest, RecordRow, TitlesFile } from './shards.ts';

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
  const needsValues = isNarrowed({ ...query, sort: ['author', 'title'].includes(query.sort) ? 'best' : query.sort });
  // All at once: each waits for a slow network by itself.
  const [early, titles, { scores, partly, numbered, corrected, words }] = await Promise.all([
    needsValues ? loadDocValues(load) : undefined,
    query.sort === 'title' ? (load('titles.json') as Promise<TitlesFile>) : undefined,
    scoreRecords(query, manifest, load),
  ]);
  const left = early ? [...scores.keys()].filter(filterOf(query, early)) : [...scores.keys()];
  sort(left, query.sort, scores, words > 0 ? turnsOf(left) : undefined, early, titles);
  const pages = Math.max(1, Math.ceil(left.length / pageSize));
  const page = Math.min(query.page, pages);
  const shown = left.slice((page - 1) * pageSize, page * pageSize);
  const found: Found = {
    query: { ...query, page },
    total: left.length,
    records: [],
    pages,
    counts: undefined,
    partly: partly && left.length > numbered,
    corrected: partly ? [] : corrected,
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
