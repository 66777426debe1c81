import { wordsOf } from '../../ask/words/text.ts';

/**
 * The preferred form of each author's name, by its `fingerprint`: what libraries call authority control. It is the form
 * with a comma, which says what the family name is, where a record has it, else the first.
 */
export function preferredNames(all: string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const name of all) {
    const key = fingerprint(name);
    const known = names.get(key);
    if (known === undefined || (name.includes(',') && !known.includes(','))) names.set(key, name);
  }
  return names;
}

/** The words of a name, folded and sorted, the same for `Ibsen, Henrik` and `Henrik Ibsen`: OpenRefine's fingerprint keying. */
export function fingerprint(name: string): string {
  return wordsOf(name).sort().join(' ') || name;
}
