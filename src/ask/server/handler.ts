import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { addresses } from '../../site/addresses.ts';
import type { Answers } from './fill.ts';

/** What the host gives. */
export interface AskParts {
  languages: string[];
  /** The text of a file of the built site, by its address; nothing when there is none. */
  read: (address: string) => Promise<string | undefined>;
  /** Addresses of the pages on which a word stands, from the full text, where the host can search it. */
  search?: (language: string, word: string) => Promise<string[]>;
}

/** Ask on a server. */
export interface Ask {
  app: Hono;
  /** Up to three pages that may answer a longer text, best first. */
  suggest: (language: string, text: string) => Promise<{ title: string; address: string }[]>;
}

/**
 * Answers a question without JavaScript in the browser: `GET /desk/ask?q=…&lang=…`, and the search
 * page itself. It fills the built search page, so that the answer has the site's face and words. An
 * address that it does not know is left to others.
 */
export function openAsk(parts: AskParts): Ask {
  const { languages } = parts;
  const app = new Hono();
  let opened: Answers | undefined;

  /** Most questions are answered in the browser: what answers one here is loaded when somebody asks. */
  const answers = async () => (opened ??= (await import('./fill.ts')).openAnswers(parts));

  async function answered(context: Context, language: string): Promise<Response | undefined> {
    if (!languages.includes(language)) return undefined;
    const html = await (await answers()).page(language, new URL(context.req.url).searchParams);
    return html === undefined ? undefined : context.html(html);
  }

  app.get(
    addresses.ask,
    async (context, next) => (await answered(context, context.req.query('lang') ?? languages[0]!)) ?? next(),
  );
  app.get(
    '/:language/search/',
    async (context, next) => (await answered(context, context.req.param('language'))) ?? next(),
  );

  return { app, suggest: async (language, text) => (await answers()).suggest(language, text) };
}
