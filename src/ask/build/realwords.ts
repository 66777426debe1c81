import { isNear } from '../words/spelling.ts';
import type { Stem } from '../words/stem.ts';
import { edits } from './edits.ts';

/** The words of a site that spelling correction could take another word for. */
export interface SiteWords {
  stem: Stem;
  /** Every word of the pages in every form in which it is written. */
  written: Iterable<string>;
  /** Each word of the pages in its usual form. */
  words: string[];
  /** Stems of the pages. */
  roots: Set<string>;
  /** Stems that stand for one of the pages. */
  linked: Set<string>;
}

/** Longer than any ending that a stemmer takes away in one of our languages. */
const endings = [0, 1, 2, 3, 4];

/**
 * The real words among `candidates` that spelling correction (`nearestWords`) would take for a mistyped word of the
 * site: words of the language at edit distance one or two from it. Found by an index of deletions (the symmetric delete
 * of SymSpell), since to compare thousands of words with each other would take most of the time of a build.
 */
export function realWords(candidates: Iterable<string>, { stem, written, words, roots, linked }: SiteWords): string[] {
  const writtenNear = deletionIndex(written);
  const rootsNear = deletionIndex(roots);
  const linkedNear = deletionIndex(linked);
  const isWithinTwoEdits = withinTwoEdits(words);
  /** Words at distance one from a word that have some stem: with the edit in the stem, or in the ending. */
  const formsNear = (word: string, own: Set<string>, near: (word: string) => string[]) =>
    endings.flatMap((ending) => {
      const begin = word.slice(0, word.length - ending);
      const end = word.slice(begin.length);
      const forms = near(begin).map((root) => ({ root, form: root + end }));
      if (own.has(begin)) forms.push(...[...edits(end)].map((edit) => ({ root: begin, form: begin + edit })));
      return forms.filter(({ root, form }) => stem(form) === root);
    });
  const isTaken = (word: string) =>
    writtenNear(word).length > 0 ||
    formsNear(word, linked, linkedNear).some(({ form }) => form.length > 5 && form[0] === word[0]) ||
    (word.length > 6 && (formsNear(word, roots, rootsNear).length > 0 || isWithinTwoEdits(word)));
  return [...new Set(candidates)].filter(
    (word) => word.length > 2 && !roots.has(stem(word)) && !linked.has(stem(word)) && isTaken(word),
  );
}

/** An index of words by their deletions: looks up those at distance one from a word. */
function deletionIndex(words: Iterable<string>): (word: string) => string[] {
  const index = new Map<string, string[]>();
  for (const word of words)
    for (const short of deletionsOf(word)) {
      const list = index.get(short);
      if (list) list.push(word);
      else index.set(short, [word]);
    }
  return (word) => {
    const found = new Set([...deletionsOf(word)].flatMap((short) => index.get(short) ?? []));
    return [...found].filter((other) => other !== word && isNear(other, word, 1));
  };
}

/** A word and its single deletions: two words at distance one share one of these. */
function deletionsOf(word: string): Set<string> {
  return new Set([word, ...Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1))]);
}

/** Whether one of some words has the first letter of another and is at distance two at most. */
function withinTwoEdits(words: string[]): (word: string) => boolean {
  const byLetter = new Map<string, { other: string; letters: number }[]>();
  for (const other of words) {
    const list = byLetter.get(other[0]!) ?? byLetter.set(other[0]!, []).get(other[0]!)!;
    list.push({ other, letters: letterMask(other) });
  }
  return (word) => {
    const own = letterMask(word);
    // Two edits change four letters at most: comparing masks is quick and spares most comparisons.
    return (byLetter.get(word[0]!) ?? []).some(
      ({ other, letters }) => bitCount(own ^ letters) <= 4 && isNear(other, word, 2),
    );
  };
}

/** A mask with a bit for each letter of a word. */
function letterMask(word: string): number {
  let bits = 0;
  for (let place = 0; place < word.length; place++) bits |= 1 << (word.charCodeAt(place) & 31);
  return bits;
}

function bitCount(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}
