import type { Stem } from '../words/stem.ts';
import { wordsOf } from '../words/text.ts';
import type { DesksFile, DeskWords } from './file.ts';

/** What a word of a question is: the name of a list of `DeskWords`, or `weekday:0`, `month:11`, `named:3` by its place in a list. */
export type Kind = string;

/** The lists of a language, ready to be looked up. */
export interface Lists {
  /** Kinds of a word, by the word. */
  words: Map<string, Set<Kind>>;
  /** The same by its stem, where that has letters enough to tell something. */
  stems: Map<string, Set<Kind>>;
  /** What is said in several words, the longest first. */
  phrases: { words: string[]; kind: Kind }[];
}

/** The words of a text, as `wordsOf` has them; French writes small words together with others (`l’adresse`, `êtes-vous`). */
export const wordsIn = (text: string, language: string) =>
  wordsOf(/^fr\b/.test(language) ? text.replace(/['’-]/g, ' ') : text);

/** The words of a list as `DeskWords` has them: each word or phrase as its words, folded. */
const phrasesOf = (list: string) => list.split(' ').map((phrase) => wordsOf(phrase.replaceAll('_', ' ')));

/** A stem of fewer letters belongs to too many words. */
const shortestStem = 4;

/** Opens the lists of a file. */
export function openLists({ words, named }: Pick<DesksFile, 'words' | 'named'>, stem: Stem): Lists {
  const { weekdays, months, ...plain } = words;
  const kinds: [Kind, string][] = [
    ...Object.entries(plain as Omit<DeskWords, 'weekdays' | 'months'>),
    ...weekdays.split('|').map((list, place): [Kind, string] => [`weekday:${place}`, list.trim()]),
    ...months.split('|').map((list, place): [Kind, string] => [`month:${place}`, list.trim()]),
    ...named.map(({ names }, place): [Kind, string] => [`named:${place}`, names]),
  ];
  const lists: Lists = { words: new Map(), stems: new Map(), phrases: [] };
  const add = (map: Map<string, Set<Kind>>, word: string, kind: Kind) =>
    (map.get(word) ?? map.set(word, new Set()).get(word)!).add(kind);
  for (const [kind, list] of kinds)
    for (const phrase of phrasesOf(list)) {
      if (phrase.length > 1) lists.phrases.push({ words: phrase, kind });
      for (const word of phrase.length === 1 ? phrase : []) {
        add(lists.words, word, kind);
        const root = stem(word);
        // Days are called by their names; `mine` is no form of another word.
        if (root.length >= shortestStem && !/:|mine|now|today|veto/.test(kind)) add(lists.stems, root, kind);
      }
    }
  lists.phrases.sort((a, b) => b.words.length - a.words.length);
  return lists;
}

/** A word of a question, with all that it can be. */
export interface Token {
  word: string;
  kinds: Set<Kind>;
}

/** The words of a question with their kinds; what belongs to a phrase is nothing else beside it, but for a smaller word of the question. */
export function tokensOf(words: string[], lists: Lists, stem: Stem): Token[] {
  const tokens: Token[] = words.map((word) => ({ word, kinds: new Set() }));
  for (const { words: phrase, kind } of lists.phrases)
    for (let at = 0; at + phrase.length <= tokens.length; at++) {
      const part = tokens.slice(at, at + phrase.length);
      // A longer phrase has been there.
      if (!part.every(({ word, kinds }, place) => word === phrase[place] && kinds.size === 0)) continue;
      for (const { kinds } of part) kinds.add(kind);
    }
  for (const { word, kinds } of tokens)
    if (kinds.size === 0)
      for (const kind of lists.words.get(word) ?? lists.stems.get(stem(word)) ?? []) kinds.add(kind);
  return tokens;
}
