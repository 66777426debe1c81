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
