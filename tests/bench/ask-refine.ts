import { answer } from '../../src/ask/answer/answer.ts';
import type { Vocabulary } from '../../src/ask/answer/vocabulary.ts';

/** Of how many questions, and of how many that the first page does not answer, other readings help. */
export interface Readings {
  /** Questions that are offered other readings though the right page is first. */
  needless: number;
  /** Links that put another page first. */
  links: number;
  /** All links. */
  offered: number;
  misses: number;
  /** Misses of which a link puts the right page first. */
  mended: number;
}

/** Follows every link to another reading of every question. */
export function followReadings(
  questions: { text: string; slug: string; also?: string[] }[],
  vocabulary: Vocabulary,
): Readings {
  const counted: Readings = { needless: 0, links: 0, offered: 0, misses: 0, mended: 0 };
  for (const { text, slug, also = [] } of questions) {
    const right = [slug, ...also].map((one) => `/en/${one}/`);
    const isRight = (address = '') => right.includes(address);
    const asked = { question: text, insist: false };
    const { found, refinements } = answer(asked, vocabulary);
    const firsts = refinements.map(({ by, value }) => answer({ ...asked, [by]: value }, vocabulary).found[0]?.address);
    const isFirst = isRight(found[0]?.address);
    counted.needless += Number(isFirst && refinements.length > 0);
    counted.links += firsts.filter((first) => first !== found[0]?.address).length;
    counted.offered += firsts.length;
    counted.misses += Number(!isFirst);
    counted.mended += Number(!isFirst && firsts.some(isRight));
  }
  return counted;
}

/** The figures of one portal in words, per 100. */
export function tellReadings({ needless, links, offered, misses, mended }: Readings, questions: number): string {
  const share = (part: number, whole: number) => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1));
  return `  other readings: offered to ${share(needless, questions - misses)} of 100 questions with the right page first; ${share(links, offered)} of 100 links change the first page; of ${misses} misses a link puts the right page first in ${share(mended, misses)} of 100`;
}
