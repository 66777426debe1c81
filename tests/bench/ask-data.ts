import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readArticles } from '../../src/articles/read.ts';
import { mistype, seededRandom } from '../../src/check/mistype.ts';
import { readSite } from '../../src/settings/site.ts';

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
  /** Other pages that answer it as well. */
  also?: string[];
}

/** Pages to search, with questions that only pages among them answer. */
export interface Portal {
  name: string;
  language: string;
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
    { name: 'small', language: 'en', pages: small, questions },
    { name: 'large', language: 'en', pages: large, questions },
    { name: 'small + asks', language: 'en', pages: withAsks(small), questions: heldOut },
    { name: 'large + asks', language: 'en', pages: withAsks(large), questions: heldOut },
  ];
}

/**
 * Portals of your own, in any language: each JSON file in the folder that `ASK_PORTALS` names, as
 * `{lang, pages: [{slug, title, body}], queries: [{q, slug}]}`. Without that setting there are none.
 */
export function readOtherPortals(folder = process.env['ASK_PORTALS'], seed = 1): Portal[] {
  if (!folder) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.map((name) => {
    type File = { lang: string; pages: Page[]; queries: { q: string; slug: string }[] };
    const { lang, pages, queries } = readJson<File>(join(folder, name));
    const questions = queries.map(({ q, slug }) => ({ text: q, mistyped: mistype(q, seed), slug }));
    return { name, language: lang, pages, questions };
  });
}

/**
 * The site's own articles in each of its languages. One of each article's `asks`, drawn by seed, is
 * the question and is not among the `asks` that the engines get.
 */
export function readOwnPortals(seed = 1): Portal[] {
  const { languages } = readSite().site;
  return languages.map((language) => {
    const articles = readArticles(languages).filter(
      (article) => article.language === language && article.fields!.asks.length > 0,
    );
    const drawn = articles.map(({ slug, fields }) => shuffle(fields!.asks, seededRandom(`${seed} ${slug}`))[0]!);
    return {
      name: `own ${language}`,
      language,
      pages: articles.map(({ slug, fields, body }, index) => ({
        slug,
        title: fields!.title,
        body: `${fields!.summary}\n\n${body.text}`,
        asks: fields!.asks.filter((ask) => ask !== drawn[index]),
      })),
      questions: articles.map(({ slug }, index) => ({
        text: drawn[index]!,
        mistyped: mistype(drawn[index]!, seed),
        slug,
      })),
    };
  });
}

/** The values in an order that only `random` decides; the list itself stays as it is. */
export function shuffle<Value>(values: Value[], random: () => number): Value[] {
  return values
    .map((value) => ({ value, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

const readJson = <Data>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as Data;
