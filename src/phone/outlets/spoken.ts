import type { PhoneFile } from '../file.ts';
import type { Sentence, Step } from '../model/step.ts';

/** Sentences in one voice, to be said in one go. */
export interface Passage {
  text: string;
  /** As voices know the language: `nb-NO`. */
  locale: string;
  /** The voice that the agency has named; empty without. */
  voice: string;
}

/** All that a step says, with sentences of one language together. */
export function passagesOf({ say, menu }: Pick<Step, 'say' | 'menu'>, file: PhoneFile): Passage[] {
  const passages: Passage[] = [];
  let language = '';
  for (const sentence of [...say, ...menu].filter(({ text }) => text !== '')) {
    const last = passages.at(-1);
    if (last && language === sentence.language) last.text += ` ${sentence.text}`;
    else passages.push({ text: sentence.text, ...voiceOf(sentence, file) });
    language = sentence.language;
  }
  return passages;
}

function voiceOf({ language }: Sentence, { languages }: PhoneFile): Pick<Passage, 'locale' | 'voice'> {
  const found = languages.find(({ tag }) => tag === language);
  return { locale: found?.locale ?? language, voice: found?.voice ?? '' };
}

/** Seconds that a caller has to press a key, and to key the next digit of a number. */
export const patience = { key: 8, digits: 12, between: 5 };
/** Seconds for which a desk is called. */
export const ringing = 30;

/** A text as it stands in XML; signs that XML cannot hold are left out. */
export function inXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
}
