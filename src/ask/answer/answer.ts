import type { Asked } from './asked.ts';
import { conceptsOf, type Concept } from './concepts.ts';
import type { Elsewhere } from './file.ts';
import { bestBets, rankPages, type Candidate } from './rank.ts';
import { pagesLike, pagesWithWord, readingsOf, topicsOf, type Refinement } from './refine.ts';
import { surenessOf, type Sureness } from './sure/confidence.ts';
import { elsewhereFor } from './sure/elsewhere.ts';
import type { Vocabulary } from './vocabulary.ts';
import { asTyped, asWritten } from './written.ts';

/** A page in an answer. */
export interface Found {
  address: string;
  title: string;
  summary: string;
  topic: string;
  kind: string;
  /** What a guide offers to whoever is not sure. */
  offer: string | undefined;
}

/** What a question found, best first. */
export interface Answer {
  asked: Asked;
  /** The language of the pages. */
  language: string;
  /** How sure it is that the first page is the right one; where it is `none`, no page is shown. */
  sureness: Sureness;
  found: Found[];
  concepts: Concept[];
  corrected: { from: string; to: string }[];
  /** Words that are on no page. */
  unknown: string[];
  /** Other readings of the question, where the best pages are close; where the narrowing leaves nothing, topics in which something is. */
  refinements: Refinement[];
  /** Where it is not sure: topics of what was found, and who else may help. */
  topics: Refinement[];
  elsewhere: Elsewhere[];
  /** Where nothing was found: topics of pages that are called something like it. */
  nearest: Refinement[];
  /** What the answer is narrowed to. */
  narrowedTo: Refinement[];
  /** The share of the question that the pages know, 0 to 1, by the weight of its words. */
  known: number;
}

/**
 * Pages that score less than this part of the best one share a common word with the question and no more. So many
 * are shown all the same, because the words of a question can mislead, and never more than `most`.
 */
const shown = { part: 0.4, least: 5, most: 30 };

/** More corrections would not be read. */
const mostCorrected = 10;

/** More topics would not be read before the pages. */
const mostTopics = 4;

/** Below this trigram similarity two names have only some letters in common. */
const leastSimilar = 0.22;

/**
 * Answers a question over the pages of one language: best bets first, then pages by rank, filtered by what the question
 * is narrowed to. `fullText` are pages by word, for words whose pages the file does not hold; `concepts` what the question
 * asks for, where that is known already. Never throws.
 *
 * `answer({ question: 'renew a loan', insist: false }, vocabulary).found[0]?.address` is the best page.
 */
export function answer(
  asked: Asked,
  vocabulary: Vocabulary,
  fullText?: Map<string, number[]>,
  concepts = conceptsOf(asked.question, vocabulary, asked.insist),
): Answer {
  const { file } = vocabulary;
  const bets = bestBets(asked.question, vocabulary);
  const ranked = rankPages(asked.question, concepts, vocabulary, fullText);
  const first: Candidate[] = bets.map((page) => ({ page, score: 2 }));
  const all = [...first, ...ranked.filter(({ page }) => !bets.includes(page))];
  const withWord = asked.word ? pagesWithWord(asked.word, vocabulary) : undefined;
  const like = pagesLike(all, concepts, asked, vocabulary);
  const kept = (like.length > 0 ? like : all).filter(
    ({ page }) => fits(page, asked, vocabulary) && (withWord?.has(page) ?? true),
  );
  const enough = shown.part * (kept.find(({ page }) => !bets.includes(page))?.score ?? 0);
  // A rare word that only the full text holds is more than a common one.
  const deep = new Set([...(fullText?.values() ?? [])].flat());
  // What editors put first for these very words needs no excuse, nor what a visitor has chosen.
  const isBet = bets.includes(kept[0]?.page ?? -1);
  const judged = surenessOf(kept[0], asked.question, concepts, vocabulary);
  const certain = isBet || like.length > 0 ? 'sure' : judged.sureness;
  const sureness = certain === 'none' && kept.some(({ page }) => deep.has(page)) ? 'unsure' : certain;
  const near = (sureness === 'none' ? [] : kept).filter(
    ({ page, score }, place) => deep.has(page) || (place < shown.most && (place < shown.least || score > enough)),
  );
  const written = asTyped(asked.question);
  return {
    asked,
    language: file.language,
    sureness,
    found: near.map(({ page }) => foundPage(page, vocabulary)),
    concepts,
    corrected: isBet
      ? []
      : concepts
          .filter(({ corrected }) => corrected)
          .slice(0, mostCorrected)
          .map(({ typed, corrected }) => ({
            from: written(typed),
            to: asWritten(corrected!, typed, vocabulary),
          })),
    unknown: (isBet ? [] : concepts)
      .filter(({ unknown, typed }) => unknown && !fullText?.get(typed)?.length)
      .map(({ typed }) => written(typed)),
    refinements:
      kept.length === 0
        ? topicsOf(pagesOf(all.slice(0, shown.most)), vocabulary).slice(0, 5)
        : isBet || sureness === 'none'
          ? []
          : // A single word can be sure of a page and mean another all the same.
            readingsOf(kept, asked, vocabulary, concepts.length > 1 ? judged.margin : 0),
    topics: sureness === 'unsure' ? topicsOf(pagesOf(near), vocabulary).slice(0, mostTopics) : [],
    elsewhere: sureness === 'sure' ? [] : elsewhereFor(asked.question, vocabulary),
    // Only of the language that is shown.
    get nearest() {
      return all.length === 0 ? topicsOf(similarPages(asked.question, vocabulary), vocabulary).slice(0, 3) : [];
    },
    narrowedTo: narrowing(asked, vocabulary, like[0]),
    known: knownShare(concepts),
  };
}

