import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AskFile, Synonyms } from '../answer/file.ts';
import { realWords } from './realwords.ts';
import { stemmerOf, type Stem } from '../words/stem.ts';
import { wordsOf } from '../words/text.ts';
import type { AgencyWords } from './words.ts';

/** A page as the search knows it. */
export interface AskPage {
  address: string;
  title: string;
  summary: string;
  /** What it is (article, guide, service), its topic, whom it is for: short name and what readers see. */
  kind: [string, string];
  /** A page about all topics has none. */
  topic?: [string, string];
  audience: [string, string][];
  asks: string[];
  /** What a guide offers to whoever is not sure, in words that its title follows. */
  offer?: string;
  /** All of its text. */
  text: string;
}

/** Words of a language that mean little in a question, and those that mean the same. */
export interface Words {
  /** Dropped from a question. */
  function: string[];
  /** Dropped unless nothing else is left. */
  question: string[];
  /** Half as heavy as others. */
  stop: string[];
  /** Words that people use for the same thing. */
  same: string[][];
  /** What people name in particular, and what offices call it, each with spaces between the words. */
  broader: [from: string, to: string][];
  /** Everyday words that are in no list above, with spaces between them: no mistakes, though near other words. */
  real: string[];
}

/**
 * How many of a page's own words the file keeps: all that a small site's pages have, fewer on a large one, whose
 * file would weigh too much. More find better, but less and less so (see src/README.md).
 */
const wordsKept = (pages: number) => Math.min(150, Math.max(32, Math.round(40_000 / Math.max(1, pages))));

/** The engine's words for a language; none for a language that it does not know. */
function engineWords(language: string): Words {
  const file = join('src', 'ask', 'words', `${language}.json`);
  const none = { function: [], question: [], stop: [], same: [], broader: [], real: [] };
  return existsSync(file) ? { ...none, ...(JSON.parse(readFileSync(file, 'utf8')) as Words) } : none;
}

/**
 * Makes the one file that a question needs: pages with titles and `asks`, every word of the site with its weight,
 * and for each page the words that tell it from others. About 80 KB (Brotli) for a thousand pages.
 */
