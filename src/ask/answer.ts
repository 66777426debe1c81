import { bestBets, candidates, conceptsOf, type Candidate, type Concept } from './evaluate.ts';
import { wordsOf } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A question with what the visitor chose to narrow it: all of it stands in the address. */
export interface Asked {
  question: string;
  /** Take the words as they are typed. */
  insist: boolean;
  topic?: string | undefined;
  audience?: string | undefined;
  kind?: string | undefined;
}

/** A page in an answer. */
export interface Found {
  address: string;
  title: string;
  summary: string;
  topic: string;
  kind: string;
}

/** A way to narrow a question: a topic, audience or kind, or a word more. */
export interface Refinement {
  by: 'topic' | 'audience' | 'kind' | 'word';
  /** What stands in the address. */
  value: string;
  name: string;
}

/** What a question found, best first. */
export interface Answer {
  asked: Asked;
  /** The language of the pages. */
  language: string;
  found: Found[];
  concepts: Concept[];
  corrected: { from: string; to: string }[];
  /** Words that are on no page. */
  unknown: string[];
  refinements: Refinement[];
  /** The name of what the answer is narrowed to. */
  narrowedTo?: string | undefined;
  /** How much of the question the pages know, 0 to 1, by the weight of its words. */
  known: number;
}

/** Reads a question and its narrowing from the search part of an address. */
export function askedIn(address: URLSearchParams): Asked {
  // Counted in whole signs: half of one cannot stand in an address again.
  const text = (name: string, most: number) => [...(address.get(name) ?? '').toWellFormed()].slice(0, most).join('');
  const value = (name: string) => text(name, 60) || undefined;
  return {
    question: text('q', 1000),
    insist: address.has('exact'),
    topic: value('topic'),
    audience: value('audience'),
    kind: value('kind'),
  };
}

/** The search part of the address of a question. */
export function addressOf({ question, insist, topic, audience, kind }: Asked): string {
  const values = {
    q: question,
    ...(insist && { exact: '1' }),
    ...(topic && { topic }),
    ...(audience && { audience }),
    ...(kind && { kind }),
  };
  return `?${new URLSearchParams(values)}`;
}

/**
 * Pages that score less than this part of the best one share a common word with the question and no more. So many
 * are shown all the same, because the words of a question can mislead, and never more than `most`.
 */
const shown = { part: 0.4, least: 5, most: 30 };

/** Answers a question. `fullText` are pages by word, for words whose pages the file does not hold. */
export function answer(asked: Asked, vocabulary: Vocabulary, fullText?: Map<string, number[]>): Answer {
  const { file } = vocabulary;
  const concepts = conceptsOf(asked.question, vocabulary, asked.insist);
  const bets = bestBets(asked.question, vocabulary);
  const ranked = candidates(asked.question, concepts, vocabulary, fullText);
  const first: Candidate[] = bets.map((page) => ({ page, score: 2 }));
  const all = [...first, ...ranked.filter(({ page }) => !bets.includes(page))];
  const kept = all.filter(({ page }) => fits(page, asked, vocabulary));
  const enough = shown.part * (kept.find(({ page }) => !bets.includes(page))?.score ?? 0);
  const near = kept.slice(0, shown.most).filter(({ score }, place) => place < shown.least || score > enough);
  /** How sure it is that a word is one of this language's. */
  const sureness = ({ unknown, corrected, forms }: Concept) =>
    unknown ? 0 : corrected ? 0.3 : Math.max(...forms.values());
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  // What editors put first for these very words needs no excuse.
  const isBet = bets.includes(kept[0]?.page ?? -1);
  return {
    asked,
    language: file.language,
    found: near.map(({ page }) => foundPage(page, vocabulary)),
    concepts,
    corrected: isBet
      ? []
      : concepts.flatMap(({ typed, corrected }) => (corrected ? [{ from: typed, to: corrected }] : [])),
    unknown: (isBet ? [] : concepts)
      .filter(({ unknown, typed }) => unknown && !fullText?.get(typed)?.length)
      .map(({ typed }) => typed),
    refinements: refinementsOf(kept, concepts, asked, vocabulary),
    narrowedTo: narrowing(asked, vocabulary),
    known:
      sum(concepts.map((concept) => concept.weight * sureness(concept))) /
      (sum(concepts.map(({ weight }) => weight)) || 1),
  };
}

/** Whether the pages of this language know enough of the question that no other language need be asked. */
export function isAtHome({ known }: Answer): boolean {
  return known > 0.5;
}

/** Whether the pages of another language plainly know more of the question, and answer it. */
export function knowsMore(other: Answer, own: Answer): boolean {
  return other.found.length > 0 && other.known > own.known + 0.3;
}

function foundPage(page: number, { file }: Vocabulary): Found {
  const [address, title, summary, topic, kind] = file.pages[page]!;
  return { address, title, summary, topic: file.topics[topic]?.[1] ?? '', kind: file.kinds[kind]?.[1] ?? '' };
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

function narrowing({ topic, audience, kind }: Asked, { file }: Vocabulary): string | undefined {
  const nameIn = (list: [string, string][], id: string | undefined) => list.find(([own]) => own === id)?.[1];
  return (
    [nameIn(file.topics, topic), nameIn(file.audiences, audience), nameIn(file.kinds, kind)]
      .filter(Boolean)
      .join(', ') || undefined
  );
}

/** At most five ways to narrow an answer, at least two or none: those that divide what was found best. */
function refinementsOf(found: Candidate[], concepts: Concept[], asked: Asked, vocabulary: Vocabulary): Refinement[] {
  const { file, stem, light } = vocabulary;
  const best = found
    .filter(({ score }) => score > (found[0]?.score ?? 0) * 0.35)
    .slice(0, 24)
    .map(({ page }) => file.pages[page]!);
  if (best.length < 4) return [];
  /** Values that some of the best pages have and others have not, the most frequent first. */
  const dividing = <Value>(valuesOf: (row: (typeof best)[number]) => Value[]) => {
    const counts = new Map<Value, number>();
    for (const row of best) for (const value of new Set(valuesOf(row))) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .filter(([, count]) => count > 1 && count <= best.length * 0.7)
      .sort((a, b) => b[1] - a[1])
      .map(([value]) => value);
  };
  const named = (by: 'topic' | 'audience' | 'kind', list: [string, string][], places: number[]) =>
    asked[by] ? [] : places.map((place): Refinement => ({ by, value: list[place]![0], name: list[place]![1] }));
  const spoken = new Set(concepts.flatMap(({ forms }) => [...forms.keys()]));
  const isTelling = (word: string) =>
    word.length > 3 &&
    !light.function.has(word) &&
    !light.question.has(word) &&
    !light.stop.has(word) &&
    !spoken.has(stem(word));
  const words = dividing(([, title]) => wordsOf(title).filter(isTelling).map(stem)).map(
    (root) => vocabulary.words[vocabulary.places.get(root)!]!,
  );
  const ways = [
    ...named(
      'topic',
      file.topics,
      dividing((row) => [row[3]]),
    ).slice(0, 3),
    ...named(
      'kind',
      file.kinds,
      dividing((row) => [row[4]]),
    ).slice(0, 2),
    ...words.slice(0, 2).map((name): Refinement => ({ by: 'word', value: name, name })),
    ...named(
      'audience',
      file.audiences,
      dividing((row) => row[5]),
    ).slice(0, 1),
  ].slice(0, 5);
  return ways.length < 2 ? [] : ways;
}
