import type { Answer } from '../answer/answer.ts';
import { mostRead } from '../answer/concepts.ts';
import { bestBets } from '../answer/rank.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { nearAmong } from '../words/spelling.ts';
import { wordsOf } from '../words/text.ts';
import { openTrie } from '../words/trie.ts';

/**
 * Whether a question may be about the hours, telephones or addresses of desks, so that what answers it is worth loading: it has one
 * of the words for it, or nearly. Not where an answer is narrowed, or where editors have put a page first for these very words.
 */
export function mayAskDesks({ asked: { question }, narrowedTo }: Answer, vocabulary: Vocabulary): boolean {
  const { stem, file } = vocabulary;
  const desks = file.desks?.split(' ');
  if (!desks || narrowedTo.length > 0 || bestBets(question, vocabulary).length > 0) return false;
  const hints = openTrie(new Set(), desks);
  const roots = new Set(desks.map(stem));
  const isHint = (word: string) => roots.has(stem(word)) || nearAmong(word, hints, word.length > 3 ? 1 : 0).length > 0;
  return wordsOf(question).slice(0, mostRead).some(isHint);
}

/** The words of a question that the search has corrected, as it has them. */
export function spelledIn({ concepts }: Answer): Map<string, string> {
  return new Map(concepts.flatMap(({ typed, corrected }) => (corrected ? [[typed, corrected] as const] : [])));
}

/** An answer without its excuses: what the data of desks answers was understood. */
export function plainly(found: Answer): Answer {
  return { ...found, corrected: [], unknown: [] };
}
