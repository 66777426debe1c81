import type { Stem } from '../words/stem.ts';
import { isUnspaced } from '../words/segments.ts';
import { wordsOf } from '../words/text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Longer words are not looked for in a run, nor words in longer runs. */
const longest = { word: 12, run: 200 };
/** So many longer words that hold one are asked for. */
const mostHolding = 8;

/**
 * The words of a question. What is written without spaces is cut as the segmenter cuts it, and where a word of that is on
 * no page, so that the site's own words cover most of it: whatever the browser, it finds what the build has indexed.
 */
export function wordsAsked(question: string, vocabulary: Vocabulary): string[] {
  const { light, others, places, stem } = vocabulary;
  const isKnown = (word: string) =>
    places.has(stem(word)) || others.has(stem(word)) || light.function.has(word) || light.question.has(word);
  const words = wordsOf(question);
  return words.flatMap((word, place) => {
    if (!isUnspaced(word)) return word;
    // The first of a run stands for all of it.
    if (place > 0 && isUnspaced(words[place - 1]!)) return [];
    const run = [word];
    while (isUnspaced(words[place + run.length] ?? '')) run.push(words[place + run.length]!);
    return run.every(isKnown) ? run : knownPieces(run, isKnown, stem);
  });
}

/** The cheapest way to cover a run: with words of the site, else with those of the segmenter, else sign by sign. */
function knownPieces(run: string[], isKnown: (word: string) => boolean, stem: Stem): string[] {
  const text = run.join('');
  if (text.length > longest.run) return run;
  const byStart = new Map<number, string>();
  run.reduce((start, word) => (byStart.set(start, word), start + word.length), 0);
  interface Way {
    cost: number;
    pieces: string[];
    /** The last piece is what was left over. */
    isOpen: boolean;
  }
  const ways: (Way | undefined)[] = [{ cost: 0, pieces: [], isOpen: false }];
  const go = (from: Way, to: number, cost: number, pieces: string[], isOpen: boolean) => {
    if (from.cost + cost < (ways[to]?.cost ?? Infinity)) ways[to] = { cost: from.cost + cost, pieces, isOpen };
  };
  for (let place = 0; place < text.length; place++) {
    const way = ways[place]!;
    const own = byStart.get(place);
    if (own) go(way, place + own.length, isKnown(own) ? 1 : 1 + own.length, [...way.pieces, own], false);
    for (let length = 2; length <= longest.word && place + length <= text.length; length++) {
      const word = text.slice(place, place + length);
      // What the stemmer would leave out is better a word of its own.
      if (isKnown(word)) go(way, place + length, 1 + 1.1 * (length - stem(word).length), [...way.pieces, word], false);
    }
    const sign = text[place]!;
    const left = way.isOpen ? [...way.pieces.slice(0, -1), way.pieces.at(-1)! + sign] : [...way.pieces, sign];
    go(way, place + 1, 2, left, true);
  }
  const { pieces } = ways[text.length]!;
  const telling = pieces.filter((piece) => piece.length > 1 || isKnown(piece));
  return telling.length > 0 ? telling : pieces;
}

/** Words of the site that hold an unspaced word, the shortest first: `図書館` for `図書`. */
export function wordsHolding(typed: string, { places, stem }: Vocabulary): string[] {
  if (!isUnspaced(typed)) return [];
  const word = stem(typed);
  return [...places.keys()]
    .filter((other) => other.length > word.length && other.includes(word))
    .sort((a, b) => a.length - b.length)
    .slice(0, mostHolding);
}
