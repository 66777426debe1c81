import { isUnspaced } from '../../../ask/words/segments.ts';
import { isNear } from '../../../ask/words/spelling.ts';
import { earlyStemmer } from '../../../ask/words/stem.ts';
import { hitsOf, type Hits, type Scores } from './hits.ts';
import { ofAuthors } from './posting.ts';
import type { Load, Manifest, NameShard, TermShard } from '../shards.ts';
import { isNameStem, nameStems, reversed, stemsOf, termsFor } from '../terms.ts';

/** The records that match a word, and the term that was taken for it where it stands nowhere itself. */
export interface Match {
  hits: Hits;
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
  const stems = await stemsOf(manifest.languages, load.stemmer ?? earlyStemmer);
  const terms = termsFor(word, stems);
  const rowsOf = async (shards: number[]) =>
    ((await Promise.all([...new Set(shards)].map((shard) => load(`terms-${shard}.json`)))) as TermShard[]).flat();
  const own = hitsOf(
    (await rowsOf(terms.map((term) => shardOf(term, manifest.terms)))).filter(([term]) => terms.includes(term)),
    mask,
    manifest,
  );
  const isSign = word.length < 2;
  if (exact || (isSign ? !isUnspaced(word) : own.size > 0)) return { hits: own };
  // Words with one prefix can go on in the next shards.
  const first = shardOf(word, manifest.terms);
  const last = Math.min(shardOf(`${word}\uffff`, manifest.terms), first + 3);
  const rows = await rowsOf(Array.from({ length: last - first + 1 }, (_, more) => first + more));
  const begun = hitsOf(
    rows.filter(([term]) => term.startsWith(word)),
    mask,
    manifest,
  );
  // Names have forms of their own.
  for (const [record, hit] of hitsOf(
    rows.filter(([term]) => isLengthened(word, term)),
    mask & ~ofAuthors,
    manifest,
  ))
    if (!begun.has(record)) begun.set(record, hit);
  if (mask & ofAuthors && word.length > 3) {
    const forms = nameStems(word, stems);
    const named = await rowsOf(forms.map((term) => shardOf(term, manifest.terms)));
    for (const [record, hit] of hitsOf(
      named.filter(([term]) => forms.includes(term)),
      mask,
      manifest,
    ))
      // prettier-ignore
      if (!begun.has(record)) begun.set(record, hit);
  }
  if (begun.size > 0 || word.length < 4) return { hits: begun };
  const near = rows
    .filter(([term]) => !isNameStem(term) && isNear(term, word, mostSlips(word)))
    .map((row) => [row[0], hitsOf([row], mask, manifest).size] as const)
    .filter(([, records]) => records > 0);
  if (mask & ofAuthors) near.push(...(await namesEndingAlike(word, manifest, load)));
  const isOnce = (term: string) => Number(isNear(term, word, 1));
  const [best] = near.sort((a, b) => isOnce(b[0]) - isOnce(a[0]) || b[1] - a[1])[0] ?? [];
  if (best === undefined) return { hits: begun };
  const row = (await rowsOf([shardOf(best, manifest.terms)])).filter(([term]) => term === best);
  return { hits: hitsOf(row, mask, manifest), corrected: { from: word, to: best } };
}

/** So many slips of the hand are looked for in a word. */
const mostSlips = (word: string) => (word.length > 7 ? 2 : 1);

/** Words of authors near a word that begin with other letters, with the number of their records: a slip at the beginning leaves the ending. */
async function namesEndingAlike(word: string, { names }: Manifest, load: Load): Promise<[string, number][]> {
  if (names.length === 0) return [];
  const rows = (await load(`names-${shardOf(reversed(word), names)}.json`)) as NameShard;
  return rows
    .map(([name, records]): [string, number] => [reversed(name), records])
    .filter(([name]) => isNear(name, word, mostSlips(word)));
}

/** Whether a word can be a form of a term that the stemmers do not know: `hjem`, `hjemmet`. */
function isLengthened(word: string, term: string): boolean {
  return term.length > 3 && word.startsWith(term) && word.length - term.length <= 3;
}

/** The shard in which a term stands, if anywhere, by what stands between shards: binary search in the sparse index. */
function shardOf(term: string, separators: string[]): number {
  let [low, high] = [0, separators.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (separators[middle]! <= term) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The intersection of the matches of all words, scores added up. Where it is empty, the records at the highest
 * coordination level, that is with the most words, and `partly`. Without a word, all records.
 */
export function intersect(matches: Hits[], { records }: Manifest): { scores: Scores; partly: boolean } {
  if (matches.length === 0)
    return { scores: new Map(Array.from({ length: records }, (_, record) => [record, 0])), partly: false };
  const met = new Map<number, { words: number; score: number }>();
  for (const match of matches)
    for (const [record, { score }] of match) {
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
