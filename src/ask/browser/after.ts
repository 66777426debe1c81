import type { Answer } from '../answer/answer.ts';
import { withFullText } from '../answer/fulltext.ts';
import { bestPassage } from '../answer/passage.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { redact } from '../words/redact.ts';
import { fullText } from './fulltext.ts';

/**
 * What comes after a first answer: the part of the best page that answers, the full text, and what is told of a question that
 * found nothing. A file of its own, which the search page names, since a search box needs none of it; hands it to whoever
 * dispatches `after`.
 */
const after = { bestPassage, further, offerMiss };
export type After = typeof after;

/** Merges into a first answer what only the full text knows; nothing when that need not be asked. */
async function further(found: Answer, vocabulary: Vocabulary) {
  const pages = await fullText(found, vocabulary);
  return (
    pages &&
    ((again: (pages: Map<string, number[]>) => Answer, shown: number) => withFullText(found, again(pages), shown))
  );
}

/** Offers to tell the editors of a question that found nothing, and shows what would be sent; takes the offer back for an empty one. */
function offerMiss(question: string) {
  const miss = document.querySelector<HTMLFormElement>('[data-miss]');
  if (!miss) return;
  const words = redact(question);
  miss.hidden = words === '';
  miss.querySelector<HTMLInputElement>('[name=question]')!.value = words;
  miss.querySelector('[data-miss-words]')!.textContent = words;
}

document
  .querySelector('#results')!
  .addEventListener('after', (event) => (event as CustomEvent<(take: After) => void>).detail(after));
