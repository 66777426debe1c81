import { readFileSync } from 'node:fs';
import type { AskPage } from '../../src/ask/build/pages.ts';
import { wordsOf } from '../../src/ask/words/text.ts';
import { seededRandom } from '../../src/check/mistype.ts';

/**
 * Pages of a site as large as any: `count` of 150 words each in the engine's own words of a language, the first of them
 * far more common than the last, as in any text. Norwegian has five thousand compounds of them as well.
 */
export function largePages(language: string, count = 1400): AskPage[] {
  const random = seededRandom(language);
  const lexicon = JSON.parse(readFileSync(`src/ask/words/lists/${language}.json`, 'utf8')) as Record<string, unknown[]>;
  const words = [...new Set(wordsOf(Object.values(lexicon).flat(3).join(' ')))].filter((word) => word.length > 2);
  const any = () => words[Math.floor(random() * words.length)]!;
  if (language === 'nb') words.push(...Array.from({ length: 5000 }, () => any() + any()));
  const word = () => words[Math.floor(random() ** 2 * words.length)]!;
  const text = (length: number) => Array.from({ length }, word).join(' ');
  return Array.from({ length: count }, (_, page) => ({
    address: `/${language}/page-${page}/`,
    title: text(5),
    summary: text(15),
    kind: ['article', 'Article'],
    topic: [`topic-${page % 12}`, `Topic ${page % 12}`],
    audience: [['all', 'Everybody']],
    asks: Array.from({ length: 8 }, () => text(6)),
    text: text(150),
  }));
}
