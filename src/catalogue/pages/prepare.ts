import { createHash } from 'node:crypto';
import { wordsOf } from '../../ask/words/text.ts';
import { readSite } from '../../settings/site.ts';
import { language } from '../../settings/strings.ts';
import { readDrawers, type Drawers } from './drawers.ts';
import {
  maskOf,
  pack,
  recordsAFile,
  shortOf,
  type CatalogueEntry,
  type FactsFile,
  type RecordRow,
  type TermFile,
} from '../search/files.ts';
import { bits, numberTerm, stemsOf, termsOf, type Stems } from '../search/terms.ts';

/** All that the build writes for the search. */
export interface Prepared {
  entry: CatalogueEntry;
  /** Texts by file name. */
  files: Map<string, string>;
}

/** Signs that a file of terms holds about: it comes in one answer of a slow network. */
const termFileSize = 24_000;

let prepared: Promise<Prepared> | undefined;

/** The files of the site's catalogue, made once. */
export function preparedCatalogue(): Promise<Prepared> {
  return (prepared ??= prepare(readDrawers(), readSite().site.languages[0]!));
}

/** Makes the files for the search. */
export async function prepare(drawers: Drawers, tag: string): Promise<Prepared> {
  const { records } = drawers;
  const stems = await stemsOf([tag, ...records.map((record) => record.language)].filter(Boolean));
  const files = new Map<string, string>();
  const { postings, common } = index(drawers, tag, stems);
  const starts: string[] = [];
  let file: TermFile = [];
  let size = 0;
  let last = '';
  const write = () => void (file.length > 0 && files.set(`terms-${starts.length - 1}.json`, JSON.stringify(file)));
  for (const term of [...postings.keys()].sort()) {
    const list = postings.get(term)!;
    if (size > termFileSize || starts.length === 0) {
      write();
      file = [];
      size = 0;
      starts.push(beginning(last, term));
    }
    let before = 0;
    const row: TermFile[number] = [term, ...list.map((posting) => posting - before + ((before = posting), 0))];
    file.push(row);
    size += JSON.stringify(row).length;
    last = term;
  }
  write();
  files.set('facts.json', JSON.stringify(factsOf(drawers)));
  files.set('titles.json', JSON.stringify(titleOrder(drawers, tag)));
  for (let from = 0; from < records.length; from += recordsAFile)
    files.set(
      `records-${from / recordsAFile}.json`,
      JSON.stringify(records.slice(from, from + recordsAFile).map((_, place) => rowOf(drawers, from + place))),
    );
  const digest = createHash('sha256');
  for (const text of files.values()) digest.update(text);
  const entry: CatalogueEntry = {
    base: `/catalogue/${digest.digest('hex').slice(0, 10)}/`,
    terms: starts,
    common,
    languages: [...stems.keys()].sort(),
    records: records.length,
  };
  return { entry, files };
}

/** The shortest beginning of a term that still stands after the term before it. */
function beginning(before: string, term: string): string {
  let length = 1;
  while (length < term.length && term.slice(0, length) <= before) length++;
  return term.slice(0, length);
}

/** Every term with its postings in ascending order. */
function index({ records }: Drawers, tag: string, stems: Stems): { postings: Map<string, number[]>; common: string[] } {
  const postings = new Map<string, number[]>();
  for (const [place, record] of records.entries()) {
    const masks = new Map<string, number>();
    const add = (terms: string[], bit: number) =>
      terms.forEach((term) => masks.set(term, (masks.get(term) ?? 0) | bit));
    add(termsOf(record.title, record.language, stems), bits.title);
    // Names have no other forms.
    add(record.authors.flatMap(wordsOf), bits.author);
    // Subjects may stand in the library's own language.
    for (const own of new Set([record.language, tag]))
      add(
        record.subjects.flatMap((subject) => termsOf(subject, own, stems)),
        bits.subject,
      );
    add(
      [record.id, record.identifier].flatMap((text) => numberTerm(text) ?? []),
      bits.id,
    );
    const short = shortness(record.title);
    for (const [term, mask] of masks) {
      const list = postings.get(term);
      if (list) list.push(pack(place, short, mask));
      else postings.set(term, [pack(place, short, mask)]);
    }
  }
  const most = Math.max(500, records.length / 12);
  const common: string[] = [];
  for (const [term, list] of postings) {
    if (list.length <= most) continue;
    // Subjects and authors of very many records are found by browsing too, but a word of a language is not worth its bytes.
    const telling = list.filter((posting) => maskOf(posting) !== bits.title);
    if (telling.length > list.length / 2) continue;
    common.push(term);
    postings.set(
      term,
      list.filter((posting) => shortOf(posting) >= 2),
    );
  }
  return { postings, common: common.sort() };
}

/** 3 for a title of one word, 2 for two, 1 for three or four: before a colon, where the rest only explains. */
function shortness(title: string): number {
  const words = wordsOf(title.split(/\s*[:;/]\s/)[0]!).length;
  return words <= 1 ? 3 : words === 2 ? 2 : words <= 4 ? 1 : 0;
}

function factsOf({ records }: Drawers): FactsFile {
  const listOf = (values: string[]) => [...new Set(values)].sort();
  const kinds = listOf(records.map(({ kind }) => kind));
  const languages = listOf(records.map((record) => record.language));
  const places = listOf(records.map(({ place }) => place));
  const signs = (lists: string[], values: string[], width: number) => {
    const byValue = new Map(lists.map((value, place) => [value, place.toString(36).padStart(width, '0')]));
    return values.map((value) => byValue.get(value)).join('');
  };
  return {
    kinds,
    languages,
    places,
    kind: signs(
      kinds,
      records.map(({ kind }) => kind),
      1,
    ),
    language: signs(
      languages,
      records.map((record) => record.language),
      2,
    ),
    place: signs(
      places,
      records.map(({ place }) => place),
      2,
    ),
    year: records.map(({ year }) => year ?? 0),
  };
}

function titleOrder({ records }: Drawers, tag: string): number[] {
  const { compare } = language(tag);
  const order = [...records.keys()].sort((a, b) => compare(records[a]!.title, records[b]!.title));
  const places: number[] = [];
  order.forEach((record, place) => (places[record] = place));
  return places;
}

function rowOf({ records, drawerOf }: Drawers, place: number): RecordRow {
  const record = records[place]!;
  return [
    record.id,
    record.title,
    record.authors,
    record.year ?? 0,
    record.kind,
    record.language,
    record.place,
    record.shelf,
    record.available ?? '',
    drawerOf[place]!,
  ];
}
