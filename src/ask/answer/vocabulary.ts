import type { AskFile } from './file.ts';
import { openTrigrams, type Trigrams } from './trigrams.ts';
import { openFilter } from '../words/filter.ts';
import type { Stem } from '../words/stem.ts';
import { fold, wordsOf } from '../words/text.ts';
import { openTrie, type Trie } from '../words/trie.ts';

/** A page on which a word stands: the step of its frequency in the text (0 to 3), in how many `asks` (0 to 3), in the title or not. */
export interface Posting {
  page: number;
  often: number;
  asks: number;
  title: boolean;
}

/** The inverted index of a site in one language, with synonyms, compounds and word lists, ready to be looked up. */
export interface Vocabulary {
  file: AskFile;
  stem: Stem;
  /** Place of a stem in the lists of the file. */
  places: Map<string, number>;
  /** The words, folded and as they are written, by place. */
  words: string[];
  written: string[];
  light: { function: Set<string>; question: Set<string>; stop: Set<string> };
  /** Whether a stem is of a word of the language that is on no page though near one that is: not to be corrected. */
  isReal: (root: string) => boolean;
  /** Whether a stem is of a word that others are asked about. */
  isForeign: (root: string) => boolean;
  /** For a stem, the stems that may stand for it, with their weight. */
  others: Map<string, Map<string, number>>;
  /** Trigram similarity of a question to what a page is called. */
  trigrams: Trigrams;
  /** The first three letters of stems and of those that may stand for one, where compounds are one word. */
  starts: Set<string>;
  /** Prefix index: stems by their first four letters. */
  prefixes: Map<string, string[]>;
  /** What words of the site have behind what they share with their stem. */
  readonly endings: Set<string>;
  /** All that a mistyped word can have meant; made when the first one comes. */
  readonly trie: Trie;
}

/** Weights of a word that stands for another: the agency's own are as good as the word, the engine's guesses less. */
const agencyWeight = 0.9;
export const oneWayWeight = 0.8;
/** Not quite that of a synonym, so that it can be told from one: what only has a broader word is not known. */
export const broaderWeight = 0.84;
const sisterWeight = 0.9;
const sameWeight = 0.85;
/** Of a compound for its part, and of a part for its compound. */
const compoundWeight = 0.5;
const partWeight = 0.3;

/** Letters of a key of the prefix index; stems that share fewer are not related. */
const prefixLength = 4;

/** What a word has behind the beginning that it shares with its stem, a doubled letter aside: `ing` of `logging`. */
export function endingOf(word: string, root: string): string {
  let alike = 0;
  while (alike < root.length && word[alike] === root[alike]) alike++;
  if (alike > 0 && word[alike] === word[alike - 1]) alike++;
  return word.slice(alike);
}

/** Opens the file that `prepare` made, with the stemmer of its language. */
export function openVocabulary(file: AskFile, stem: Stem): Vocabulary {
  const written = file.words.split(' ');
  const words = written.map(fold);
  const places = new Map(words.map((word, place) => [stem(word), place]));
  const setOf = (text: string) => new Set(wordsOf(text));
  let trie: Trie | undefined;
  let endings: Set<string> | undefined;
  const vocabulary: Vocabulary = {
    get endings() {
      return (endings ??= new Set(words.map((word) => endingOf(word, stem(word)))));
    },
    get trie() {
      const { others, light } = vocabulary;
      return (trie ??= openTrie(new Set([...places.keys(), ...others.keys()]), [
        ...words,
        ...light.function,
        ...light.question,
      ]));
    },
    file,
    stem,
    places,
    words,
    written,
    light: { function: setOf(file.light.function), question: setOf(file.light.question), stop: setOf(file.light.stop) },
    isReal: openFilter(file.real),
    isForeign: openFilter(file.foreign ?? ''),
    others: new Map(),
    trigrams: openTrigrams(file),
    starts: new Set(),
    prefixes: new Map(),
  };
  for (const [root, place] of places) {
    if (file.frequencies[place] === 0 || root.length < prefixLength) continue;
    const start = root.slice(0, prefixLength);
    (vocabulary.prefixes.get(start) ?? vocabulary.prefixes.set(start, []).get(start)!).push(root);
  }
  const link = (from: string[], to: string[], weight: number) => {
    for (const a of from)
      for (const b of to) {
        if (a === b) continue;
        const known = vocabulary.others.get(a) ?? vocabulary.others.set(a, new Map()).get(a)!;
        known.set(b, Math.max(known.get(b) ?? 0, weight));
      }
  };
  const { same, broader, agency, oneWay, pairs } = file.synonyms;
  for (const group of same) link(group, group, sameWeight);
  for (const group of agency) link(group, group, agencyWeight);
  for (const [from, to] of broader) link(from, to, broaderWeight);
  for (const [from, to] of oneWay) link(from, to, oneWayWeight);
  for (const [from, to] of pairs) link(from, to, sisterWeight);
  if (joinsWords(file.language)) {
    for (const root of [...places.keys(), ...vocabulary.others.keys()]) vocabulary.starts.add(root.slice(0, 3));
    for (const word of words)
      for (const part of partsOf(word, vocabulary)) {
        link([stem(part)], [stem(word)], compoundWeight);
        if (part.length > 3) link([stem(word)], [stem(part)], partWeight);
      }
  }
  return vocabulary;
}

