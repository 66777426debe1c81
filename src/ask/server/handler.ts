import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { addresses } from '../../site/addresses.ts';
import type { Answers, AskParts } from './answers.ts';

/** Ask on a server. */
export interface Ask {
  app: Hono;
  suggest: Answers['suggest'];
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
    '/:language/search/',
    async (context, next) => (await answered(context, context.req.param('language'))) ?? next(),
  );

  return { app, suggest: async (language, text) => (await answers()).suggest(language, text) };
}
