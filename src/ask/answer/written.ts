import { isNear } from '../words/spelling.ts';
import { fold, isWord, piecesOf, wordsOf } from '../words/text.ts';
import { postingsOf, type Vocabulary } from './vocabulary.ts';

/**
 * Tokenizes a text into surface forms, each with its folded form (`Ærfugl`, `aerfugl`). A capital that only begins a
 * sentence is a small letter; what folds to several words is left out.
 */
export function writtenWords(text: string): { written: string; word: string }[] {
  return text.split(/(?<=[.!?:…]) +/).flatMap((sentence) =>
    piecesOf(sentence)
      .filter(isWord)
      .flatMap((piece, place) => {
        const [word, ...more] = wordsOf(piece);
        if (word === undefined || more.length > 0) return [];
        const written = place === 0 && piece !== piece.toUpperCase() ? piece.toLowerCase() : piece;
        return [{ written, word }];
      }),
  );
}

/** The surface form of a folded word in the question; the folded word when it is not there. */
export function asTyped(question: string): (word: string) => string {
  const forms = new Map(piecesOf(question).map((piece) => [fold(piece), piece]));
  return (word) => forms.get(word) ?? word;
}

/** So many pages are looked at for how a word is written. */
const mostPages = 40;

const read = new WeakMap<Vocabulary, Map<string, string[]>[]>();

/** The surface forms in the title, the `asks` and the summary of a page, by their stem; read once for each vocabulary. */
function writtenOn(page: number, vocabulary: Vocabulary): Map<string, string[]> {
  const known = read.get(vocabulary) ?? read.set(vocabulary, []).get(vocabulary)!;
  if (known[page]) return known[page];
  const forms = (known[page] = new Map<string, string[]>());
  const [, title, summary, , , , asks] = vocabulary.file.pages[page]!;
  for (const { written, word } of [title, summary, ...asks].flatMap(writtenWords)) {
    const root = vocabulary.stem(word);
    forms.set(root, [...(forms.get(root) ?? []), written]);
  }
  return forms;
}

/**
 * The surface form in titles, `asks` and summaries of the word that was taken for what was typed: the one at the least
 * edit distance to it, of several the most frequent. A word of the texts alone is named as the file writes it.
 */
export function asWritten(word: string, typed: string, vocabulary: Vocabulary): string {
  const { stem, places, written } = vocabulary;
  const root = stem(word);
  const counts = new Map<string, number>();
  for (const { page } of postingsOf(vocabulary, places.get(root) ?? -1).slice(0, mostPages))
    for (const form of writtenOn(page, vocabulary).get(root) ?? []) counts.set(form, (counts.get(form) ?? 0) + 1);
  const distance = (form: string) => [1, 2].find((most) => isNear(fold(form), typed, most)) ?? 3;
  const [first] = [...counts].sort((a, b) => distance(a[0]) - distance(b[0]) || b[1] - a[1]);
  return first?.[0] ?? written[places.get(root) ?? -1] ?? word;
}
