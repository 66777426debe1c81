import { sayTime } from '../../../hours/say.ts';
import type { DeskFile } from '../../file.ts';

/**
 * The sentences of a language, with `{name}` filled in; a key without a sentence stands for itself.
 *
 * ```ts
 * words(file, 'en')('mail.reference', { reference: 'K7M4QX2P' }); // 'Reference: K7M4QX2P'
 * ```
 */
export function words(file: DeskFile, tag: string) {
  return (key: string, values: Record<string, string> = {}) =>
    (file.words[tag]?.[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The name of a subject in a language; its key when the site no longer has it. */
export function subjectOf(subject: string, file: DeskFile, tag: string): string {
  return oneLine(file.subjects[subject]?.name[tag] ?? subject);
}

/** The whole address of a page of the site. */
export function pageOf(page: string, file: DeskFile): string {
  return URL.canParse(page, file.site.address) ? new URL(page, file.site.address).href : page;
}

/** A sentence about a time (ISO 8601) in a language, on the agency's clock. A mail is read on other days: it names the day. */
export function withTime(key: string, time: string, file: DeskFile, tag: string): string {
  const sentence = words(file, tag)(key);
  return sayTime(sentence, new Date(time), tag, file.hours.zone, file.words[tag] ?? {}, { kept: true });
}

/** The name of a language in another (CLDR, by `Intl.DisplayNames`); its tag when it has none. */
export function languageName(language: string, tag: string): string {
  try {
    return new Intl.DisplayNames(tag, { type: 'language' }).of(language) ?? language;
  } catch {
    return oneLine(language);
  }
}

/** A value that stands in a header or on a line of its own, without marks that could turn the rest of the line around. */
export const oneLine = (text: string) =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();

/** What a visitor wrote, with its lines, without control characters that a terminal or mail program might obey, and without marks that turn other text around. */
export const plain = (text: string) =>
  text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '');

/** Joins lines and leaves out what is missing; `''` is an empty line. */
export function lines(...all: (string | false | undefined)[]): string {
  return `${all.filter((line) => line !== undefined && line !== false).join('\n')}\n`;
}
