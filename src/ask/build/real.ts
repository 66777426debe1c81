import { isNear, slips } from '../words/spelling.ts';
import type { Stem } from '../words/stem.ts';

/** A site's words, as far as a word that no page holds could be taken for one of them. */
export interface Taken {
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
 * Those of `candidates`, words of the language, that a question would take for a mistyped word of the site, as
 * `nearestWords` looks for it. They are looked up by what is left of a word when a letter is left out (symmetric
 * deletion), since to compare thousands of words with each other would take most of the time of a build.
 */
export function realWords(candidates: Iterable<string>, { stem, written, words, roots, linked }: Taken): string[] {
  const writtenNear = lookUp(written);
  const rootsNear = lookUp(roots);
  const linkedNear = lookUp(linked);
  const isTwoSlipsAway = twoSlipsFrom(words);
  /** The forms of some stems that one slip makes of a word: a slip in the stem, or one in the ending. */
  const formsNear = (word: string, own: Set<string>, near: (word: string) => string[]) =>
    endings.flatMap((ending) => {
      const begin = word.slice(0, word.length - ending);
      const end = word.slice(begin.length);
      const forms = near(begin).map((root) => ({ root, form: root + end }));
      if (own.has(begin)) forms.push(...[...slips(end)].map((slip) => ({ root: begin, form: begin + slip })));
      return forms.filter(({ root, form }) => stem(form) === root);
    });
  const isTaken = (word: string) =>
    writtenNear(word).length > 0 ||
    formsNear(word, linked, linkedNear).some(({ form }) => form.length > 5 && form[0] === word[0]) ||
    (word.length > 6 && (formsNear(word, roots, rootsNear).length > 0 || isTwoSlipsAway(word)));
  return [...new Set(candidates)].filter(
    (word) => word.length > 2 && !roots.has(stem(word)) && !linked.has(stem(word)) && isTaken(word),
  );
}

/** Looks up which of some words are one slip from another. */
function lookUp(words: Iterable<string>): (word: string) => string[] {
  const index = new Map<string, string[]>();
  for (const word of words)
    for (const short of shortened(word)) {
      const list = index.get(short);
      if (list) list.push(word);
      else index.set(short, [word]);
    }
  return (word) => {
    const found = new Set([...shortened(word)].flatMap((short) => index.get(short) ?? []));
    return [...found].filter((other) => other !== word && isNear(other, word, 1));
  };
}

/** A word, and what it is without one of its letters: two words that are one slip apart share one of these. */
function shortened(word: string): Set<string> {
  return new Set([word, ...Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1))]);
}

/** Whether one of some words begins as another does and is at most two slips from it. */
function twoSlipsFrom(words: string[]): (word: string) => boolean {
  const byLetter = new Map<string, { other: string; letters: number }[]>();
  for (const other of words) {
    const list = byLetter.get(other[0]!) ?? byLetter.set(other[0]!, []).get(other[0]!)!;
    list.push({ other, letters: lettersOf(other) });
  }
  return (word) => {
    const own = lettersOf(word);
    // Two slips change four letters at most: that is soon seen, and spares most comparisons.
    return (byLetter.get(word[0]!) ?? []).some(
      ({ other, letters }) => bitsIn(own ^ letters) <= 4 && isNear(other, word, 2),
    );
  };
}

/** A bit for each letter of a word. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let place = 0; place < word.length; place++) bits |= 1 << (word.charCodeAt(place) & 31);
  return bits;
}

function bitsIn(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}
