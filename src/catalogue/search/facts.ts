import type { FactsFile } from './files.ts';
import type { Found, Load } from './search.ts';
import { facets, type Facet, type Wanted } from './wanted.ts';

/** What records are narrowed to, a number a record and facet: its place in the list of values. */
export interface Facts {
  values: Record<Facet, string[]>;
  of: Record<Facet, number[]>;
  year: number[];
}

const opened = new WeakMap<FactsFile, Facts>();

/** The facts in a form that can be counted quickly, made once for each file. */
function openFacts(file: FactsFile): Facts {
  const numbers = (signs: string, width: number) =>
    Array.from({ length: signs.length / width }, (_, record) =>
      parseInt(signs.slice(record * width, (record + 1) * width), 36),
    );
  const facts = opened.get(file) ?? {
    values: { kind: file.kinds, language: file.languages, place: file.places },
    of: { kind: numbers(file.kind, 1), language: numbers(file.language, 2), place: numbers(file.place, 2) },
    year: file.year,
  };
  opened.set(file, facts);
  return facts;
}

/** The facts of all records, loaded. */
export async function factsIn(load: Load): Promise<Facts> {
  return openFacts((await load('facts.json')) as FactsFile);
}

/** Whether a record is what the search is narrowed to. */
export function narrowing(wanted: Wanted, { values, of, year }: Facts): (record: number) => boolean {
  const asked = facets
    .filter((facet) => wanted[facet] !== undefined)
    .map((facet) => [of[facet], values[facet].indexOf(wanted[facet]!)] as const);
  return (record) =>
    asked.every(([numbers, value]) => numbers[record] === value) &&
    (wanted.from === undefined || year[record]! >= wanted.from) &&
    (wanted.to === undefined || (year[record]! > 0 && year[record]! <= wanted.to));
}

/** How many of these records have each value, most first; of years by decades, the latest first. */
export function countsOf(records: number[], { values, of, year }: Facts): NonNullable<Found['counts']> {
  const count = (facet: Facet) => {
    const counts = values[facet].map(() => 0);
    for (const record of records) counts[of[facet][record]!]!++;
    return values[facet]
      .map((value, place): [string, number] => [value, counts[place]!])
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
