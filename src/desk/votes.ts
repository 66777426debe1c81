import { Hono, type Context } from 'hono';
import { addresses } from '../addresses.ts';
import type { DeskParts } from './app.ts';
import { thanksPage } from './forms.ts';
import { clean, cleanLine, readInput } from './message.ts';
import { mask } from './numbers.ts';
import { isFromHere } from './origin.ts';

/** Votes and misses a day from one sender; more are thanked for too, and not kept. */
const most = 100;
const longest = { sentence: 500, question: 300 };

/**
 * "Did this help?", and "tell us" after a search that found nothing. Nothing is kept that says who it was. A "no" counts at once;
 * the sentence that may follow is a row of its own, so only rows without a text are votes.
 */
export function votesApp({ file, store, read, senderOf, now = () => new Date() }: DeskParts): Hono {
  const app = new Hono();
  const { languages } = file.site;
  const languageOf = (tag: string | undefined) => languages.find((own) => own === tag) ?? languages[0]!;
  const isJson = (context: Context) => /json/.test(context.req.header('Accept') + context.req.header('Content-Type')!);

  /** A page of this site, by its path; nothing for any other text. */
  async function pageAt(path = ''): Promise<string> {
    const isPath = /^\/[\w-]+\/([\w-]+\/)+$/.test(path) && languages.includes(path.split('/')[1]!);
    return isPath && (await read(`${path}index.html`)) !== undefined ? path : '';
  }

  async function mayKeep(context: Context): Promise<boolean> {
    const tomorrow = new Date(now().getTime() + 86_400_000).toISOString();
    return (await store.count(`vote ${await senderOf(context)}`, tomorrow, now().toISOString())) <= most;
  }

  async function thanks(context: Context, language: string, shown: Parameters<typeof thanksPage>[1]) {
    const html = await read(`${addresses.thanks(language)}index.html`);
    if (html === undefined) throw new Error(`${addresses.thanks(language)} is not in the built site. Build it again.`);
    context.header('Cache-Control', 'no-store');
    return context.html(thanksPage(html, shown), shown.failed ? 503 : 200);
  }

  /** Sends on to the page that says thanks, with what it shows in its address. */
  function thank(context: Context, language: string, shown: Record<string, string>) {
    if (isJson(context)) return context.body(null, 204);
    const query = new URLSearchParams(Object.entries(shown).filter(([, value]) => value)).toString();
    return context.redirect(addresses.thanks(language) + (query && `?${query}`), 303);
  }

  app.post(addresses.votes, async (context) => {
    if (!isFromHere(context, file.site.address)) return context.json({ error: 'another site' }, 403);
    const input = await readInput(context.req.raw);
    if ('code' in input) return context.json({ error: input.code }, input.status);
    const { lang, helpful = '', voted, text = '' } = input.values;
    const page = await pageAt(input.values['page']);
    const language = languageOf(lang);
    if (!page || !['yes', 'no'].includes(helpful)) return thank(context, language, {});
    const sentence = cover(text);
    try {
      if (await mayKeep(context)) {
        const cast = (words: string) => store.vote(page, language, helpful === 'yes', words, now().toISOString());
        if (!voted) await cast('');
        if (sentence) await cast(sentence);
      }
    } catch {
      if (isJson(context)) return context.json({ error: 'not stored' }, 503);
      return thanks(context, language, { page, ask: helpful === 'no', text, failed: true });
    }
    return thank(context, language, { page, more: helpful === 'no' && !voted && !sentence ? '1' : '' });
  });

  app.post(addresses.misses, async (context) => {
    if (!isFromHere(context, file.site.address)) return context.json({ error: 'another site' }, 403);
    const input = await readInput(context.req.raw);
    if ('code' in input) return context.json({ error: input.code }, input.status);
    const question = withoutPerson(input.values['question'] ?? '');
    const language = languageOf(input.values['lang']);
    try {
      if (question && (await mayKeep(context))) await store.miss(question, language, now().toISOString());
    } catch {
      if (isJson(context)) return context.json({ error: 'not stored' }, 503);
      return thanks(context, language, { question, failed: true });
    }
    return thank(context, language, { question });
  });

  app.get('/:language/contact/thanks/', async (context, next) => {
    const language = context.req.param('language');
    const page = await pageAt(context.req.query('page'));
    const question = withoutPerson(context.req.query('question') ?? '');
    if (!languages.includes(language) || (!page && !question)) return next();
    return thanks(context, language, { page, question, ask: context.req.query('more') === '1' });
  });

  return app;
}

const email = /[^\s<>()",;:]+[@＠][^\s<>()",;:]+/gu;

/** A sentence with dots for personal numbers and e-mail addresses. The first cut bounds the work, the second keeps no part of a number. */
function cover(text: string): string {
  const masked = mask(clean(text).slice(0, 2 * longest.sentence));
  return masked.slice(0, longest.sentence).toWellFormed().replace(email, '•••');
}

/** A question without digits and e-mail addresses. */
function withoutPerson(question: string): string {
  const bare = cleanLine(question).slice(0, 1000).replace(email, '').replace(/\p{N}/gu, '');
  return cleanLine(bare).slice(0, longest.question).toWellFormed();
}
