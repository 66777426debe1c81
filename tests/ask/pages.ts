import { answer } from '../../src/ask/answer/answer.ts';
import { openVocabulary, type Vocabulary } from '../../src/ask/answer/vocabulary.ts';
import type { AskPage } from '../../src/ask/build/pages.ts';
import { prepare } from '../../src/ask/build/prepare.ts';
import type { AgencyWords } from '../../src/ask/build/words.ts';
import { stemmerOf } from '../../src/ask/words/stem.ts';

const none: AgencyWords = { synonyms: [], oneWay: {}, bestBets: {}, stopWords: [] };

/** A page of a test, as a document to be indexed. */
export function page(slug: string, title: string, text: string, more: Partial<AskPage> = {}): AskPage {
  return {
    address: `/en/${slug}/`,
    title,
    summary: '',
    kind: ['article', 'Article'],
    topic: ['all', 'All'],
    audience: [],
    asks: [],
    text,
    ...more,
  };
}

const opened = new Map<string, Promise<Vocabulary>>();

/** The vocabulary of some pages in a language, with the words of an agency; the same pages are prepared once. */
export function open(language: string, pages: AskPage[], words: Partial<AgencyWords> = {}): Promise<Vocabulary> {
  const key = JSON.stringify([language, pages, words]);
  if (!opened.has(key)) opened.set(key, prepared(language, pages, words));
  return opened.get(key)!;
}

async function prepared(language: string, pages: AskPage[], words: Partial<AgencyWords>): Promise<Vocabulary> {
  return openVocabulary(await prepare(language, pages, { ...none, ...words }), await stemmerOf(language));
}

/** The address of the best page for a question. */
export const first = (question: string, vocabulary: Vocabulary) =>
  answer({ question, insist: false }, vocabulary).found[0]?.address;

/** Four pages of a library. */
export const english = [
  page('renew', 'Renew a loan', 'Keep your books longer. Renewing is free.', { asks: ['can i keep my book longer'] }),
  page('card', 'Get a library card', 'Bring a passport to the desk. The card is free.'),
  page('print', 'Print and scan', 'Printing costs money. Scanning is free. Use any printer.'),
  page('wifi', 'Connect to wifi', 'Choose the network and sign in with your password.'),
];
