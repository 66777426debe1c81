import { conceptsByRoot, namesOf, openOverlap } from './overlap.ts';
import { stopWeight, type Concept } from './concepts.ts';
import { fold } from '../words/text.ts';
import { inverseFrequency, postingsOf, type Vocabulary } from './vocabulary.ts';

/** A page that may answer, with a score that only compares within one answer. */
export interface Candidate {
  page: number;
  score: number;
}

/** How many occurrences a word in a title counts for; one in each of the `asks` counts 1, in the text by the step of its frequency. */
const titleWeight = 6;
const oftenWeights = [0, 1, 2.5, 5];
/** Of term frequency, as k1 of Okapi BM25. */
const saturation = 3;
/** So many of the best pages are reranked. */
const reranked = 30;
/** For a question that is one of the `asks` in other forms: the editor has promised it. */
const promisedWeight = 0.5;

/**
 * Weights of the features by which pages are reranked, a linear model; fitted to real questions in three languages, each measured on pages that the fit
 * had not seen: see decisions/2026-11-24-trigrams-put-the-best-pages-in-order.md.
 */
const order = {
  score: 1,
  text: 0.76,
  opening: 0.98,
  usual: 0.48,
  title: 0.06,
  best: 0.43,
  pairs: 0.36,
  asked: 0.32,
  held: 0.21,
  summary: -0.46,
  small: 0.11,
};

/**
 * Retrieves and ranks the pages that may answer, best first. Every page that holds a term is scored in the way of Okapi
 * BM25 (saturated term frequency by field, times inverse document frequency); the best `compared` are then reranked by
 * a linear model of that score, trigram similarity, term overlap and proximity. `found` are pages of the full text by
 * the word as typed, where the file does not hold them.
 */
export function rankPages(
  question: string,
  concepts: Concept[],
  vocabulary: Vocabulary,
  found: Map<string, number[]> = new Map(),
  compared = reranked,
): Candidate[] {
  const { file, places } = vocabulary;
  const scores = new Map<number, number>();
  /** How much of the question the text of a page holds, titles and `asks` aside. */
  const texts = new Map<number, number>();
  const add = (sums: Map<number, number>, weight: number, values: Float64Array, pages: number[]) => {
    for (const page of pages) sums.set(page, (sums.get(page) ?? 0) + weight * values[page]!);
  };
  const best = new Float64Array(file.pages.length);
  const inText = new Float64Array(file.pages.length);
  for (const concept of concepts) {
    best.fill(0);
    inText.fill(0);
    /** The pages that hold it, in the order in which they were met. */
    const met: number[] = [];
    const take = (page: number, value: number, textual: number) => {
      if (best[page] === 0) met.push(page);
      if (value > best[page]!) best[page] = value;
      if (textual > inText[page]!) inText[page] = textual;
    };
    for (const [root, share] of concept.forms) {
      // A word that stands for a rarer one tells no more than it does by itself.
      const factor =
        share === 1
          ? 1
          : share * Math.min(1, (concept.weight * inverseFrequency(root, vocabulary)) / (concept.rarity || 1));
      for (const { page, often, asks, title } of postingsOf(vocabulary, places.get(root)!)) {
        const amount = oftenWeights[often]! + asks + (title ? titleWeight : 0);
        take(
          page,
          (factor * amount * (saturation + 1)) / (amount + saturation),
          (share * oftenWeights[often]!) / (oftenWeights[often]! + saturation / 2),
        );
      }
    }
    for (const page of found.get(concept.typed) ?? []) take(page, 1, 0);
    const rarity =
      concept.rarity ||
      (found.has(concept.typed)
        ? concept.weight * Math.log(1 + file.pages.length / found.get(concept.typed)!.length)
        : 0);
    add(scores, rarity, best, met);
    add(texts, rarity, inText, met);
  }
  const ranked = [...scores].map(([page, score]) => ({ page, score })).sort((a, b) => b.score - a.score);
  const most = ranked[0]?.score ?? 1;
  const whole = concepts.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  const similarity = vocabulary.trigrams.to(question);
  const rarity = (root: string) => inverseFrequency(root, vocabulary);
  const overlap = openOverlap(question, concepts, vocabulary, rarity, stopWeight);
  const proximity = openProximity(concepts);
  const top = ranked.slice(0, compared).map(({ page, score }) => {
    const similar = similarity(page);
    const shared = overlap(page);
    return {
      page,
      score:
        (order.score * score) / most +
        (order.text * (texts.get(page) ?? 0)) / whole +
        order.opening * similar.opening +
        order.usual * similar.usual +
        order.title * similar.title +
        order.best * similar.best +
        (similar.best > 0.8 ? promisedWeight * similar.best : 0) +
        order.pairs * proximity(namesOf(page, vocabulary, rarity, stopWeight)) +
        order.asked * shared.asked +
        order.held * shared.held +
        order.summary * shared.summary +
        order.small * shared.small,
    };
  });
  return [
    ...top.sort((a, b) => b.score - a.score),
    ...ranked
      .slice(compared)
      .map(({ page, score }) => ({ page, score: Math.min(score / most, top.at(-1)?.score ?? 0) })),
  ];
}

/** Term proximity: the share of neighbours in the question that stand within two words of each other in the title, the summary or one of the `asks`. */
function openProximity(concepts: Concept[]): (names: { inOrder: string[] }[]) => number {
  const known = conceptsByRoot(concepts);
  const pairs = concepts.length - 1;
  return (names) => {
    if (pairs < 1) return 0;
    const shares = names.map(({ inOrder }) => {
      const near = new Set<number>();
      inOrder.forEach((root, place) => {
        for (const [first] of known.get(root) ?? [])
          for (const next of inOrder.slice(Math.max(0, place - 2), place + 3))
            if (next !== root && concepts[first + 1]?.forms.has(next)) near.add(first);
      });
      return near.size / pairs;
    });
    return Math.max(...shares);
  };
}

/** The pages that editors put first for exactly this question, folded; by their places in the file. */
export function bestBets(question: string, { file }: Vocabulary): number[] {
  const asked = fold(question).trim();
  const slugs = Object.entries(file.bestBets).find(([text]) => fold(text).trim() === asked)?.[1] ?? [];
  return slugs.flatMap((slug) => {
    const page = file.pages.findIndex(([address]) => address.endsWith(`/${slug}/`));
    return page === -1 ? [] : [page];
  });
}
