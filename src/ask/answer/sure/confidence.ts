import type { Concept } from '../concepts.ts';
import type { Lines } from '../file.ts';
import type { Candidate } from '../rank.ts';
import { broaderWeight, postingsOf, type Vocabulary } from '../vocabulary.ts';
import { wordsOf } from '../../words/text.ts';
import { elsewhereFor } from './elsewhere.ts';
import { rarestOf, strictly } from './strictly.ts';

/** How sure an answer is that its first page is the right one; `none`: no page is about that. */
export type Sureness = 'sure' | 'unsure' | 'none';

/** Without figures of its own a site is sure of what is likelier right than not. */
const usual: Lines = { sure: 0 };

/** A question of which the site knows less, by the weight of its words, can be about something else. */
const leastKnown = 0.4;

/**
 * A logistic model of the best page being the right one, fitted to `asks` that were left out and questions of other
 * sites, in three languages and with 15 to 1,100 pages; each figure of its rank, of the words as they were typed, and of their letters;
 * and whether one of them is of what others are asked about.
 * See decisions/2026-11-30-the-search-says-how-sure-it-is.md.
 */
const model = { score: 3.5, held: 1.3, known: 2.6, opening: 2.5, amount: 1.45, foreign: -2, constant: -11.25 };

/** How far a page answers a question. */
export interface Confidence {
  /** The logarithm of the odds that it is the right one. */
  odds: number;
  /** The share of the question that the site knows as it was typed, 0 to 1. */
  known: number;
}

/** Confidence in the best page, from what ranking has worked out already: no other page is looked at. */
export function confidenceIn(
  { page, score }: Candidate,
  question: string,
  concepts: Concept[],
  vocabulary: Vocabulary,
): Confidence {
  const { places, trigrams } = vocabulary;
  const strict = strictly(concepts, vocabulary);
  let whole = 0;
  let known = 0;
  let held = 0;
  for (const { rarity, forms } of strict) {
    let best = 0;
    let here = 0;
    for (const [root, share] of forms) {
      best = Math.max(best, share);
      if (share > here && stands(root, page)) here = share;
    }
    whole += rarity;
    known += rarity * best;
    held += rarity * here;
  }
  known /= whole || 1;
  return {
    odds:
      model.constant +
      model.score * score +
      (model.held * held) / (whole || 1) +
      model.known * known +
      model.opening * trigrams.to(question)(page).opening +
      (model.amount * held) / rarestOf(vocabulary) +
      (concepts.some(isForeign) ? model.foreign : 0),
    known,
  };

  /** Whether others are asked about a word, and no page is called or asked by it or by what means the same. */
  function isForeign({ typed, forms, corrected }: Concept): boolean {
    return (
      vocabulary.isForeign(vocabulary.stem(typed)) &&
      (!!corrected || ![...forms].some(([root, share]) => share > broaderWeight && isName(root)))
    );
  }

  function isName(root: string): boolean {
    return postingsOf(vocabulary, places.get(root) ?? -1).some(({ title, asks }) => title || asks > 0);
  }

  function stands(root: string, page: number): boolean {
    for (const posting of postingsOf(vocabulary, places.get(root) ?? -1))
      if (posting.page >= page) return posting.page === page;
    return false;
  }
}

/** How sure an answer is whose best page by rank is `best`, and how far above the line: in logarithms of odds. */
export function surenessOf(
  best: Candidate | undefined,
  question: string,
  concepts: Concept[],
  vocabulary: Vocabulary,
): { sureness: Sureness; margin: number } {
  if (!best) return { sureness: 'none', margin: 0 };
  const lines = vocabulary.file.lines ?? usual;
  if (isCalled(question, best.page, vocabulary)) return { sureness: 'sure', margin: Infinity };
  const { odds, known } = confidenceIn(best, question, concepts, vocabulary);
  const margin = odds - lines.sure;
  // What the agency leads elsewhere is not its own, though pages hold the words.
  if (margin >= 0 && elsewhereFor(question, vocabulary).length === 0) return { sureness: 'sure', margin };
  return { sureness: known < leastKnown && odds < (lines.none ?? -Infinity) ? 'none' : 'unsure', margin };
}

/** Whether a question is the title of a page or one of its `asks`, in whatever forms of the words and without small ones, unless it has no others. */
function isCalled(question: string, page: number, { file, stem, light }: Vocabulary): boolean {
  const [, title, , , , , asks] = file.pages[page]!;
  const small = (word: string) => light.function.has(word) || light.question.has(word);
  const rootsOf = (text: string) => {
    const words = wordsOf(text);
    const telling = words.filter((word) => !small(word));
    return [...new Set((telling.length > 0 ? telling : words).map(stem))].sort().join(' ');
  };
  const asked = rootsOf(question);
  return [title, ...asks].some((name) => rootsOf(name) === asked);
}