const decoded = new WeakMap<Vocabulary, Posting[][]>();

/** The posting list of a word, by its place in the file, decoded once; empty for a place that it has not. */
export function postingsOf(vocabulary: Vocabulary, place: number): Posting[] {
  const known = decoded.get(vocabulary) ?? decoded.set(vocabulary, []).get(vocabulary)!;
  let number = 0;
  return (known[place] ??= (vocabulary.file.postings[place] ?? []).map((step) => {
    number += step;
    return { page: number >> 5, often: (number >> 3) & 3, asks: (number >> 1) & 3, title: (number & 1) === 1 };
  }));
}

/** The inverse document frequency of a stem, as Okapi BM25 has it, never below 0: the rarer, the more it tells. */
export function inverseFrequency(root: string, { file, places }: Vocabulary): number {
  const pages = file.frequencies[places.get(root) ?? -1] ?? 0;
  return Math.log(1 + (file.pages.length - pages + 0.5) / (pages + 0.5));
}

/**
 * Stems that are likely derived from the same root (`register`, `registrering`; `skritje`, `skrijem`), which the
 * stemmer keeps apart since it strips inflections only. Conflation by common prefix: it must have three fifths of the
 * letters of the longer stem and all of the shorter but two.
 */
export function relatedStems(root: string, { prefixes }: Vocabulary): string[] {
  return (prefixes.get(root.slice(0, prefixLength)) ?? []).filter((other) => {
    if (other === root) return false;
    const longer = Math.max(root.length, other.length);
    let alike = prefixLength;
    while (alike < longer && root[alike] === other[alike]) alike++;
    return alike >= 0.6 * longer && longer - alike <= 5 && alike >= Math.min(root.length, other.length) - 2;
  });
}

/** A longer word is none that somebody has typed, and has a place to cut it at each letter. */
export const longestCompound = 60;

/** Whether the language writes compounds as one word. */
export function joinsWords(language: string): boolean {
  return /^(nb|nn|no|de)\b/.test(language);
}

/**
 * Splits a compound into its two known words, its linking `s` or `e` left out (`studentkort`: student, kort); an empty
 * list when there are none. A word is known that is on a page or a synonym of one that is. Of several ways
 * to split it the one with the shortest last word counts; the first word never has an ending.
 */
export function partsOf(word: string, { places, words, stem, light, others, starts }: Vocabulary): string[] {
  if (word.length > longestCompound) return [];
  const isKnown = (part: string) => {
    // Most parts are told to be none by how they begin, which costs less than their stem.
    if (part.length < 3 || (starts.size > 0 && !starts.has(part.slice(0, 3)))) return false;
    const root = stem(part);
    return (places.has(root) || others.has(root)) && !light.function.has(part);
  };
  for (let cut = word.length - 3; cut >= 3 && word.length > 6; cut--) {
    const last = word.slice(cut);
    if (!isKnown(last)) continue;
    const first = word.slice(0, cut);
    const joined = [first, /[se]$/.test(first) ? first.slice(0, -1) : ''].find(
      (part) => isKnown(part) && (words[places.get(stem(part)) ?? -1] ?? part).startsWith(part),
    );
    if (joined && stem(joined) !== stem(word)) return [joined, last];
  }
  return [];
}
