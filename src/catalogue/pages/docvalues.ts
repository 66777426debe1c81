import type { CatalogueRecord } from '../read/record.ts';
import type { DocValuesFile } from '../search/shards.ts';

/** The values that all records are filtered, counted and sorted by, in columns: dictionary encoded, the codes in base 36. */
export function docValuesOf(records: CatalogueRecord[]): DocValuesFile {
  const kinds = encode(
    records.map(({ kind }) => kind),
    1,
  );
  const languages = encode(
    records.map(({ language }) => language),
    2,
  );
  const places = encode(
    records.map(({ place }) => place),
    2,
  );
  return {
    kinds: kinds.dictionary,
    languages: languages.dictionary,
    places: places.dictionary,
    kind: kinds.codes,
    language: languages.codes,
    place: places.codes,
    year: records.map(({ year }) => year ?? 0),
  };
}

/** The values sorted, each once, and for each record the index of its own in `width` signs. */
function encode(values: string[], width: number): { dictionary: string[]; codes: string } {
  const dictionary = [...new Set(values)].sort();
  const code = new Map(dictionary.map((value, index) => [value, index.toString(36).padStart(width, '0')]));
  return { dictionary, codes: values.map((value) => code.get(value)).join('') };
}
