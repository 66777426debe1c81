import { isUnspaced } from '../../ask/words/segments.ts';
import { earlyStemmer } from '../../ask/words/stem.ts';
import { isNear } from '../../ask/words/spelling.ts';
import { bits, maskOf, normOf, recordOf } from './posting.ts';
import type { Load, Manifest, TermShard } from './shards.ts';
import { stemsOf, termsFor } from './terms.ts';

/** Scores by the index of the record; what is not in it does not match. */
export type Scores = Map<number, number>;

/** The records that match a word, and the term that was taken for it where it stands nowhere itself. */
export interface Match {
  scores: Scores;
  corrected?: { from: string; to: string };
}

/**
 * Looks a word up in the inverted index, in the fields of `mask`: the word itself in any of its forms; else by prefix, words
 * that begin with it or that it lengthens; else the nearest term by edit distance, 1, or 2 for words of more than seven
 * letters. `exact` stops after the first. Rejects when a shard cannot be loaded.
 */
export async function matchWord(
  word: string,
  mask: number,
  manifest: Manifest,
  load: Load,
  exact = false,
): Promise<Match> {
  const terms = termsFor(word, await stemsOf(manifest.languages, load.stemmer ?? earlyStemmer));
  const rowsOf = async (shards: number[]) =>
    ((await Promise.all([...new Set(shards)].map((shard) => load(`terms-${shard}.json`)))) as TermShard[]).flat();
  const own = scoresOf(
    (await rowsOf(terms.map((term) => shardOf(term, manifest)))).filter(([term]) => terms.includes(term)),
    mask,
  );
  const isSign = word.length < 2;
  if (exact || (isSign ? !isUnspaced(word) : own.size > 0)) return { scores: own };
  // Words with one prefix can go on in the next shards.
  const first = shardOf(word, manifest);
  const last = Math.min(shardOf(`${word}\uffff`, manifest), first + 3);
  const rows = await rowsOf(Array.from({ length: last - first + 1 }, (_, more) => first + more));
  const begun = scoresOf(
    rows.filter(([term]) => term.startsWith(word) || isLengthened(word, term)),
    mask,
  );
  if (begun.size > 0 || word.length < 4) return { scores: begun };
  const near = rows
    .filter((row) => isNear(row[0], word, word.length > 7 ? 2 : 1) && scoresOf([row], mask).size > 0)
    .sort((a, b) => Number(isNear(b[0], word, 1)) - Number(isNear(a[0], word, 1)) || b.length - a.length)[0];
  return near ? { scores: scoresOf([near], mask), corrected: { from: word, to: near[0] } } : { scores: begun };
}

/** Whether a word can be a form of a term that the stemmers do not know: `hjem`, `hjemmet`. */
function isLengthened(word: string, term: string): boolean {
  return term.length > 3 && word.startsWith(term) && word.length - term.length <= 3;
}

/** The shard in which a term stands, if anywhere: binary search in the sparse index. */
function shardOf(term: string, { terms }: Manifest): number {
  let [low, high] = [0, terms.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (terms[middle]! <= term) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The best score of each record, by the most telling of the fields in which a term stands. */
function scoresOf(rows: TermShard, mask: number): Scores {
  const scores: Scores = new Map();
  for (const [, ...postings] of rows) {
    let posting = 0;
    for (const more of postings) {
      posting += more;
      const found = maskOf(posting) & mask;
      if (found === 0) continue;
      // A word is much of a short title.
      const score = Math.max(
        found & bits.id ? 20 : 0,
        found & bits.author ? 6 : 0,
        found & bits.title ? 4 + normOf(posting) : 0,
        found & bits.subject ? 3 : 0,
      );
      scores.set(recordOf(posting), Math.max(scores.get(recordOf(posting)) ?? 0, score));
    }
  }
  return scores;
}

/**
 * The intersection of the matches of all words, scores added up. Where it is empty, the records at the highest
 * coordination level, that is with the most words, and `partly`. Without a word, all records.
 */
export function intersect(matches: Scores[], { records }: Manifest): { scores: Scores; partly: boolean } {
  if (matches.length === 0)
    return { scores: new Map(Array.from({ length: records }, (_, record) => [record, 0])), partly: false };
  const met = new Map<number, { words: number; score: number }>();
  for (const match of matches)
    for (const [record, score] of match) {
      const known = met.get(record);
      if (known) {
        known.words++;
        known.score += score;
      } else met.set(record, { words: 1, score });
    }
  const most = [...met.values()].reduce((best, { words }) => Math.max(best, words), 0);
  const scores = new Map(
    [...met].filter(([, { words }]) => words === most).map(([record, { score }]) => [record, score]),
  );
  return { scores, partly: most < matches.length && scores.size > 0 };
}
