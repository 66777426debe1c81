import { mayName } from '../../catalogue/search/known.ts';
import { once } from '../../catalogue/search/once.ts';
import type { Manifest } from '../../catalogue/search/shards.ts';
import type { Answer } from '../answer/answer.ts';
import { withFullText } from '../answer/fulltext.ts';
import { questionFor } from '../words/question.ts';
import { bestPassage } from '../answer/passage.ts';
import type { AnswerWords } from '../answer/render.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { redact } from '../words/redact.ts';
import { stemmerOf } from './stem.ts';
import { fullText } from './fulltext.ts';
import type { Titles } from './titles.ts';

/**
 * What comes after a first answer: the part of the best page that answers, the full text, and what is told of a question that
 * found nothing. A file of its own, which the search page names, since a search box needs none of it; hands it to whoever
 * dispatches `after`.
 */
const after = { bestPassage, further, offerMiss, titlesFor };
export type After = typeof after;

/** Merges into a first answer what only the full text knows; nothing when that need not be asked. */
async function further(found: Answer, vocabulary: Vocabulary) {
  const pages = await fullText(found, vocabulary);
  return (
    pages &&
    ((again: (pages: Map<string, number[]>) => Answer, shown: number) => withFullText(found, again(pages), shown))
  );
}

/** The titles of the catalogue that a question names, as HTML; empty for most questions, which one small file tells. */
async function titlesFor({ asked, concepts, language }: Answer, vocabulary: Vocabulary, words: AnswerWords) {
  const place = document.querySelector<HTMLElement>('[data-titles]')!;
  const manifest = JSON.parse(place.dataset['entry']!) as Manifest;
  const shard = async (name: string): Promise<unknown> => {
    const response = await fetch(manifest.base + name);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  };
  const load = Object.assign(once(shard), { stemmer: stemmerOf });
  const question = questionFor(asked.question, concepts, vocabulary, words.works ?? '');
  const reasons = await mayName(question, manifest, load);
  if (reasons.length === 0) return '';
  await import(/* @vite-ignore */ place.dataset['titles']!);
  const { namedIn, renderNamed } = await new Promise<Titles>((detail) =>
    document.querySelector('#results')!.dispatchEvent(new CustomEvent('titles', { detail })),
  );
  const named = await namedIn(question, reasons, manifest, load);
  return named ? renderNamed(named, words, language) : '';
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
