import type { AskFile } from './file.ts';
import { isUnspaced } from '../words/segments.ts';
import { runsOf } from '../words/text.ts';

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

/** Trigram similarity over the pages of a file. */
export interface Trigrams {
  /** To any page. */
  to: (question: string) => (page: number) => Similarity;
  /** The greatest similarity of each page to what it is called, by their places. An inverted index of all names is made for the first question. */
  best: (question: string) => number[];
}

/** Trigrams with their weight, as a vector of length 1. */
type Vector = Map<string, number>;

/**
 * Trigram similarity of questions to titles, summaries and `asks`: the cosine of TF-IDF vectors of the character
 * trigrams within words, with document frequency counted over the titles (Salton and Buckley, "Term-weighting
 * approaches in automatic text retrieval", 1988). It sees what stems do not: `auto` in `automatically`, compounds,
 * typing mistakes, and function words (`where … go`). Vectors of a page are made when it is first compared.
 *
 * `openTrigrams(file).to('where do i go')(7).title` compares a question with the title of page 7.
 */
export function openTrigrams({ pages }: AskFile): Trigrams {
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
  // Ranking, how sure it is and what is near compare one question after the other.
  let latest: { question: string; vector: Vector } | undefined;
  const vectorFor = (question: string) =>
    (latest?.question === question ? latest : (latest = { question, vector: vectorOf(question) })).vector;
  const known: { opening: Vector; names: Vector[] }[] = [];
  const ofPage = (page: number) => {
    const [, title, summary, , , , asks] = pages[page]!;
    return (known[page] ??= { opening: vectorOf(`${title} ${summary}`), names: [title, ...asks].map(vectorOf) });
  };

  /** By trigram: a name and the weight in it, the next name and its weight … */
  const index = new Map<string, number[]>();
  const pageOf: number[] = [];
  const best = (question: string) => {
    if (pageOf.length === 0)
      pages.forEach((_, page) => {
        for (const name of ofPage(page).names) {
          const place = pageOf.push(page) - 1;
          for (const [trigram, weight] of name)
            (index.get(trigram) ?? index.set(trigram, []).get(trigram)!).push(place, weight);
        }
      });
    const sums = pageOf.map(() => 0);
    for (const [trigram, weight] of vectorFor(question)) {
      const list = index.get(trigram) ?? [];
      for (let place = 0; place < list.length; place += 2) sums[list[place]!]! += weight * list[place + 1]!;
    }
    const found = pages.map(() => 0);
    sums.forEach((sum, place) => (found[pageOf[place]!] = Math.max(found[pageOf[place]!]!, sum)));
    return found;
  };

  const to: Trigrams['to'] = (question) => {
    const asked = vectorFor(question);
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
  return { to, best };
}

/** Of vectors of length 1: their cosine. A question can be much longer than a name. */
function dotProduct(asked: Vector, name: Vector): number {
  let sum = 0;
  const [few, many] = asked.size > name.size ? [name, asked] : [asked, name];
  for (const [trigram, weight] of few) sum += weight * (many.get(trigram) ?? 0);
  return sum;
}

/** The character trigrams within the words of a text, with their counts; the ends of a word count as letters. Of what has no spaces, signs two by two. */
function countTrigrams(text: string): Vector {
  const counts: Vector = new Map();
  for (const word of runsOf(text)) {
    const isPaired = isUnspaced(word);
    const letters = isPaired ? word : `^${word}$`;
    const length = isPaired ? 2 : 3;
    for (let place = 0; place + length <= letters.length; place++) {
      const trigram = letters.slice(place, place + length);
      counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
    }
  }
  return counts;
}
