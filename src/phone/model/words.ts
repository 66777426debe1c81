import { forEar } from '../speech/for-ear.ts';
import type { Data, Sentence } from './step.ts';

/** A text of the interface by its key, with values for `{name}`; empty where there is none. */
export function wordsOf(
  { file }: Pick<Data, 'file'>,
  key: string,
  values: Record<string, string | number> = {},
): string {
  return (file.words[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Says a text in the words of its language for the ear. */
export function sentence(text: string, language: string): Sentence {
  return { text: forEar(text, language), language };
}

/** Says a text of the interface. */
export function say(data: Pick<Data, 'file'>, key: string, values?: Record<string, string | number>): Sentence {
  return sentence(wordsOf(data, key, values), data.file.language);
}

/** Says a text of the agency sentence by sentence, so that each has a recording of its own, whatever stands around it. */
export function sentences(text: string, language: string): Sentence[] {
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?…؟]) (?=[\p{Lu}\p{Lo}\d“"(])/u)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => sentence(one, language));
}

/** The text of HTML as it is read out: list items and paragraphs end as sentences do. */
export function textOfMarkup(html: string): string {
  return html
    .replace(/<\/(p|li|h\d|dd|dt|td|th)>|<br ?\/?>/g, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => named[name] ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map((line) => (/[.!?:;…،؟]$/u.test(line) ? line : `${line}.`))
    .join(' ');
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ' };

/** The same sentences, to be kept nowhere. */
export function passing(said: Sentence[]): Sentence[] {
  return said.map((one) => ({ ...one, passing: true }));
}
