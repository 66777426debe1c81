import { bestPassage } from '../answer/passage.ts';
import { fullText } from './fulltext.ts';

/**
 * What comes after a first answer: the part of the best page that answers, and the full text. A file of its own, which the
 * search page names, since a search box needs none of it; hands it to whoever dispatches `after`.
 */
const after = { bestPassage, fullText };
export type After = typeof after;

document
  .querySelector('#results')!
  .addEventListener('after', (event) => (event as CustomEvent<(take: After) => void>).detail(after));
