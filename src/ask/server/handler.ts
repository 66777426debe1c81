import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { addressesBelow } from '../../site/below.ts';
import type { Answers, AskParts } from './answers.ts';

/** The search on a server. */
export interface Ask {
  app: Hono;
  suggest: Answers['suggest'];
}

/**
 * A Hono app that answers questions without JavaScript in the browser: `GET /desk/ask?q=…&lang=…` and the search page
 * itself, `GET /:language/search/?q=…`, by server-side rendering into the built search page. Without a page for the
 * language it calls the next handler.
 *
 * `openAsk({ languages: ['en'], base: '', read }).app.request('/en/search/?q=loan')` is the filled page.
 */
export function openAsk(parts: AskParts): Ask {
  const { languages, base } = parts;
  const addresses = addressesBelow(base);
  const app = new Hono();
  let opened: Answers | undefined;

  /** Most questions are answered in the browser: what answers one here is loaded when somebody asks. */
  const answers = async () => (opened ??= (await import('./answers.ts')).openAnswers(parts));

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
    addresses.search(':language'),
    async (context, next) => (await answered(context, context.req.param('language') ?? '')) ?? next(),
  );

  return { app, suggest: async (language, text) => (await answers()).suggest(language, text) };
}
