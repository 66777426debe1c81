import type { Stem } from '../../ask/words/stem.ts';
import { wordsOf } from '../../ask/words/text.ts';
import { leadingArticles } from './rank/leading.ts';
import type { Load, Manifest } from './shards.ts';

/** Keys that a file of fingerprints holds about: 1 KB packed. */
export const keysPerFile = 600;
/** Signs of a fingerprint: of a thousand questions that name nothing, ten ask further in vain. */
const width = 3;

/** The file in which the fingerprint of a key stands, of so many, and the fingerprint. */
export function fingerprintOf(key: string, files: number): { file: number; print: string } {
  let hash = 0x811c9dc5;
  // FNV-1a.
  for (const sign of key) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193) >>> 0;
  const print = (Math.floor(hash / files) % 36 ** width).toString(36).padStart(width, '0');
  return { file: hash % files, print };
}

/** The key of a title, which begins behind its article, of a name, whose words can stand in any order, of a word of either, and of a word of a name, or the stem of one. */
export const keyOf = {
  title: (words: string[], articles: Set<string>) =>
    `t ${words.slice(words.length > 1 && articles.has(words[0]!) ? 1 : 0).join(' ')}`,
  name: (words: string[]) => `n ${words.toSorted().join(' ')}`,
  word: (word: string) => `w ${word}`,
  author: (word: string) => `a ${word}`,
};

/** A question as the search for pages understands it. */
export interface Question {
  question: string;
  /** Words that are on no page, or only as they would be corrected. */
  unknown: Set<string>;
  /** Whether a word means little, as in `do you have`. */
  isLight: (word: string) => boolean;
  /** Whether a word is what a library calls its works, such as `books`. */
  isKind: (word: string) => boolean;
  /** The stemmer of the page. */
  stem: Stem;
}

/** Why a question may name a title or an author: as a whole; by words that no page has; by a word for works (`books by king`). */
export type Reason = 'title' | 'name' | 'unknown' | 'kind';

const mostWords = 20;

/**
 * Why a question may name a title or an author of the catalogue, by one or two small files: most questions do not, and load
 * nothing else. What a fingerprint says can be chance, so all reasons are given, the best first. Rejects when a file cannot be loaded.
 */
export async function mayName(
  { question, unknown, isLight, isKind, stem }: Question,
  { known: files, languages }: Manifest,
  load: Load,
): Promise<Reason[]> {
  const words = wordsOf(question);
  if (words.length === 0 || words.length > mostWords || files === 0) return [];
  const isKnown = async (key: string) => {
    const { file, print } = fingerprintOf(key, files);
    const prints = (await load(`known-${file}.json`)) as string;
    for (let at = 0; at < prints.length; at += width) if (prints.startsWith(print, at)) return true;
    return false;
  };
  const whole: Reason[] = [];
  if (await isKnown(keyOf.title(words, leadingArticles(languages)))) whole.push('title');
  if (words.length > 1 && (await isKnown(keyOf.name(words)))) whole.push('name');
  const telling = words.filter((word) => !isLight(word) && !isKind(word));
  const reason = telling.some((word) => unknown.has(word)) ? 'unknown' : words.some(isKind) ? 'kind' : undefined;
  if (!reason || telling.length === 0) return whole;
  // Of `book a room` no word is an author's.
  const key = reason === 'kind' ? keyOf.author : keyOf.word;
  for (const word of telling)
    if (!(await isKnown(key(word))) && !(await isKnown(keyOf.author(stem(word))))) return whole;
  return [...whole, reason];
}
