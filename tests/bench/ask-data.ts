import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mistype, seededRandom } from '../../src/check/mistype.ts';

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

/** The values in an order that only `random` decides; the list itself stays as it is. */
export function shuffle<Value>(values: Value[], random: () => number): Value[] {
  return values
    .map((value) => ({ value, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

const readJson = <Data>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as Data;
