import type { Stem } from '../words/stem.ts';
import { wordsOf } from '../words/text.ts';
import type { AskPage } from './pages.ts';

/** An inverted index; the lists are in the order of the stems, which is alphabetical. */
export interface InvertedIndex {
  stems: string[];
  /** The most frequent surface form of each stem, folded. */
  words: string[];
  /** On how many pages each stem stands. */
  frequencies: number[];
  /** Delta-encoded posting lists, as `AskFile` has them. */
  postings: number[][];
}

/**
 * How many stems of a page's text have postings: all that a small site's pages have, fewer on a large one, whose file
 * would weigh too much. More find better, but less and less so (see decisions/2026-11-21-search-answers-from-its-own-file.md).
 */
const wordsKept = (pages: number) => Math.min(150, Math.max(32, Math.round(40_000 / Math.max(1, pages))));

/**
 * Builds the inverted index of some pages, with postings by field (title, `asks`, text). Postings of the text are pruned:
 * each page keeps those of its stems with the highest TF-IDF (document-centric pruning, Büttcher and Clarke 2006); term
 * frequency is normalised by the length of the text as in Okapi BM25 and kept in steps. Stems that only `lightWords` have
 * get postings in titles and `asks` alone.
 */
export function invert(pages: AskPage[], stem: Stem, lightWords: Set<string>): InvertedIndex {
  const heavy = new Set(
    pages.flatMap(({ title, summary, asks, text }) =>
      [...new Set(wordsOf([title, summary, ...asks, text].join(' ')))]
        .filter((word) => !lightWords.has(word))
        .map(stem),
    ),
  );
  /** The tokens of a text without the light words whose stem another word has (`mot`: `møte`). */
  const indexed = (text: string) => wordsOf(text).filter((word) => !lightWords.has(word) || !heavy.has(stem(word)));
  const stems = (text: string) => indexed(text).map(stem);
  const forms = new Map<string, Map<string, number>>();
  const counts = pages.map((page) => {
    const body = new Map<string, number>();
    for (const [word, count] of countsOf(indexed(`${page.summary} ${page.text}`))) {
      const root = stem(word);
      body.set(root, (body.get(root) ?? 0) + count);
      countForm(forms, root, word, count);
    }
    for (const word of indexed([page.title, ...page.asks].join(' '))) countForm(forms, stem(word), word, 1);
    return { body, title: new Set(stems(page.title)), asks: page.asks.map((ask) => new Set(stems(ask))) };
  });

  const frequency = new Map<string, number>();
  for (const { body, title, asks } of counts)
    for (const root of new Set([...body.keys(), ...title, ...asks.flatMap((ask) => [...ask])]))
      frequency.set(root, (frequency.get(root) ?? 0) + 1);
  const inverseFrequency = (root: string) => Math.log(1 + pages.length / (frequency.get(root) ?? 1));
  const light = new Set([...forms.keys()].filter((root) => !heavy.has(root)));

  const postings = new Map<string, number[]>();
  const lengths = pages.map(({ summary, text }) => wordsOf(`${summary} ${text}`).length);
  const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, pages.length);
  counts.forEach(({ body, title, asks }, page) => {
    const own = [...body]
      .filter(([root]) => !light.has(root))
      .sort((a, b) => b[1] * inverseFrequency(b[0]) - a[1] * inverseFrequency(a[0]))
      .slice(0, wordsKept(pages.length))
      .map(([root]) => root);
    for (const root of new Set([...own, ...title, ...asks.flatMap((ask) => [...ask])])) {
      const often = (body.get(root) ?? 0) / (0.25 + (0.75 * lengths[page]!) / usual);
      const level = often === 0 ? 0 : often < 1.5 ? 1 : often < 4 ? 2 : 3;
      const inAsks = Math.min(3, asks.filter((ask) => ask.has(root)).length);
      const list = postings.get(root) ?? postings.set(root, []).get(root)!;
      list.push(page * 32 + level * 8 + inAsks * 2 + (title.has(root) ? 1 : 0));
    }
  });

  const roots = [...frequency.keys()].filter((root) => !light.has(root) || postings.has(root)).sort();
  return {
    stems: roots,
    words: roots.map((root) => usualForm(forms.get(root)!)),
    frequencies: roots.map((root) => frequency.get(root)!),
    postings: roots.map((root) => deltas(postings.get(root) ?? [])),
  };
}

function countsOf(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function countForm(forms: Map<string, Map<string, number>>, root: string, word: string, count: number) {
  const seen = forms.get(root) ?? forms.set(root, new Map()).get(root)!;
  seen.set(word, (seen.get(word) ?? 0) + count);
}

/** The most frequent surface form of a stem: the file keeps it, since it gives the stem and can be shown. */
function usualForm(forms: Map<string, number>): string {
  return [...forms].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0]![0];
}

/** Delta encoding: each number less the one before, since small numbers take fewer bytes. */
function deltas(numbers: number[]): number[] {
  return numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
}
