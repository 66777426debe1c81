import type { Answer } from '../answer/answer.ts';
import { mostRead } from '../answer/concepts.ts';
import { bestBets } from '../answer/rank.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { nearAmong } from '../words/spelling.ts';
import { wordsOf } from '../words/text.ts';
import { openTrie, type Trie } from '../words/trie.ts';

/**
 * Whether a question may be about the hours, telephones or addresses of desks, so that what answers it is worth loading: it has one
 * of the words for it, or nearly. Not where an answer is narrowed, or where editors have put a page first for these very words.
 */
export function mayAskDesks({ asked: { question }, narrowedTo }: Answer, vocabulary: Vocabulary): boolean {
  if (!vocabulary.file.desks || narrowedTo.length > 0 || bestBets(question, vocabulary).length > 0) return false;
  const { roots, trie } = hints.get(vocabulary) ?? openHints(vocabulary, vocabulary.file.desks.split(' '));
  const isHint = (word: string) =>
    roots.has(vocabulary.stem(word)) || nearAmong(word, trie, word.length > 3 ? 1 : 0).length > 0;
  return wordsOf(question).slice(0, mostRead).some(isHint);
}

const hints = new WeakMap<Vocabulary, { roots: Set<string>; trie: Trie }>();

function openHints(vocabulary: Vocabulary, words: string[]) {
  const opened = { roots: new Set(words.map(vocabulary.stem)), trie: openTrie(new Set(), words) };
  hints.set(vocabulary, opened);
  return opened;
}

/** The words of a question that the search has corrected, as it has them. */
export function spelledIn({ concepts }: Answer): Map<string, string> {
  return new Map(concepts.flatMap(({ typed, corrected }) => (corrected ? [[typed, corrected] as const] : [])));
}

/** An answer without its excuses: what the data of desks answers was understood. */
export function plainly(found: Answer): Answer {
  return { ...found, sureness: 'sure', corrected: [], unknown: [], topics: [], elsewhere: [], refinements: [] };
}
