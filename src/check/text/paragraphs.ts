import { fold } from '../../ask/words/text.ts';

/**
 * Three characters that change with what a paragraph says, and not with how it is typed: case, commas, quotation marks, marks of
 * letters, bold text, and in longer words letters that are doubled, swapped or left out beside their like (`libary`, `recieve`).
 * Numbers, short words and where its links lead count as they are.
 */
export function markOf(text: string, links: string[] = [], folded = fold(text)): string {
  const words = folded.match(/\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+/gu) ?? [];
  let [one, two] = [0x811c9dc5, 0x9e3779b9];
  const add = (code: number) => {
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 13);
  };
  for (const word of [...words, ...links]) {
    add(0);
    if (word.length > 4 && isLatin.test(word)) {
      let letters = 0;
      for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) - 97);
      add(letters);
    } else for (let at = 0; at < word.length; at++) add(word.charCodeAt(at));
  }
  const hash = ((one ^ (one >>> 15)) >>> 0) * 0x100000 + ((two ^ (two >>> 16)) >>> 12);
  const signs = [hash % 62, Math.floor(hash / 62) % 62, Math.floor(hash / 3844) % 62];
  return signs.map((sign) => alphabet[sign]).join('');
}

/** Folding leaves these letters of Latin ones. */
const isLatin = /^[a-z]+$/;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Which version of a text a translation was made from, as editors write it: the marks of its paragraphs. The first is that of title and summary. */
export const versionOf = (marks: string[]) => marks.join('.');

/** What `translated` may hold: marks of paragraphs, or the eight digits that earlier engines printed. */
export const versionPattern = /^(?:[0-9a-f]{8}|[\dA-Za-z]{3}(?:\.[\dA-Za-z]{3})*)$/;

/** A paragraph of an original, with what a reader needs to find it. */
export interface Paragraph {
  mark: string;
  line: number;
  /** Its first words. */
  start: string;
  /** The heading that it stands under; empty above the first. */
  heading: string;
}

/** What is different in an original since a translation was made: its new paragraphs, and how many were taken out. Undefined where it says the same. */
export interface Newer {
  /** Undefined where the translation names a version of earlier engines, which had no paragraphs. */
  paragraphs: Paragraph[] | undefined;
  gone: number;
}

/** Compares the version that a translation names with its original; `old` is the version as earlier engines wrote it. */
export function newerThan(translated: string, original: Paragraph[], old: string): Newer | undefined {
  if (/^[0-9a-f]{8}$/.test(translated)) return translated === old ? undefined : { paragraphs: undefined, gone: 0 };
  const left = new Map<string, number>();
  for (const mark of translated.split('.')) left.set(mark, (left.get(mark) ?? 0) + 1);
  const paragraphs = original.filter(({ mark }) => {
    const count = left.get(mark) ?? 0;
    if (count > 0) left.set(mark, count - 1);
    return count === 0;
  });
  const gone = [...left.values()].reduce((sum, count) => sum + count, 0);
  // A paragraph that was written anew is one that is gone, too.
  const lost = Math.max(0, gone - paragraphs.length);
  return paragraphs.length + lost > 0 ? { paragraphs, gone: lost } : undefined;
}
