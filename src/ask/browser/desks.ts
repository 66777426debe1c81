import { base } from '../../site/browser.ts';
import type { Answer } from '../answer/answer.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { answerDesks, type DeskAnswer } from '../desks/answer.ts';
import { desksFileAddress, type DesksFile } from '../desks/file.ts';
import { spelledIn } from '../desks/hint.ts';
import { openDesks, type Desks } from '../desks/open.ts';

/**
 * What answers questions about desks from their hours, telephones and addresses. A file of its own, which the search page names and
 * only such a question loads; hands itself to whoever dispatches `desks`.
 */
export type Ask = (found: Answer, vocabulary: Vocabulary) => Promise<DeskAnswer | undefined>;

const opened = new Map<string, Promise<Desks>>();

const ask: Ask = async (found, vocabulary) => {
  const { language } = found;
  const known = opened.get(language) ?? load(language, vocabulary);
  opened.set(language, known);
  known.catch(() => opened.delete(language));
  return answerDesks(found.asked.question, await known, new Date(), spelledIn(found));
};

async function load(language: string, vocabulary: Vocabulary): Promise<Desks> {
  const response = await fetch(desksFileAddress(base, language));
  if (!response.ok) throw new Error(`/ask/desks/${language}.json: ${response.status}`);
  return openDesks((await response.json()) as DesksFile, vocabulary);
}

document
  .querySelector('#results')!
  .addEventListener('desks', (event) => (event as CustomEvent<(take: Ask) => void>).detail(ask));