/** How much of a corrected word counts as known. */
export const correctedShare = 0.3;

/** The share of a question that the pages know, 0 to 1, by the weight of its words. */
export function knownShare(concepts: Concept[]): number {
  /** Confidence, 0 to 1, that a word is one of this language's. */
  const sureness = ({ unknown, corrected, forms }: Concept) =>
    unknown ? 0 : corrected ? correctedShare : Math.max(...forms.values());
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return (
    sum(concepts.map((concept) => concept.weight * sureness(concept))) /
    (sum(concepts.map(({ weight }) => weight)) || 1)
  );
}

/** Whether the pages of this language know enough of the question that no other language need be asked. */
export function isAtHome({ known }: Answer): boolean {
  // Some words of a foreign question are always near one that is known (`how`: `hører`).
  return known > 0.6;
}

/** Whether the pages of another language plainly know more of the question, and answer it. */
export function knowsMore(other: Answer, own: Answer): boolean {
  return other.found.length > 0 && isMore(other.known, own.known);
}

/** Whether one known share of a question is plainly more than another. */
export const isMore = (other: number, own: number) => other > own + 0.3;

function foundPage(page: number, { file }: Vocabulary): Found {
  const [address, title, summary, topic, kind, , , offer] = file.pages[page]!;
  return { address, title, summary, topic: file.topics[topic]?.[1] ?? '', kind: file.kinds[kind]?.[1] ?? '', offer };
}

/** Whether a page is of the topic, audience and kind that were chosen; one that no page has narrows nothing. */
function fits(page: number, { topic, audience, kind }: Asked, { file }: Vocabulary): boolean {
  const [, , , ownTopic, ownKind, ownAudiences] = file.pages[page]!;
  const isOf = (list: [string, string][], own: number[], id: string | undefined) => {
    const place = list.findIndex(([known]) => known === id);
    return place === -1 || own.includes(place);
  };
  return (
    isOf(file.topics, [ownTopic], topic) &&
    isOf(file.kinds, [ownKind], kind) &&
    isOf(file.audiences, ownAudiences, audience)
  );
}

/** What is narrowed to, by the names that readers see; what narrows nothing is left out. */
function narrowing(asked: Asked, vocabulary: Vocabulary, like?: Candidate): Refinement[] {
  const { topics, audiences, kinds, pages } = vocabulary.file;
  const lists = { topic: topics, audience: audiences, kind: kinds } as const;
  const word = asked.word && pagesWithWord(asked.word, vocabulary) ? asked.word : undefined;
  return [
    ...(like ? [{ by: 'like' as const, value: asked.like!, name: pages[like.page]![1] }] : []),
    ...(['topic', 'audience', 'kind'] as const).flatMap((by): Refinement[] =>
      lists[by].filter(([id]) => id === asked[by]).map(([value, name]) => ({ by, value, name })),
    ),
    ...(word ? [{ by: 'word' as const, value: word, name: word }] : []),
  ];
}

const pagesOf = (candidates: Candidate[]) => candidates.map(({ page }) => page);

/** Up to ten pages that are called something like the question, by trigram similarity alone, the most alike first; by their places in the file. */
export function similarPages(question: string, { trigrams }: Vocabulary): number[] {
  return trigrams
    .best(question)
    .map((score, page) => ({ page, score }))
    .filter(({ score }) => score > leastSimilar)
    .sort((a, b) => b.score - a.score)
    .slice(0, 10)
    .map(({ page }) => page);
}
