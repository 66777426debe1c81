import { wordsOf } from '../../ask/words/text.ts';
import { bits, maskOf, normOf, pack } from '../search/posting.ts';
import { numberTerm, numberTerms, termsOf, wordsIndexed, type Stems } from '../search/terms.ts';
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
  for (const [index, record] of records.entries()) {
    const masks = new Map<string, number>();
    const add = (terms: string[], bit: number) =>
      terms.forEach((term) => masks.set(term, (masks.get(term) ?? 0) | bit));
    add(termsOf(record.title, record.language, stems), bits.title);
    // Names have no other forms.
    add(record.authors.flatMap(wordsIndexed), bits.author);
    for (const own of new Set([record.language, tag]))
      add(
        record.subjects.flatMap((subject) => termsOf(subject, own, stems)),
        bits.subject,
      );
    add([numberTerm(record.id) ?? [], numberTerms(record.identifier)].flat(), bits.id);
    const norm = lengthNorm(record.title);
    for (const [term, mask] of masks) {
      const list = postings.get(term);
      if (list) list.push(pack(index, norm, mask));
      else postings.set(term, [pack(index, norm, mask)]);
    }
  }
  return { postings, common: prune(postings, records.length) };
}

/** Finds the stop words and keeps only their postings in short titles. */
function prune(postings: Map<string, number[]>, records: number): string[] {
  const most = Math.max(500, records / 12);
  const common: string[] = [];
  for (const [term, list] of postings) {
    if (list.length <= most) continue;
    // Subjects and authors of very many records are found by browsing too, but a word of a language is not worth its bytes.
    const telling = list.filter((posting) => maskOf(posting) !== bits.title);
    if (telling.length > list.length / 2) continue;
    common.push(term);
    postings.set(
      term,
      list.filter((posting) => normOf(posting) >= 2),
    );
  }
  return common.sort();
}

/** 3 for a title of one word, 2 for two, 1 for three or four: before a colon, where the rest only explains. */
function lengthNorm(title: string): number {
  const words = wordsOf(title.split(/\s*[:;/]\s/)[0]!).length;
  return words <= 1 ? 3 : words === 2 ? 2 : words <= 4 ? 1 : 0;
}
