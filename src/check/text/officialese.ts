import { existsSync, readFileSync } from 'node:fs';
import { wordsOf } from '../../ask/words/text.ts';

interface Plain {
  pattern: RegExp;
  /** The first word of each entry, folded: a text without any of them needs no looking through. */
  first: Set<string>;
  instead: Map<string, string>;
}

const lists = new Map<string, Plain | undefined>();

/** The words of offices in a language, with what people say; undefined for one without a list. */
function listOf(language: string): Plain | undefined {
  if (lists.has(language)) return lists.get(language);
  const file = [language, language.split('-')[0]!]
    .map((tag) => `src/check/text/officialese/${tag}.txt`)
    .find((name) => existsSync(name));
  const instead = new Map<string, string>();
  for (const line of file ? readFileSync(file, 'utf8').split('\n') : []) {
    const [words, plain] = line.split(' = ');
    for (const word of plain ? words!.split('|') : []) instead.set(word.trim().toLowerCase(), plain!.trim());
  }
  const all = [...instead.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.()]/g, '\\$&').replaceAll(' ', '\\s+'));
  const list = file
    ? {
        pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${all.join('|')})(?![\\p{L}\\p{N}-])`, 'giu'),
        first: new Set([...instead.keys()].flatMap((word) => wordsOf(word)[0] ?? [])),
        instead,
      }
    : undefined;
  lists.set(language, list);
  return list;
}

/**
 * The words of offices in a text that have a plain one, with their places. `words` are those of the text, folded, where they are known.
 *
 *     officialese('Prior to commencing', 'en'); // [{ at: 0, found: 'Prior to', plain: 'before' }, …]
 */
export function officialese(
  text: string,
  language: string,
  words = wordsOf(text),
): { at: number; found: string; plain: string }[] {
  const list = listOf(language);
  if (!list || !words.some((word) => list.first.has(word))) return [];
  return [...text.matchAll(list.pattern)].flatMap(({ 0: found, index }) => {
    const plain = list.instead.get(found.toLowerCase().replace(/\s+/g, ' '));
    return plain ? [{ at: index, found, plain }] : [];
  });
}
