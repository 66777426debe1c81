import { wordsOf } from '../../ask/words/text.ts';
import { readSite } from '../../settings/site.ts';
import { language } from '../../settings/strings.ts';
import { readCatalogue } from '../read/read.ts';
import type { CatalogueRecord } from '../read/record.ts';
import { fingerprint, preferredNames } from './names.ts';

/** A heading of a browse list, an author or a subject, with its records; the empty name is for the records that have none. */
export interface Heading {
  name: string;
  /** The fragment identifier of the heading in its page. */
  anchor: string;
  /** Indexes in `BrowseLists.records`. */
  records: number[];
}

/** The headings of one page of a browse list. A heading of very many records goes on in the next. */
export type BrowsePage = Heading[];

/** The catalogue as it is browsed: a list of authors and one of subjects, in pages. Pages count from 1 in addresses. */
export interface BrowseLists {
  /** By author, then by title. */
  records: CatalogueRecord[];
  /** For each record the page of the list of authors that shows it in full, under its first author. */
  pageOf: number[];
  authors: BrowsePage[];
  subjects: BrowsePage[];
}

/** Full records, and lines, that a page holds about. */
const sizes = { authors: 50, subjects: 200 };

let made: BrowseLists | undefined;

/** The browse lists of the site, in the order of the default language in every language, so that a record has one address. */
export function readBrowseLists(): BrowseLists {
  return (made ??= browseListsOf(readCatalogue().records, readSite().site.languages[0]!));
}

/** Sorts records into browse lists, in the collation of a language; names of authors are brought to one form each. */
export function browseListsOf(unsorted: CatalogueRecord[], tag: string): BrowseLists {
  const { compare } = language(tag);
  const names = preferredNames(unsorted.flatMap(({ authors }) => authors));
  const records = unsorted
    .map((record) => ({
      ...record,
      authors: [...new Set(record.authors.map((name) => names.get(fingerprint(name))!))],
    }))
    .sort((a, b) => compareNames(a.authors[0], b.authors[0]) || compare(a.title, b.title) || compare(a.id, b.id));
  /** What has no name stands last. */
  function compareNames(a = '', b = ''): number {
    return a === '' || b === '' ? Number(a === '') - Number(b === '') : compare(a, b);
  }
  const authors = paginate(
    records.map(({ authors: all }) => all),
    compareNames,
    sizes.authors,
  );
  const pageOf: number[] = [];
  for (const [page, headings] of authors.entries())
    for (const { name, records: own } of headings)
      for (const record of own) if (isFirst(records[record]!, name)) pageOf[record] = page + 1;
  const byTitle = [...records.keys()].sort((a, b) => compare(records[a]!.title, records[b]!.title));
  const subjects = paginate(
    records.map(({ subjects: all }) => all),
    compareNames,
    sizes.subjects,
    byTitle,
  );
  return { records, pageOf, authors, subjects };
}

/** Whether a record stands in full under this author; under its other authors stands a reference to it. */
export function isFirst({ authors }: CatalogueRecord, name: string): boolean {
  return (authors[0] ?? '') === name;
}

/** The title of a page: its first and its last heading, `none` for the empty one. */
export function rangeOf(page: BrowsePage, none: string): string {
  const [first, last] = [page[0], page.at(-1)].map((heading) => heading?.name || none);
  return first === last ? first! : `${first} – ${last}`;
}

/** Groups records by their names and cuts the headings into pages of about `size` records; `order` is that of the records below a heading. */
function paginate(
  names: string[][],
  compare: (a: string, b: string) => number,
  size: number,
  order = [...names.keys()],
): BrowsePage[] {
  const byName = new Map<string, number[]>();
  for (const record of order)
    for (const name of names[record]!.length > 0 ? names[record]! : ['']) {
      const list = byName.get(name);
      if (list) list.push(record);
      else byName.set(name, [record]);
    }
  const anchors = new Set<string>();
  const pages: BrowsePage[] = [];
  let room = 0;
  for (const name of [...byName.keys()].sort(compare)) {
    const anchor = anchorOf(name, anchors);
    let rest = byName.get(name)!;
    // A heading that does not fit begins a page, unless the last one would stay half empty.
    if (rest.length > room && room < size / 2) room = 0;
    while (rest.length > 0) {
      if (room <= 0) {
        pages.push([]);
        room = size;
      }
      const fits = rest.length <= room + size / 5 ? rest.length : room;
      pages.at(-1)!.push({ name, anchor, records: rest.slice(0, fits) });
      rest = rest.slice(fits);
      room -= fits;
    }
  }
  return pages;
}

/** The slug of a name, of Latin letters where there are any; no two are the same. */
function anchorOf(name: string, taken: Set<string>): string {
  const base = wordsOf(name).join('-').slice(0, 60) || 'none';
  let anchor = base;
  for (let count = 2; taken.has(anchor); count++) anchor = `${base}-${count}`;
  taken.add(anchor);
  return anchor;
}
