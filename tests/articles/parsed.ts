import { parseArticle } from '../../src/articles/parse.ts';

/** An article of the tests' own, parsed with what it needs from outside. */
export const parse = (text: string) =>
  parseArticle(text, {
    addressOf: (slug: string) => `/en/${slug}/`,
    addressAt: (path: string) => path,
    noteTitles: { info: 'Good to know', warning: 'Important' },
    language: 'en',
  });

/** Its mistakes, each in a line. */
export const mistakesIn = (text: string) =>
  parse(text).mistakes.map(({ line, column, message }) => `${line}:${column} ${message}`);
