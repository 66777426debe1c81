import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page as every engine gets it: plain text, and the questions it promises to answer, if it has any. */
export interface Page {
  slug: string;
  title: string;
  body: string;
  asks?: string[];
}

/** A question with the page that answers it, as written and with one typing mistake. */
export interface Question {
  text: string;
  mistyped: string;
  slug: string;
}

/** Pages to search, with questions that only pages among them answer. */
export interface Portal {
  name: string;
  pages: Page[];
  questions: Question[];
}

const stopWords = new Set(
  'about after again also another anyone anything because been before being between both cannot could does doing down each from have having here into just like many more most much only other possible should some somehow someone something such than that their them then there these they this those through under until very want what when where whether which while will with within without would your'.split(
    ' ',
  ),
);

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * The portals of the benchmark: the pages that have questions (`small`), the same among a thousand
 * others (`large`), and each with three of a page's questions as its `asks` and the others left to ask.
 * `ASK_DATA` names the folder with `questions-en.json` and `pages-en.json`.
 */
export function readPortals(folder = process.env['ASK_DATA'] ?? '../shared/data', seed = 1): Portal[] {
  const { pages: small, queries } = readJson<{ pages: Page[]; queries: { q: string; slug: string }[] }>(
    join(folder, 'questions-en.json'),
  );
  const large = [...small, ...readJson<{ pages: Page[] }>(join(folder, 'pages-en.json')).pages];

  const questions = queries.map(({ q, slug }) => ({ text: q, mistyped: mistype(q, seed), slug }));
  const asked = new Map(
    small.map(({ slug }) => {
      const own = questions.filter((question) => question.slug === slug);
      return [slug, new Set(shuffle(own, seededRandom(`${seed} ${slug}`)).slice(0, 3))];
    }),
  );
  const withAsks = (pages: Page[]) =>
    pages.map((page) => {
      const asks = [...(asked.get(page.slug) ?? [])].map(({ text }) => text);
      return asks.length > 0 ? { ...page, asks } : page;
    });
  const heldOut = questions.filter((question) => !asked.get(question.slug)?.has(question));

  return [
    { name: 'small', pages: small, questions },
    { name: 'large', pages: large, questions },
    { name: 'small + asks', pages: withAsks(small), questions: heldOut },
    { name: 'large + asks', pages: withAsks(large), questions: heldOut },
  ];
}

/**
 * The question with one slip of the finger in one of its three longest content words: two letters
 * swapped, one left out, one doubled, or the key beside it. The same question and seed slip alike.
 */
export function mistype(question: string, seed = 1): string {
  const random = seededRandom(`${seed} ${question}`);
  const words = [...question.matchAll(/\p{L}+/gu)];
  const content = words.filter(([word]) => word.length > 3 && !stopWords.has(word.toLowerCase()));
  const longest = (content.length > 0 ? content : words).toSorted(([a], [b]) => b.length - a.length).slice(0, 3);
  const word = pick(longest, random);
  if (!word) return question;
  // A swap of two like letters or a key without neighbours changes nothing: slip again.
  for (let attempt = 0; attempt < 20; attempt++) {
    const slipped = slip(word[0], random);
    if (slipped !== word[0])
      return question.slice(0, word.index) + slipped + question.slice(word.index + word[0].length);
  }
  return question;
}

function slip(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const before = word.slice(0, at);
  const letter = word.charAt(at);
  const after = word.slice(at + 1);
  const slips = [
    () => before + after.charAt(0) + letter + after.slice(1),
    () => before + after,
    () => before + letter + letter + after,
    () => before + (pick(neighbours(letter), random) ?? letter) + after,
  ];
  return pick(slips, random)!();
}

function neighbours(letter: string): string[] {
  const row = keyboard.find((keys) => keys.includes(letter)) ?? '';
  const at = row.indexOf(letter);
  return [row.charAt(at - 1), row.charAt(at + 1)].filter((key) => key !== '');
}

/** The values in an order that only `random` decides; the list itself stays as it is. */
export function shuffle<Value>(values: Value[], random: () => number): Value[] {
  return values
    .map((value) => ({ value, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

/** Numbers from 0 to 1 that depend on the seed alone: FNV-1a, then mulberry32. */
export function seededRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <Value>(values: Value[], random: () => number) => values[Math.floor(random() * values.length)];

const readJson = <Data>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as Data;
