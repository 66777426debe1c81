import type { AskFile } from './file.ts';
import { wordsOf } from '../words/text.ts';

/** How like a question is to what a page is called, each 0 to 1. */
export interface Likeness {
  title: number;
  /** To the title with the summary. */
  opening: number;
  /** To the likest of the title and the `asks`. */
  best: number;
  /** To the three likest of them, on average: one may agree by chance. */
  usual: number;
}

/** The letters of a text by threes, the rare ones long; the whole has length 1. */
type Grams = Map<string, number>;

/**
 * Compares questions with titles, summaries and `asks` by three letters at a time, which see what stems do not:
 * `auto` in `automatically`, compounds, slips, and little words (`where … go`). Rare letters count more, by the titles
 * of the site (TF-IDF of character trigrams within words; Salton and Buckley 1988).
 */
export function openLikeness({ pages }: AskFile): (question: string) => (page: number) => Likeness {
  const titles = new Map<string, number>();
  for (const [, title] of pages)
    for (const gram of countsOf(title).keys()) titles.set(gram, (titles.get(gram) ?? 0) + 1);
  const rarity = (gram: string) => Math.log(1 + (pages.length + 1) / ((titles.get(gram) ?? 0) + 1));

  const gramsOf = (text: string): Grams => {
    const grams = countsOf(text);
    let square = 0;
    for (const [gram, count] of grams) {
      const weight = Math.sqrt(count) * rarity(gram);
      grams.set(gram, weight);
      square += weight * weight;
    }
    for (const [gram, weight] of grams) grams.set(gram, weight / Math.sqrt(square));
    return grams;
  };
  const known: { opening: Grams; names: Grams[] }[] = [];
  const ofPage = (page: number) => {
    const [, title, summary, , , , asks] = pages[page]!;
    return (known[page] ??= { opening: gramsOf(`${title} ${summary}`), names: [title, ...asks].map(gramsOf) });
  };

  return (question) => {
    const asked = gramsOf(question);
    return (page) => {
      const { opening, names } = ofPage(page);
      const likest = names.map((grams) => together(asked, grams));
      const title = likest[0]!;
      const three = likest.sort((a, b) => b - a).slice(0, 3);
      return {
        title,
        opening: together(asked, opening),
        best: three[0]!,
        usual: three.reduce((sum, like) => sum + like, 0) / three.length,
      };
    };
  };
}

function together(asked: Grams, grams: Grams): number {
  let sum = 0;
  for (const [gram, weight] of asked) sum += weight * (grams.get(gram) ?? 0);
  return sum;
}

/** How often each three letters stand in the words of a text; the ends of a word count as letters. */
function countsOf(text: string): Grams {
  const counts: Grams = new Map();
  for (const word of wordsOf(text)) {
    const letters = `^${word}$`;
    for (let place = 0; place + 3 <= letters.length; place++) {
      const gram = letters.slice(place, place + 3);
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts;
}
