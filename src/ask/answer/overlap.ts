import type { Concept } from './concepts.ts';
import { wordsOf } from '../words/text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Term overlap of a question with what a page is called, weighted by inverse document frequency, synonyms included; each 0 to 1. */
export interface Overlap {
  /** The share of the question that the title holds. */
  asked: number;
  /** The share that the question holds of the title or of one of the `asks`, whichever overlaps most. */
  held: number;
  /** The share that the question holds of the summary; a short one is soon held whole, so this tells against a page. */
  summary: number;
  /** The share of the question words (`where`, `how`) that stand in the title or in one of the `asks`. */
  small: number;
}

/** A title, a summary or one of the `asks`, read once: its stems by weight, and its question words. */
interface Name {
  roots: Map<string, number>;
  /** The same stems as they follow one another. */
  inOrder: string[];
  small: Set<string>;
}

const read = new WeakMap<Vocabulary, Name[][]>();

/** What a page is called, read once for each vocabulary: its title, its summary, its `asks`. */
export function namesOf(
  page: number,
  vocabulary: Vocabulary,
  inverseFrequency: (root: string) => number,
  stop: number,
): Name[] {
  const { light, stem, file } = vocabulary;
  const known = read.get(vocabulary) ?? read.set(vocabulary, []).get(vocabulary)!;
  const [, title, summary, , , , asks] = file.pages[page]!;
  return (known[page] ??= [title, summary, ...asks].map((text) => {
    const words = wordsOf(text);
    const telling = words.filter((word) => !light.function.has(word) && !light.question.has(word));
    const inOrder = telling.map(stem);
    return {
      roots: new Map(
        inOrder.map((root, place) => [root, (light.stop.has(telling[place]!) ? stop : 1) * inverseFrequency(root)]),
      ),
      inOrder,
      small: new Set(words.filter((word) => light.question.has(word))),
    };
  }));
}

/** For a stem the concepts that ask for it, each as its place and the weight there: of a long question most stems meet none. */
export function conceptsByRoot(concepts: Concept[]): Map<string, [place: number, share: number][]> {
  const known = new Map<string, [number, number][]>();
  concepts.forEach(({ forms }, place) => {
    for (const [root, share] of forms) (known.get(root) ?? known.set(root, []).get(root)!).push([place, share]);
  });
  return known;
}

/** Term overlap of one question with any page; `inverseFrequency` weighs a stem, `stop` is the factor of stop words. The names of a page are read once for each vocabulary. */
export function openOverlap(
  question: string,
  concepts: Concept[],
  vocabulary: Vocabulary,
  inverseFrequency: (root: string) => number,
  stop: number,
): (page: number) => Overlap {
  const whole = concepts.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  const small = wordsOf(question).filter((word) => vocabulary.light.question.has(word));

  const known = conceptsByRoot(concepts);

  const compare = ({ roots }: Name) => {
    const shares = new Float64Array(concepts.length);
    let squares = 0;
    let heldSquares = 0;
    let held = 0;
    let all = 0;
    for (const [root, weight] of roots) {
      let best = 0;
      for (const [place, share] of known.get(root) ?? []) {
        best = Math.max(best, share);
        shares[place] = Math.max(shares[place]!, share);
      }
      held += weight * best;
      all += weight;
      squares += weight * weight;
      heldSquares += weight * weight * best;
    }
    let asked = 0;
    let dot = 0;
    concepts.forEach(({ rarity }, place) => {
      asked += rarity * shares[place]!;
      dot += (rarity * shares[place]!) ** 2;
    });
    return {
      asked: asked / whole,
      held: all > 0 ? held / all : 0,
      both: squares > 0 ? (dot * heldSquares) / squares : 0,
    };
  };

  return (page) => {
    const names = namesOf(page, vocabulary, inverseFrequency, stop);
    const [title, summary, ...asks] = names.map(compare);
    const best = asks.reduce((most, one) => (one.both > most.both ? one : most), title!);
    const shares = names
      .filter((_, place) => place !== 1)
      .map((name) => small.filter((word) => name.small.has(word)).length / small.length);
    return {
      asked: title!.asked,
      held: best.held,
      summary: summary!.held,
      small: small.length > 0 ? Math.max(...shares) : 0,
    };
  };
}
