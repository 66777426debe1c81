import { askFileAddress } from '../../site/below.ts';
import { base } from '../../site/browser.ts';
import type { AskFile } from '../answer/file.ts';
import { stemmerOf } from './stem.ts';
import { openVocabulary, type Vocabulary } from '../answer/vocabulary.ts';

/** A promise with a timeout of `most` milliseconds, after which it rejects: a connection may hang without failing. */
export function inTime<Value>(promise: Promise<Value>, most: number): Promise<Value> {
  return Promise.race([promise, new Promise<never>((_, reject) => setTimeout(() => reject(new Error()), most))]);
}

const opened = new Map<string, Promise<Vocabulary>>();

/** Loads the vocabulary of a language, once for each page view; rejects on a failed request, and the next call tries again. */
export function openLanguage(language: string): Promise<Vocabulary> {
  const known = opened.get(language) ?? load(language);
  opened.set(language, known);
  known.catch(() => opened.delete(language));
  return known;
}

async function load(language: string): Promise<Vocabulary> {
  const response = fetch(askFileAddress(base, language));
  const [file, stem] = await Promise.all([
    response.then((answer) => {
      if (!answer.ok) throw new Error(`/ask/${language}.json: ${answer.status}`);
      return answer.json() as Promise<AskFile>;
    }),
    stemmerOf(language),
  ]);
  return openVocabulary(file, stem);
}
