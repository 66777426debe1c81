import { conceptsOf } from '../answer/concepts.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { isNear } from '../words/spelling.ts';

/** So many stems for each word of the site: what the file may weigh. */
const share = 2.2;

/** So many are tried beyond the everyday ones: what a build may take. */
const mostTried = 2000;

/**
 * The stems of those real words of a language that spelling correction takes for mistyped words of the site, which it
 * must not: they are tried, the `everyday` words each, of `others` those that are at distance one from a stem. The first
 * of them, as many as the file has room for.
 */
export function realWords(everyday: [string, string][], others: [string, string][], site: Vocabulary): string[] {
  const vocabulary = { ...site, trie: site.trie, isReal: () => false };
  const { places, others: linked } = vocabulary;
  const found = new Set<string>();
  const most = Math.max(200, share * places.size);
  const take = (word: string, root: string) => {
    if (conceptsOf(word, vocabulary).some(({ corrected }) => corrected)) found.add(root);
  };
  const isOpen = (word: string, root: string) =>
    word.length > 2 && !found.has(root) && !places.has(root) && !linked.has(root) && found.size < most;
  const { isNearAny, isAlike } = nearness([...places.keys(), ...linked.keys()]);
  for (const [word, root] of everyday) if (isOpen(word, root) && (isNearAny(root) || isAlike(root))) take(word, root);
  let tried = 0;
  for (const [word, root] of others) {
    if (tried >= mostTried || found.size >= most) break;
    if (!isOpen(word, root) || !isNearAny(root)) continue;
    tried++;
    take(word, root);
  }
  return [...found];
}

/** Whether one of some stems is within one edit of another, or within two with the same beginning. */
function nearness(roots: string[]): Record<'isNearAny' | 'isAlike', (root: string) => boolean> {
  // The symmetric delete of SymSpell: two words at distance one share one of their deletions.
  const index = new Map<string, string[]>();
  const alike = new Map<string, string[]>();
  for (const root of roots) {
    for (const short of deletionsOf(root)) (index.get(short) ?? index.set(short, []).get(short)!).push(root);
    (alike.get(root[0]!) ?? alike.set(root[0]!, []).get(root[0]!)!).push(root);
  }
  return {
    isNearAny: (root) =>
      deletionsOf(root).some((short) => (index.get(short) ?? []).some((other) => isNear(other, root, 1))),
    isAlike: (root) => root.length > 3 && (alike.get(root[0]!) ?? []).some((other) => isNear(other, root, 2)),
  };
}

/** A word and its single deletions. */
function deletionsOf(word: string): string[] {
  return [word, ...Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1))];
}
