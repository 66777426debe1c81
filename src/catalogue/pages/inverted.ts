import { leadingArticles, withoutElision } from '../search/rank/leading.ts';
import {
  bits,
  formOf,
  longest,
  maskOf,
  nextOf,
  ofAuthors,
  pack,
  recordOf,
  titlePlaceOf,
  unplaced,
  wholeName,
  type TitlePlace,
} from '../search/rank/posting.ts';
import { isNameStem, nameStems, numberTerm, numberTerms, termsOf, wordsIndexed, type Stems } from '../search/terms.ts';
import type { BrowseLists } from './browse.ts';

/** An inverted index: for each term its postings (`posting.ts`) in ascending order, and the stop words. */
export interface InvertedIndex {
  postings: Map<string, number[]>;
  common: string[];
}

/**
 * Indexes titles, authors, subjects and numbers of all records. Subjects are stemmed in the record's language and in `tag`,
 * the library's own.
 */
export function invert({ records }: BrowseLists, tag: string, stems: Stems): InvertedIndex {
  const postings = new Map<string, number[]>();
  const mains: string[][] = [];
  const renowns = renownsOf(records.map(({ authors }) => authors));
  for (const [index, record] of records.entries()) {
    const masks = new Map<string, number>();
    const add = (terms: string[], bit: number) =>
      terms.forEach((term) => masks.set(term, (masks.get(term) ?? 0) | bit));
    const title = titleOf(record.title, record.language || tag, stems);
    mains.push(title.main);
    add([...title.places.keys()], bits.title);
    const [first = ''] = record.authors;
    const only = wordsIndexed(first).length === 1 ? wordsIndexed(first)[0] : undefined;
    for (const [place, name] of record.authors.entries()) {
      const words = wordsIndexed(name);
      const bit = place === 0 ? bits.author : bits.others;
      add(words, bit);
      add(
        words.flatMap((word) => nameStems(word, stems)),
        bit,
      );
    }
    for (const own of new Set([record.language, tag]))
      add(
        record.subjects.flatMap((subject) => termsOf(subject, own, stems)),
        bits.subject,
      );
    add([numberTerm(record.id) ?? [], numberTerms(record.identifier)].flat(), bits.id);
    for (const [term, mask] of masks) {
      const posting = pack(
        index,
        renowns[index]!,
        mask,
        title.places.get(term) ?? (term === only ? wholeName : undefined),
      );
      const list = postings.get(term);
      if (list) list.push(posting);
      else postings.set(term, [posting]);
    }
  }
  return { postings, common: prune(postings, records.length, mains) };
}

/** Finds the stop words and keeps only their postings in authors, in short titles, and in titles that have no other words. */
function prune(postings: Map<string, number[]>, records: number, mains: string[][]): string[] {
  const most = Math.max(500, records / 12);
  const common = new Set<string>();
  for (const [term, list] of postings) {
    // A number tells one volume from another.
    if (list.length <= most || /^\d+$/.test(term) || isNameStem(term)) continue;
    // Subjects and authors of very many records are found by browsing too, but a word of a language is not worth its bytes.
    const telling = list.filter((posting) => maskOf(posting) !== bits.title);
    if (telling.length <= list.length / 2) common.add(term);
  }
  const isKept = (posting: number) => {
    const place = titlePlaceOf(posting);
    if (maskOf(posting) & ofAuthors) return true;
    return place !== undefined && (place.length <= 2 || mains[recordOf(posting)]!.every((term) => common.has(term)));
  };
  for (const term of common) postings.set(term, postings.get(term)!.filter(isKept));
  return [...common].sort();
}

/** The terms of a title with the first place of each, and the terms of its main part. */
function titleOf(title: string, language: string, stems: Stems): { places: Map<string, TitlePlace>; main: string[] } {
  const words = wordsIndexed(title);
  const terms = termsOf(title, language, stems);
  const most = wordsIndexed(/^[^:;(/[]*/.exec(title)![0]).length || words.length;
  const leading = most > 1 && leadingArticles([language]).has(words[0]!) ? 1 : 0;
  const places = new Map<string, TitlePlace>();
  const put = (term: string | undefined, place: number, form: number) => {
    if (term === undefined || places.has(term)) return;
    places.set(term, {
      position: place < leading ? unplaced : Math.min(place - leading, unplaced),
      length: Math.min(most - leading, longest),
      explained: words.length > most,
      form,
      next: nextOf(words[place + 1]),
      article: leading && formOf(words[0]),
    });
  };
  terms.forEach((term, place) => put(term, place, formOf(words[place])));
  // People leave out what an apostrophe joins.
  const bare = withoutElision(title);
  put(termsOf(bare, language, stems)[0], 0, formOf(wordsIndexed(bare)[0]));
  return { places, main: terms.slice(leading, most) };
}

/** For each record in 2 bits how many titles of its first author there are. */
function renownsOf(authors: string[][]): number[] {
  const titles = new Map<string, number>();
  for (const [first] of authors) if (first) titles.set(first, (titles.get(first) ?? 0) + 1);
  return authors.map(([first]) => [2, 4, 10].filter((least) => (titles.get(first ?? '') ?? 0) >= least).length);
}