export async function prepare(language: string, pages: AskPage[], agency: AgencyWords): Promise<AskFile> {
  const stem = remembering(await stemmerOf(language));
  const engine = engineWords(language);
  const lightWords = new Set([...engine.function, ...engine.question].flatMap(wordsOf));
  const heavy = new Set(
    pages.flatMap(({ title, summary, asks, text }) =>
      [...new Set(wordsOf([title, summary, ...asks, text].join(' ')))]
        .filter((word) => !lightWords.has(word))
        .map(stem),
    ),
  );
  /** Without the light words whose stem another word has (`mot`: `møte`). */
  const told = (text: string) => wordsOf(text).filter((word) => !lightWords.has(word) || !heavy.has(stem(word)));
  const stems = (text: string) => told(text).map(stem);
  const shapes = new Map<string, Map<string, number>>();
  const counts = pages.map((page) => {
    const body = new Map<string, number>();
    for (const [word, count] of countsOf(told(`${page.summary} ${page.text}`))) {
      const root = stem(word);
      body.set(root, (body.get(root) ?? 0) + count);
      see(shapes, root, word, count);
    }
    for (const word of told([page.title, ...page.asks].join(' '))) see(shapes, stem(word), word, 1);
    return { body, title: new Set(stems(page.title)), asks: page.asks.map((ask) => new Set(stems(ask))) };
  });

  const frequency = new Map<string, number>();
  for (const { body, title, asks } of counts)
    for (const root of new Set([...body.keys(), ...title, ...asks.flatMap((ask) => [...ask])]))
      frequency.set(root, (frequency.get(root) ?? 0) + 1);
  const rarity = (root: string) => Math.log(1 + pages.length / (frequency.get(root) ?? 1));
  const light = new Set([...shapes.keys()].filter((root) => !heavy.has(root)));

  const postings = new Map<string, number[]>();
  const lengths = pages.map(({ summary, text }) => wordsOf(`${summary} ${text}`).length);
  const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, pages.length);
  counts.forEach(({ body, title, asks }, page) => {
    const own = [...body]
      .filter(([root]) => !light.has(root))
      .sort((a, b) => b[1] * rarity(b[0]) - a[1] * rarity(a[0]))
      .slice(0, wordsKept(pages.length))
      .map(([root]) => root);
    for (const root of new Set([...own, ...title, ...asks.flatMap((ask) => [...ask])])) {
      const often = (body.get(root) ?? 0) / (0.25 + (0.75 * lengths[page]!) / usual);
      const level = often === 0 ? 0 : often < 1.5 ? 1 : often < 4 ? 2 : 3;
      const inAsks = Math.min(3, asks.filter((ask) => ask.has(root)).length);
      const list = postings.get(root) ?? postings.set(root, []).get(root)!;
      list.push(page * 32 + level * 8 + inAsks * 2 + (title.has(root) ? 1 : 0));
    }
  });

  const roots = [...frequency.keys()].filter((root) => !light.has(root) || postings.has(root)).sort();
  const has = new Set(roots);
  const words = roots.map((root) => usualShape(shapes.get(root)!));
  const topics = named(pages.flatMap(({ topic }) => (topic ? [topic] : [])));
  const kinds = named(pages.map(({ kind }) => kind));
  const audiences = named(pages.flatMap(({ audience }) => audience));
  /** -1 for what a page has not. */
  const place = (list: [string, string][], one?: [string, string]) => list.findIndex(([other]) => other === one?.[0]);
  const group = (words: string[]) => [...new Set(words.flatMap(wordsOf).map(stem))];
  const isKnown = (roots: string[]) => roots.some((root) => has.has(root));
  const synonyms: Synonyms = {
    same: engine.same.map(group).filter(isKnown),
    broader: engine.broader
      .map(([from, to]): [string[], string[]] => [group([from]), group([to]).filter((root) => has.has(root))])
      .filter(([, to]) => to.length > 0),
    agency: agency.synonyms.map(group).filter(isKnown),
    oneWay: Object.entries(agency.oneWay).map(([from, to]) => [group([from]), group(to)]),
    pairs: norwegianPairs(language)
      .map(([from, to]): [string[], string[]] => [group([from]), group([to])])
      .filter(([, to]) => isKnown(to)),
  };
  return {
    language,
    topics,
    kinds,
    audiences,
    pages: pages.map(({ address, title, summary, topic, kind, audience, asks, offer }) => [
      address,
      title,
      summary,
      place(topics, topic),
      place(kinds, kind),
      audience.map((one) => place(audiences, one)),
      asks,
      ...((offer ? [offer] : []) as [string?]),
    ]),
    words: words.join(' '),
    frequencies: roots.map((root) => frequency.get(root)!),
    postings: roots.map((root) => differences(postings.get(root) ?? [])),
    light: {
      function: engine.function.join(' '),
      question: engine.question.join(' '),
      stop: [...engine.stop, ...agency.stopWords].join(' '),
    },
    real: realWords(wordsOfNone(engine, stem, has), {
      stem,
      written: new Set([...shapes.values()].flatMap((shape) => [...shape.keys()])),
      words,
      roots: has,
      linked: new Set([...synonyms.same, ...synonyms.broader.map(([from]) => from)].flat()),
    }).join(' '),
    synonyms,
    bestBets: agency.bestBets,
  };
}

/** The engine's words for what no page speaks of. */
function wordsOfNone(engine: Words, stem: Stem, has: Set<string>): string[] {
  const isOn = (text: string) => wordsOf(text).some((word) => has.has(stem(word)));
  const same = engine.same.filter((group) => !group.some(isOn));
  const broader = engine.broader.filter(([, to]) => !isOn(to));
  return [engine.stop, ...same, broader.flat(), engine.real].flat().flatMap(wordsOf);
}

/** Each name once. */
function named(names: [string, string][]): [string, string][] {
  return [...new Map(names)];
}

/** The same stemmer, for texts in which most words come again. */
function remembering(stem: Stem): Stem {
  const known = new Map<string, string>();
  return (word) => {
    const root = known.get(word) ?? stem(word);
    known.set(word, root);
    return root;
  };
}

function countsOf(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function see(shapes: Map<string, Map<string, number>>, root: string, word: string, count: number) {
  const seen = shapes.get(root) ?? shapes.set(root, new Map()).get(root)!;
  seen.set(word, (seen.get(word) ?? 0) + count);
}

/** The form in which a word is written most often: the file keeps it, since it gives the stem and can be shown. */
function usualShape(shapes: Map<string, number>): string {
  return [...shapes].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0]![0];
}

/** Small numbers weigh less: each entry's distance from the one before. */
function differences(numbers: number[]): number[] {
  return numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
}

/** Bokmål and Nynorsk: what a visitor writes in the one, and the word of the other. */
function norwegianPairs(language: string): [string, string][] {
  if (language !== 'nb' && language !== 'nn') return [];
  const pairs = Object.entries(
    JSON.parse(readFileSync(join('src', 'ask', 'words', 'nynorsk.json'), 'utf8')) as Record<string, string>,
  );
  return pairs.map(([bokmaal, nynorsk]) => (language === 'nn' ? [bokmaal, nynorsk] : [nynorsk, bokmaal]));
}
