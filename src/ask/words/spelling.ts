import { childrenOf, stepInto, type Trie } from './trie.ts';

const latin = 'abcdefghijklmnopqrstuvwxyz';

/**
 * The strings at Damerau–Levenshtein distance one from a word that can be forms of the stems in a trie: a letter of
 * its script inserted, deleted or replaced, or two neighbours swapped; at most `most`, those first that change an early letter.
 * After Norvig, "How to Write a Spelling Corrector" (norvig.com/spell-correct.html), but only where the trie goes on.
 */
export function editsAmong(word: string, trie: Trie, most: number): string[] {
  const found = new Set<string>();
  // Of another script those with which words of the site begin.
  const letters = /[a-z]/.test(word) ? latin : [...childrenOf(trie).keys()].join('');
  let node: Trie | undefined = trie;
  let reach = 0;
  for (let place = 0; place <= word.length && found.size < most && (node || reach + 1 >= word.length); place++) {
    const head = word.slice(0, place);
    const tail = word.slice(place);
    const take = (edit: string) => {
      let [next, far] = [node, reach];
      for (let depth = place; next && far < edit.length && depth < edit.length; depth++) {
        next = stepInto(next, edit, depth);
        far = Math.max(far, next?.reach ?? 0);
      }
      if ((next || far >= edit.length) && edit !== word) found.add(edit);
    };
    if (tail) take(head + tail.slice(1));
    if (tail.length > 1) take(head + tail[1]! + tail[0]! + tail.slice(2));
    for (const letter of letters) {
      if (tail) take(head + letter + tail.slice(1));
      take(head + letter + tail);
    }
    node = stepInto(node, word, place);
    reach = Math.max(reach, node?.reach ?? 0);
  }
  return [...found];
}

/** The rows of the edit matrix of a word that belong to the last two letters of another, the newer one first. */
type Rows = [last: number[], beforeLast: number[]];

/** The edit matrix before any letter. */
const firstRows = (word: string): Rows => [Array.from({ length: word.length + 1 }, (_, place) => place), []];

/** One more row, for a letter of the other word and the letter before it; nothing when no cell of it is within the limit. */
function nextRows(word: string, limit: number, rows: Rows, letter: string, before?: string): Rows | undefined {
  const [last, beforeLast] = rows;
  const row = Array<number>(word.length + 1).fill(limit + 1);
  const depth = (row[0] = last[0]! + 1);
  let least = depth;
  // What is further from the diagonal is beyond the limit.
  for (let place = Math.max(1, depth - limit); place <= Math.min(word.length, depth + limit); place++) {
    const own = word[place - 1];
    let steps = Math.min(row[place - 1]! + 1, last[place]! + 1, last[place - 1]! + (letter === own ? 0 : 1));
    if (letter === word[place - 2] && before === own) steps = Math.min(steps, beforeLast[place - 2]! + 1);
    row[place] = steps;
    least = Math.min(least, steps);
  }
  return least > limit ? undefined : [row, last];
}

/**
 * Whether the edit distance of two words is at most `limit`: insertions, deletions, replacements and swaps of neighbours,
 * none of which touches what another has changed (optimal string alignment). Stops at the first row that is all above it.
 */
export function isNear(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let rows: Rows | undefined = firstRows(b);
  for (let place = 0; rows && place < a.length; place++) rows = nextRows(b, limit, rows, a[place]!, a[place - 1]);
  return !!rows && rows[0][b.length]! <= limit;
}

/**
 * The words of a trie that have the first letter of a word and are at most `limit` edits from it, as `isNear` counts them.
 * What begins alike shares the rows of its beginning.
 */
export function nearAmong(word: string, trie: Trie, limit: number): string[] {
  const found: string[] = [];
  const walk = (node: Trie, before: string | undefined, rows: Rows | undefined) => {
    if (!rows) return;
    const own = node.words[node.from];
    if (own?.length === node.depth && rows[0][word.length]! <= limit) found.push(own);
    for (const [letter, child] of childrenOf(node))
      if (before || letter === word[0]) walk(child, letter, nextRows(word, limit, rows, letter, before));
  };
  walk(trie, undefined, firstRows(word));
  return found;
}
