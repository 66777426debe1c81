import { createHash } from 'node:crypto';
import { stemmerOf } from '../../ask/words/stem.ts';
import { addresses } from '../../site/addresses.ts';
import { readSite } from '../../settings/site.ts';
import { language } from '../../settings/strings.ts';
import { maskOf, ofAuthors } from '../search/rank/posting.ts';
import { recordsPerShard, type Manifest, type NameShard, type RecordRow, type TermShard } from '../search/shards.ts';
import { isNameStem, reversed, stemsOf } from '../search/terms.ts';
import { readBrowseLists, type BrowseLists } from './browse.ts';
import { docValuesOf } from './docvalues.ts';
import { fingerprints } from './fingerprints.ts';
import { invert } from './inverted.ts';

/** All that the build writes for the search. */
export interface Prepared {
  entry: Manifest;
  /** The shards, JSON by file name. */
  files: Map<string, string>;
}

/** Signs that a shard of terms or names holds about: it comes in one answer of a slow network. */
const shardSize = 24_000;

let prepared: Promise<Prepared> | undefined;

/** The shards of the site's catalogue, made once. */
export function preparedCatalogue(): Promise<Prepared> {
  return (prepared ??= prepare(readBrowseLists(), readSite().site.languages[0]!));
}

/** Indexes a catalogue for the search and cuts the index into shards; `tag` is the default language, in whose collation titles are sorted. */
export async function prepare(lists: BrowseLists, tag: string): Promise<Prepared> {
  const { records } = lists;
  const stems = await stemsOf([tag, ...records.map((record) => record.language)].filter(Boolean), stemmerOf);
  const { postings, common } = invert(lists, tag, stems);
  const [terms, names] = [shardsOf(termRows(postings)), shardsOf(nameRows(postings))];
  const files = new Map<string, string>();
  terms.shards.forEach((shard, number) => files.set(`terms-${number}.json`, JSON.stringify(shard)));
  names.shards.forEach((shard, number) => files.set(`names-${number}.json`, JSON.stringify(shard)));
  const known = fingerprints(records, stems);
  known.forEach((prints, number) => files.set(`known-${number}.json`, JSON.stringify(prints)));
  files.set('facts.json', JSON.stringify(docValuesOf(records)));
  files.set('titles.json', JSON.stringify(ranksByTitle(lists, tag)));
  for (let from = 0; from < records.length; from += recordsPerShard)
    files.set(
      `records-${from / recordsPerShard}.json`,
      JSON.stringify(records.slice(from, from + recordsPerShard).map((_, more) => rowOf(lists, from + more))),
    );
  const digest = createHash('sha256');
  for (const text of files.values()) digest.update(text);
  const entry: Manifest = {
    base: addresses.shards(digest.digest('hex').slice(0, 10)),
    terms: terms.separators,
    names: names.separators,
    known: known.length,
    common,
    languages: [...stems.keys()].sort(),
    records: records.length,
  };
  return { entry, files };
}

/** Rows by their term, ascending, postings delta encoded. */
function termRows(postings: Map<string, number[]>): TermShard {
  return [...postings.keys()].sort().map((term) => {
    let before = 0;
    return [term, ...postings.get(term)!.map((posting) => posting - before + ((before = posting), 0))];
  });
}

/** Words of authors from their ends. Short ones are not corrected. */
function nameRows(postings: Map<string, number[]>): NameShard {
  return [...postings]
    .filter(([term]) => !isNameStem(term))
    .map(([term, list]): NameShard[number] => [
      reversed(term),
      list.filter((posting) => maskOf(posting) & ofAuthors).length,
    ])
    .filter(([name, records]) => records > 0 && name.length > 2)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** Cuts sorted rows into shards, with the separator before each. */
function shardsOf<Row extends [string, ...unknown[]]>(rows: Row[]): { shards: Row[][]; separators: string[] } {
  const shards: Row[][] = [];
  const separators: string[] = [];
  let size = 0;
  let last = '';
  for (const row of rows) {
    if (size > shardSize || shards.length === 0) {
      shards.push([]);
      size = 0;
      separators.push(shortestSeparator(last, row[0]));
    }
    shards.at(-1)!.push(row);
    size += JSON.stringify(row).length;
    last = row[0];
  }
  return { shards, separators };
}

/** The shortest prefix of a term that still sorts after the term before it, as in prefix B-trees (Bayer and Unterauer 1977). */
function shortestSeparator(before: string, term: string): string {
  let length = 1;
  while (length < term.length && term.slice(0, length) <= before) length++;
  return term.slice(0, length);
}

function ranksByTitle({ records }: BrowseLists, tag: string): number[] {
  const { compare } = language(tag);
  const order = [...records.keys()].sort((a, b) => compare(records[a]!.title, records[b]!.title));
  const ranks: number[] = [];
  order.forEach((record, rank) => (ranks[record] = rank));
  return ranks;
}

function rowOf({ records, pageOf }: BrowseLists, index: number): RecordRow {
  const { id, title, authors, year, kind, language: own, place, shelfmark, available } = records[index]!;
  return [id, title, authors, year ?? 0, kind, own, place, shelfmark, available ?? '', pageOf[index]!];
}
