const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Every string at Damerau–Levenshtein distance one from a word: a letter of `a` to `z` inserted, deleted or replaced, or
 * two neighbours swapped; some 53 a letter. After Norvig, "How to Write a Spelling Corrector" (norvig.com/spell-correct.html).
 */
export function edits(word: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i <= word.length; i++) {
    const head = word.slice(0, i);
    const tail = word.slice(i);
    if (tail) found.add(head + tail.slice(1));
    if (tail.length > 1) found.add(head + tail[1]! + tail[0]! + tail.slice(2));
    for (const letter of letters) {
      if (tail) found.add(head + letter + tail.slice(1));
      found.add(head + letter + tail);
    }
  }
  found.delete(word);
  return found;
}

/**
 * Whether the edit distance of two words is at most `limit`: insertions, deletions, replacements and swaps of neighbours,
 * none of which touches what another has changed (optimal string alignment). Stops at the first row that is all above it.
 */
export function isNear(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let steps = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, beforeLast[j - 2]! + 1);
      row.push(steps);
      least = Math.min(least, steps);
    }
    if (least > limit) return false;
    beforeLast = last;
    last = row;
  }
  return last[b.length]! <= limit;
}
