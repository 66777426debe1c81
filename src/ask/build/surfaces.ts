import { writtenWords } from '../answer/written.ts';
import type { AskPage } from './pages.ts';

/** How folded words are written on pages, with their letters and capitals: the most frequent way; small letters where two are alike. */
export function surfacesOf(pages: AskPage[], words: string[]): string[] {
  const counts = new Map(words.map((word) => [word, new Map<string, number>()]));
  for (const { title, summary, asks, text } of pages)
    for (const line of [title, summary, ...asks, ...text.split('\n')])
      for (const { written, word } of writtenWords(line)) {
        const own = counts.get(word);
        own?.set(written, (own.get(written) ?? 0) + 1);
      }
  const isSmall = (text: string) => Number(text === text.toLowerCase());
  return words.map((word) => {
    const [first] = [...counts.get(word)!].sort((a, b) => b[1] - a[1] || isSmall(b[0]) - isSmall(a[0]));
    // A hyphen or an apostrophe at its end is no part of it.
    return first?.[0].replace(/(?<!['’-])['’-]+$/u, '') ?? word;
  });
}
