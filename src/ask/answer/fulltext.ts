import type { Answer } from './answer.ts';
import type { Concept } from './concepts.ts';
import type { AskFile } from './file.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The highest document frequency: a word on more pages would hardly change the answer, and costs many requests. */
const rare = 20;

/**
 * The words of a question for which the full text is searched, at most two: rare ones whose posting list in the file is
 * empty, and one that is the whole question and whose list is cut. For others it changed no answer in 433 questions,
 * and cost 180 KB.
 */
export function wordsForFullText(concepts: Concept[], vocabulary: Vocabulary): string[] {
  const { file, places, stem } = vocabulary;
  return concepts
    .filter(({ weight, unknown, corrected }) => weight === 1 && !unknown && !corrected)
    .filter(({ typed }) => {
      const place = places.get(stem(typed));
      if (place === undefined || file.frequencies[place]! > rare) return false;
      const held = file.postings[place]!.length;
      return held === 0 || (concepts.length === 1 && held < file.frequencies[place]!);
    })
    .sort((a, b) => b.rarity - a.rarity)
    .slice(0, 2)
    .map(({ typed }) => typed);
}

/** The pages on which each word stands, by their places in the file. `search` gives their addresses; those that the file has not are left out. */
export async function pagesByWord(
  words: string[],
  { pages }: AskFile,
  search: (word: string) => Promise<string[]>,
): Promise<Map<string, number[]>> {
  if (words.length === 0) return new Map();
  const places = new Map(pages.map(([address], page) => [address, page]));
  const pagesOf = async (word: string) =>
    [word, (await search(word)).flatMap((address) => places.get(address) ?? [])] as const;
  return new Map(await Promise.all(words.map(pagesOf)));
}

/**
 * Merges into a first answer the pages that only a second one, which knows the full text, has found: the `shown` pages
 * that somebody reads already keep their places, the new ones follow, then the others.
 */
export function withFullText(first: Answer, second: Answer, shown: number): Answer {
  if (first.found.length === 0) return second;
  const known = new Set(first.found.map(({ address }) => address));
  const found = second.found.filter(({ address }) => !known.has(address));
  return { ...first, found: [...first.found.slice(0, shown), ...found, ...first.found.slice(shown)] };
}
