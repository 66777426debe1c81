import type { Vocabulary } from '../../answer/vocabulary.ts';
import { isNear } from '../../words/spelling.ts';

/** A word of a language with its stem. */
export type Rooted = [word: string, root: string];

/** Beyond everyday words so many stems for each word of the site, the everyday ones counted: what the file may weigh. */
const share = 2.2;

/**
 * The stems of real words of a language that lie so near those of the site that spelling correction would take them for
 * mistyped ones: first of `everyday` words, in their order, then of `others`, those first that are near a word and not
 * only near a stem, as many of these as the file has room for.
 */
export function realWords(everyday: Rooted[], others: Rooted[], vocabulary: Vocabulary): string[] {
  const { places, others: linked, words } = vocabulary;
  const isOpen = ([word, root]: Rooted) => word.length > 2 && !places.has(root) && !linked.has(root);
  const isNearRoot = nearness([...places.keys(), ...linked.keys()]);
  const isNearWord = nearness(words);
  const isAlike = likeness(words);
  const usual = everyday.filter(
    (one) => isOpen(one) && (one.some(isNearRoot) || isNearWord(one[0]) || isAlike(one[0])),
  );
  const rare = others.filter((one) => isOpen(one) && isNearRoot(one[1]));
  const [near, apart] = [true, false].map((is) => rare.filter(([word]) => isNearWord(word) === is));
  const found = new Set([...usual, ...near!, ...apart!].map(([, root]) => root));
  return [...found].slice(0, Math.max(usual.length, share * places.size));
}

/** Whether a word is within one edit of another. */
function nearness(words: string[]): (word: string) => boolean {
  // The symmetric delete of SymSpell: two words at distance one share one of their deletions.
  const index = new Map<string, string[]>();
  for (const word of words)
    for (const short of deletionsOf(word)) (index.get(short) ?? index.set(short, []).get(short)!).push(word);
  return (word) => deletionsOf(word).some((short) => index.get(short)?.some((other) => isNear(other, word, 1)));
}

/** Whether a long word begins as another that is within two edits. */
function likeness(words: string[]): (word: string) => boolean {
  const index = Map.groupBy(words, (word) => word.slice(0, 2));
  return (word) => word.length > 7 && !!index.get(word.slice(0, 2))?.some((other) => isNear(other, word, 2));
}

/** A word and its single deletions. */
function deletionsOf(word: string): string[] {
  return [word, ...Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1))];
}
