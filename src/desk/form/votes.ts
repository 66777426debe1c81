import { Hono } from 'hono/tiny';
import { redact } from '../../ask/words/redact.ts';
import { addressesBelow, baseOf } from '../../site/below.ts';
import { isJson, nameOf, type Context, type Env, type Status } from '../context.ts';
import type { DeskParts } from '../parts.ts';
import { after } from '../store/time.ts';
import type { Pages } from './fill/pages.ts';
import { thanksPage } from './fill/thanks.ts';
import type { Values } from './fill/values.ts';
import { crossOrigin, isSameOrigin } from './origin.ts';
import { readInput } from './read/body.ts';
import { digestOf } from '../secrets/hash.ts';
import { mask } from './read/numbers.ts';
import { clean, cleanLine } from './read/text.ts';

/** Votes and misses a day from one sender; more are thanked for too, and not kept. */
const most = 100;
const longest = 500;

type Shown = Parameters<typeof thanksPage>[1];

/** What a page says of itself in its form, and the page that thanks shows by: names of the site's own. */
const aboutOf = ({ topic = '', desk = '' }: Values) => ({ topic: named(topic), desk: named(desk) });
const named = (name: string) => (/^[\w-]{1,60}$/.test(name) ? name : '');

/**
 * "Did this help?", and "tell us" after a search that found nothing. Nothing is kept that says who it was. A "no" counts at once;
 * the sentence that may follow is a row of its own, so only rows without a text are votes.
 */
export function voteRoutes(parts: DeskParts, pages: Pages): Hono<Env> {
  const { built, html, languageOf, languageFor, showForm } = pages;
  const { file, store, read, senderOf, now = () => new Date() } = parts;
  const app = new Hono<Env>();
  const { languages } = file.site;
  const addresses = addressesBelow(baseOf(file.site.address));

  /** A page of this site, by its address; nothing for any other text. */
  async function pageAt(address = ''): Promise<string> {
    const tag = languages.find((one) => address.startsWith(addresses.home(one)));
    const isPage = tag !== undefined && /^([\w-]+\/)+$/.test(address.slice(addresses.home(tag).length));
    return isPage && (await read(`${address}index.html`)) !== undefined ? address : '';
  }

  /** The subject of a message about a page: that of its topic's name, or the first of the desk that knows more. */
  function subjectOf({ topic, desk }: ReturnType<typeof aboutOf>): string {
    const own = Object.entries(file.subjects).filter(([, subject]) => subject.desk === desk);
    return (own.find(([id]) => id === topic) ?? own[0])?.[0] ?? '';
  }

  async function mayKeep(context: Context): Promise<boolean> {
    const key = `vote ${await senderOf(context)}`;
    return (await store.count(key, after(now(), 86_400_000), now().toISOString())) <= most;
  }

  /** Whether somebody tells of a question for the first time today: so many rows are so many people. The key names neither. */
  async function isNew(context: Context, question: string): Promise<boolean> {
    const key = `miss ${await digestOf(`${await senderOf(context)} ${question}`)}`;
    return (await store.count(key, after(now(), 86_400_000), now().toISOString())) === 1;
  }

  async function thanks(context: Context, language: string, shown: Shown, status: Status = 200) {
    return html(context, thanksPage(await built('thanks', language), shown), status);
  }

  /** Sends on to the page that says thanks, with what it shows in its address. */
  function thank(context: Context, language: string, shown: Record<string, string>) {
    if (isJson(context)) return context.body(null, 204);
    const query = new URLSearchParams(Object.entries(shown).filter(([, value]) => value)).toString();
    return context.redirect(addresses.thanks(language) + (query && `?${query}`), 303);
  }

  /** What a form of ours holds, or the answer to what is none. */
  async function valuesOf(context: Context): Promise<Values | Response> {
    const input = isSameOrigin(context, file.site.address) ? await readInput(context.req.raw) : crossOrigin;
    if (!('code' in input)) return input.values;
    if (input.code === 'gone') return context.body(null, 400);
    return isJson(context)
      ? context.json({ error: input.code }, input.status)
      : thanks(context, languageFor(context), { failed: true }, input.status);
  }

  /** The answer when nothing could be stored: everything typed is still there. */
  function failed(context: Context, error: unknown, language: string, shown: Shown) {
    context.set('error', nameOf(error));
    if (isJson(context)) return context.json({ error: 'not stored' }, 503);
    return thanks(context, language, { ...shown, failed: true }, 503);
  }

  app.post(addresses.votes, async (context) => {
    const values = await valuesOf(context);
    if (values instanceof Response) return values;
    const { lang, helpful = '', voted, text = '' } = values;
    const page = await pageAt(values['page']);
    const language = languageOf(lang);
    const about = aboutOf(values);
    // Nothing that was typed is put into an address: the form is filled here, and sends it on.
    if (values['step'] === 'write' && !isJson(context))
      return showForm(
        context,
        {
          lang: language,
          message: clean(text),
          page,
          question: cleanLine(values['question'] ?? '').slice(0, 300),
          subject: subjectOf(about),
        },
        { status: 200 },
      );
    const problems = [
      ...(page ? [] : [{ field: 'page', code: 'unknown' }]),
      ...(['yes', 'no'].includes(helpful) ? [] : [{ field: 'helpful', code: 'unknown' }]),
    ];
    if (problems.length > 0) return isJson(context) ? context.json({ problems }, 422) : thank(context, language, {});
    const sentence = cover(text);
    try {
      if (await mayKeep(context)) {
        const cast = (words: string) => store.vote(page, language, helpful === 'yes', words, now().toISOString());
        if (!voted) await cast('');
        if (sentence) await cast(sentence);
      }
    } catch (error) {
      return failed(context, error, language, { page, ...about, ask: helpful === 'no', text });
    }
    const isNo = helpful === 'no';
    return thank(context, language, { page, ...(isNo && about), more: isNo ? (voted || sentence ? '2' : '1') : '' });
  });

  // Who enters the address of a filled page once more gets the form.
  app.get(addresses.votes, (context) => context.redirect(addresses.contact(languageFor(context)), 303));

  app.post(addresses.misses, async (context) => {
    const values = await valuesOf(context);
    if (values instanceof Response) return values;
    const question = redact(cleanLine(values['question'] ?? ''));
    const language = languageOf(values['lang']);
    if (!question && isJson(context)) return context.json({ problems: [{ field: 'question', code: 'missing' }] }, 422);
    try {
      if (question && (await mayKeep(context)) && (await isNew(context, question)))
        await store.miss(question, language, now().toISOString());
    } catch (error) {
      return failed(context, error, language, { question });
    }
    return thank(context, language, { question });
  });

  app.get(addresses.thanks(':language'), async (context, next) => {
    const language = context.req.param('language') ?? '';
    const page = await pageAt(context.req.query('page'));
    const question = redact(cleanLine(context.req.query('question') ?? ''));
    if (!languages.includes(language) || (!page && !question)) return next();
    const more = context.req.query('more');
    const about = aboutOf(context.req.query());
    return thanks(context, language, { page, question, ...about, ask: more === '1', offer: !!page && !!more });
  });

  return app;
}

const email = /[^\s<>()",;:]+[@＠][^\s<>()",;:]+/gu;

/** A sentence with dots for personal numbers and e-mail addresses. The first cut bounds the work, the second keeps no part of a number. */
function cover(text: string): string {
  const masked = mask(clean(text).slice(0, 2 * longest));
  return masked.slice(0, longest).toWellFormed().replace(email, '•••');
}
