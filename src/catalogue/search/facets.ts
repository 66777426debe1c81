import { facets, type CatalogueQuery, type Facet } from './query.ts';
import type { DocValuesFile, Load } from './shards.ts';

/** Values by column, as search engines keep them for filters and counts (Lucene's doc values): for each record the index of its value in `values`. */
export interface DocValues {
  values: Record<Facet, string[]>;
  of: Record<Facet, number[]>;
  /** 0 where it is not known. */
  year: number[];
}

/** Facet values with the number of records found that have them, most first. Of years, by decades, the latest first: `1870`. */
export type FacetCounts = Record<Facet | 'year', [value: string, count: number][]>;

const unpacked = new WeakMap<DocValuesFile, DocValues>();

/** The file in a form that can be counted quickly, made once for each file. */
function unpack(file: DocValuesFile): DocValues {
  const numbers = (signs: string, width: number) =>
    Array.from({ length: signs.length / width }, (_, record) =>
      parseInt(signs.slice(record * width, (record + 1) * width), 36),
    );
  const values = unpacked.get(file) ?? {
    values: { kind: file.kinds, language: file.languages, place: file.places },
    of: { kind: numbers(file.kind, 1), language: numbers(file.language, 2), place: numbers(file.place, 2) },
    year: file.year,
  };
  unpacked.set(file, values);
  return values;
}

/** Loads the values of all records. */
export async function loadDocValues(load: Load): Promise<DocValues> {
  return unpack((await load('facts.json')) as DocValuesFile);
}

/** The filter for the facets and years of a query: whether a record has all of them. */
export function filterOf(query: CatalogueQuery, { values, of, year }: DocValues): (record: number) => boolean {
  const asked = facets
    .filter((facet) => query[facet] !== undefined)
    .map((facet) => [of[facet], values[facet].indexOf(query[facet]!)] as const);
  return (record) =>
    asked.every(([numbers, value]) => numbers[record] === value) &&
    (query.from === undefined || year[record]! >= query.from) &&
    (query.to === undefined || (year[record]! > 0 && year[record]! <= query.to));
}

/** Counts the facet values of these records. */
export function countFacets(records: number[], { values, of, year }: DocValues): FacetCounts {
  const count = (facet: Facet) => {
    const counts = values[facet].map(() => 0);
    for (const record of records) counts[of[facet][record]!]!++;
    return values[facet]
      .map((value, index): [string, number] => [value, counts[index]!])
      .filter(([value, number]) => value !== '' && number > 0)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const decades = new Map<number, number>();
  for (const record of records) {
    const decade = Math.floor(year[record]! / 10) * 10;
    if (year[record]! > 0) decades.set(decade, (decades.get(decade) ?? 0) + 1);
  }
  return {
    kind: count('kind'),
    language: count('language'),
    place: count('place'),
    year: [...decades].sort((a, b) => b[0] - a[0]).map(([decade, number]) => [String(decade), number]),
  };
}
