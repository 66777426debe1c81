import type { AskFile } from './file.ts';
import { wordsOf } from '../words/text.ts';

/** Trigram similarity of a question to what a page is called, each 0 to 1. */
export interface Similarity {
  title: number;
  /** To the title with the summary. */
  opening: number;
  /** The greatest of those to the title and to each of the `asks`. */
  best: number;
  /** The mean of the three greatest of them: one may agree by chance. */
  usual: number;
}

/** Trigrams with their weight, as a vector of length 1. */
type Vector = Map<string, number>;

/**
 * Trigram similarity of questions to titles, summaries and `asks`: the cosine of TF-IDF vectors of the character
 * trigrams within words, with document frequency counted over the titles (Salton and Buckley, "Term-weighting
 * approaches in automatic text retrieval", 1988). It sees what stems do not: `auto` in `automatically`, compounds,
 * typing mistakes, and function words (`where … go`). Vectors of a page are made when it is first compared.
 *
 * `openTrigrams(file)('where do i go')(7).title` compares a question with the title of page 7.
 */
export function openTrigrams({ pages }: AskFile): (question: string) => (page: number) => Similarity {
  const titles = new Map<string, number>();
  for (const [, title] of pages)
    for (const trigram of countTrigrams(title).keys()) titles.set(trigram, (titles.get(trigram) ?? 0) + 1);
  const inverseFrequency = (trigram: string) => Math.log(1 + (pages.length + 1) / ((titles.get(trigram) ?? 0) + 1));

  const vectorOf = (text: string): Vector => {
    const vector = countTrigrams(text);
    let square = 0;
    for (const [trigram, count] of vector) {
      const weight = Math.sqrt(count) * inverseFrequency(trigram);
      vector.set(trigram, weight);
      square += weight * weight;
    }
    for (const [trigram, weight] of vector) vector.set(trigram, weight / Math.sqrt(square));
    return vector;
  };
  const known: { opening: Vector; names: Vector[] }[] = [];
  const ofPage = (page: number) => {
    const [, title, summary, , , , asks] = pages[page]!;
    return (known[page] ??= { opening: vectorOf(`${title} ${summary}`), names: [title, ...asks].map(vectorOf) });
  };

  return (question) => {
    const asked = vectorOf(question);
    return (page) => {
      const { opening, names } = ofPage(page);
      const cosines = names.map((name) => dotProduct(asked, name));
      const title = cosines[0]!;
      const three = cosines.sort((a, b) => b - a).slice(0, 3);
      return {
        title,
        opening: dotProduct(asked, opening),
        best: three[0]!,
        usual: three.reduce((sum, cosine) => sum + cosine, 0) / three.length,
      };
    };
  };
}

/** Of vectors of length 1: their cosine. */
function dotProduct(asked: Vector, name: Vector): number {
  let sum = 0;
  for (const [trigram, weight] of asked) sum += weight * (name.get(trigram) ?? 0);
  return sum;
}

/** The character trigrams within the words of a text, with their counts; the ends of a word count as letters. */
function countTrigrams(text: string): Vector {
  const counts: Vector = new Map();
  for (const word of wordsOf(text)) {
    const letters = `^${word}$`;
    for (let place = 0; place + 3 <= letters.length; place++) {
      const trigram = letters.slice(place, place + 3);
      counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
    }
  }
  return counts;
}
