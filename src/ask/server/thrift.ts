import { correctedShare, knownShare } from '../answer/answer.ts';
import type { Asked } from '../answer/asked.ts';
import type { Concept } from '../answer/concepts.ts';
import type { Stem } from '../words/stem.ts';

/*
 * What keeps a question from costing a server more than it is worth: an answer is the same without it.
 */

/** So many words are remembered; all of them are forgotten at once. */
const mostStems = 20_000;
const remembered = new WeakMap<Stem, Map<string, string>>();

/** A stemmer that remembers the words of pages: each answer that shows a page marks what it has of the question. */
export function rememberStems(stem: Stem): Stem {
  const known = remembered.get(stem) ?? new Map<string, string>();
  remembered.set(stem, known);
  return (word) => {
    if (known.size > mostStems) known.clear();
    return known.get(word) ?? known.set(word, stem(word)).get(word)!;
  };
}

/** As many characters as a question is read for, and of signs that unfold into up to 18 (`ﷺ`). */
const most = { unfolded: 1000, signs: 55 };

/** A question whose signs unfold (Unicode NFKC) to no more than others have. */
export function withoutLigatures(asked: Asked): Asked {
  if (asked.question.normalize('NFKC').length <= most.unfolded) return asked;
  return { ...asked, question: [...asked.question].slice(0, most.signs).join('') };
}

/** What a language knows of a question at most, when no mistakes were looked for: all words that it does not know may be some. */
export function mostKnown(asTyped: Concept[]): number {
  const known = knownShare(asTyped);
  return known + correctedShare * (1 - known);
}
