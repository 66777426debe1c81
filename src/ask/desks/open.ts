import { nearAmong } from '../words/spelling.ts';
import type { Stem } from '../words/stem.ts';
import { wordsOf } from '../words/text.ts';
import { openTrie } from '../words/trie.ts';
import type { DesksFile } from './file.ts';
import { openLists, type Lists } from './lists.ts';
import { openNames, type Name } from './names.ts';

/** What the search knows of a language, and of the site in it: a part of its `Vocabulary`. */
export interface Known {
  stem: Stem;
  places: Map<string, number>;
  isReal: (root: string) => boolean;
  light: { function: Set<string>; question: Set<string> };
  others: Map<string, Map<string, number>>;
}

/** A file of desks, ready to be asked. */
export interface Desks {
  file: DesksFile;
  stem: Stem;
  lists: Lists;
  names: Name[];
  others: Known['others'] | undefined;
  /** Whether a word means nothing by itself. */
  light: (word: string) => boolean;
  /** Whether a word is of the organisation's name or of whom pages are for. */
  around: (word: string) => boolean;
  /** A word without its typing mistake; `spelled` is what the search has made of it. */
  correct: (word: string, spelled?: string) => string;
}

/** Fewer letters are too few for a mistake. */
const shortest = 4;

/** Opens a file of desks with what the search knows. */
export function openDesks(file: DesksFile, known: Known): Desks {
  const { light: lists, places, isReal, others } = known;
  // Arabic writes its article, and small words before it, with the name.
  const stem: Stem = /^ar\b/.test(file.language)
    ? (word) => known.stem(word.replace(/^(?:[وفبك]?ال|لل)(?=.{3})/, ''))
    : known.stem;
  const light = (word: string) => lists.function.has(word) || lists.question.has(word);
  const opened = openLists(file, stem);
  const names = openNames(file, opened, stem, light);
  const around = wordsOf(file.around).filter((word) => word.length >= shortest && !light(word));
  const named = names.flatMap(({ words }) => words.flatMap(({ forms, roots }) => [...forms, ...roots]));
  const own = new Set([...opened.words.keys(), ...opened.phrases.flatMap(({ words }) => words), ...named]);
  const trie = openTrie(new Set(), own);
  // Two mistakes are looked for only in what the question is about: among small words too many are near.
  const telling = ({ hours, phone, where }: DesksFile['words']) =>
    wordsOf(`${hours} ${phone} ${where}`.replaceAll('_', ' '));
  const heavy = openTrie(new Set(), [...named, ...telling(file.words)]);
  const isKnown = (word: string) =>
    own.has(word) ||
    opened.stems.has(stem(word)) ||
    light(word) ||
    isReal(stem(word)) ||
    places.has(stem(word)) ||
    others.has(stem(word));
  return {
    file,
    stem,
    lists: opened,
    names,
    others,
    light,
    around: (word) =>
      word.length >= shortest && around.some((other) => other.startsWith(word) || word.startsWith(other)),
    correct: (word, spelled) => {
      if (word.length < shortest || word.length > 30 || /\d/.test(word) || isKnown(word)) return word;
      const root = stem(word);
      const [near] = [...nearAmong(word, trie, 1), ...(root.length < shortest ? [] : nearAmong(root, trie, 1))];
      return near ?? spelled ?? (word.length > 7 ? nearAmong(word, heavy, 2)[0] : undefined) ?? word;
    },
  };
}
