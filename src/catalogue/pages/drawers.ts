import { wordsOf } from '../../ask/words/text.ts';
import { readSite } from '../../settings/site.ts';
import { language } from '../../settings/strings.ts';
import { readCatalogue } from '../read/read.ts';
import type { CatalogueRecord } from '../read/record.ts';

/** An author or a subject with its records; no name stands for the records that have none. */
export interface Heading {
  name: string;
  /** Where it stands in its drawer. */
  anchor: string;
  /** Places of its records in `Drawers.records`. */
  records: number[];
}

/** Headings that share a page, as cards share a drawer. A heading of very many records goes on in the next. */
export type Drawer = Heading[];

/** The catalogue in the order in which it is browsed. Drawers count from 1 in addresses. */
export interface Drawers {
  /** By author, then by title. */
  records: CatalogueRecord[];
  /** The drawer of authors in which each record stands in full, under its first author. */
  drawerOf: number[];
  authors: Drawer[];
  subjects: Drawer[];
}

/** Full records, and lines, that a page holds about. */
const sizes = { authors: 50, subjects: 200 };

let made: Drawers | undefined;

/** The drawers of the site's catalogue, in the order of the default language in every language, so that a record has one address. */
export function readDrawers(): Drawers {
  return (made ??= fillDrawers(readCatalogue().records, readSite().site.languages[0]!));
}

/** Puts records into drawers. */
export function fillDrawers(unsorted: CatalogueRecord[], tag: string): Drawers {
  const { compare } = language(tag);
  const names = namesOf(unsorted.flatMap(({ authors }) => authors));
  const records = unsorted
    .map((record) => ({ ...record, authors: [...new Set(record.authors.map((name) => names.get(keyOf(name))!))] }))
    .sort((a, b) => compareNames(a.authors[0], b.authors[0]) || compare(a.title, b.title) || compare(a.id, b.id));
  /** What has no name stands last. */
  function compareNames(a = '', b = ''): number {
    return a === '' || b === '' ? Number(a === '') - Number(b === '') : compare(a, b);
  }
  const authors = group(
    records.map(({ authors: all }) => all),
    compareNames,
    sizes.authors,
  );
  const drawerOf: number[] = [];
  for (const [drawer, headings] of authors.entries())
    for (const { name, records: own } of headings)
      for (const record of own) if (isFirst(records[record]!, name)) drawerOf[record] = drawer + 1;
  const byTitle = [...records.keys()].sort((a, b) => compare(records[a]!.title, records[b]!.title));
  const subjects = group(
    records.map(({ subjects: all }) => all),
    compareNames,
    sizes.subjects,
    byTitle,
  );
  return { records, drawerOf, authors, subjects };
}

/** Whether a record stands in full under this author; under the others that it names a line leads to it. */
export function isFirst({ authors }: CatalogueRecord, name: string): boolean {
  return (authors[0] ?? '') === name;
}

/** The form of each author's name that is shown: the one with a comma, which says what the family name is, where a record has it. */
function namesOf(all: string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const name of all) {
    const key = keyOf(name);
    const known = names.get(key);
    if (known === undefined || (name.includes(',') && !known.includes(','))) names.set(key, name);
  }
  return names;
}

/** The same for `Ibsen, Henrik` and `Henrik Ibsen`. */
function keyOf(name: string): string {
  return wordsOf(name).sort().join(' ') || name;
}

/** Records under their names, the names in drawers of about `size` records; `order` is that of the records below a name. */
function group(
  names: string[][],
  compare: (a: string, b: string) => number,
  size: number,
  order = [...names.keys()],
): Drawer[] {
  const byName = new Map<string, number[]>();
  for (const record of order)
    for (const name of names[record]!.length > 0 ? names[record]! : ['']) {
      const list = byName.get(name);
      if (list) list.push(record);
      else byName.set(name, [record]);
    }
  const anchors = new Set<string>();
  const drawers: Drawer[] = [];
  let room = 0;
  for (const name of [...byName.keys()].sort(compare)) {
    const anchor = anchorOf(name, anchors);
    let rest = byName.get(name)!;
    // A name that does not fit begins a drawer, unless the last one would stay half empty.
    if (rest.length > room && room < size / 2) room = 0;
    while (rest.length > 0) {
      if (room <= 0) {
        drawers.push([]);
        room = size;
      }
      const fits = rest.length <= room + size / 5 ? rest.length : room;
      drawers.at(-1)!.push({ name, anchor, records: rest.slice(0, fits) });
      rest = rest.slice(fits);
      room -= fits;
    }
  }
  return drawers;
}

/** A short name for an address, of Latin letters where there are any; no two are the same. */
function anchorOf(name: string, taken: Set<string>): string {
  const base = wordsOf(name).join('-').slice(0, 60) || 'none';
  let anchor = base;
  for (let count = 2; taken.has(anchor); count++) anchor = `${base}-${count}`;
  taken.add(anchor);
  return anchor;
}
