import { addressesBelow, baseOf } from '../../site/below.ts';
import { isJson, type Context } from '../context.ts';
import type { DeskParts } from '../parts.ts';
import { readCode } from '../secrets/codes.ts';
import { digestOf, sameText } from '../secrets/hash.ts';
import { verify } from '../secrets/tokens.ts';
import { after } from '../store/time.ts';
import { answeredPage } from './fill/answered.ts';
import { sayerOf } from './fill/answer-by.ts';
import type { Pages } from './fill/pages.ts';
import { statusPage } from './fill/status.ts';
import type { Values } from './fill/values.ts';
import { crossOrigin, isSameOrigin } from './origin.ts';
import { readInput } from './read/body.ts';

/** Tries a day from one sender for each message that it may send: the decision "A secret word can be said" has the sum. */
const triesFor = 1;

/** Answers with what became of a message. */
export async function lookUp(context: Context, parts: DeskParts, pages: Pages): Promise<Response> {
  const { built, html, languageOf, languageFor } = pages;
  const { file, store, now = () => new Date() } = parts;
  const input = isSameOrigin(context, file.site.address) ? await readInput(context.req.raw) : crossOrigin;
  if ('code' in input && input.code === 'gone') return context.body(null, 400);
  if ('code' in input)
    return isJson(context)
      ? context.json({ error: input.code }, input.status)
      : html(context, statusPage(await built('status', languageFor(context)), '', 'unknown'), input.status);
  if (input.values.kind !== undefined && file.orders)
    return (await import('../orders/look-up.ts')).lookUpOrder(context, parts, pages, input.values);
  context.set('values', input.values);
  const { reference = '', secret = '', lang } = input.values;
  const given = await digestOf(readCode(secret));
  const time = now();
  const tries = await store.count(
    `status ${await parts.senderOf(context)}`,
    after(time, 86_400_000),
    time.toISOString(),
  );
  if (tries > parts.limits.hard * triesFor) {
    context.header('Retry-After', '3600');
    return isJson(context)
      ? context.json({ error: 'too many' }, 429)
      : html(context, statusPage(await built('status', languageOf(lang)), reference, 'failed'), 429);
  }
  const kept = await store.find(readCode(reference));
  const own = kept && sameText(kept.secret, given) ? kept : undefined;
  if (isJson(context)) {
    if (!own) return context.json({ state: 'unknown' }, 404);
    const { state, desk, received, answerBy, reopened, notes, suggestion, outcome, link, details } = own;
    return context.json({
      reference: own.reference,
      state,
      desk: file.desks[desk]?.name,
      received,
      answerBy,
      notes,
      ...(details && { wish: details.wish }),
      ...(reopened && { reopened }),
      ...(suggestion && { outcome, link }),
    });
  }
  const language = languageOf(lang);
  const by = own?.answerBy ? sayerOf(new Date(own.answerBy), file, language, { now: time }) : undefined;
  const isLate = !!own?.answerBy && Date.parse(own.answerBy) <= time.getTime();
  return html(context, statusPage(await built('status', language), reference, own ?? 'unknown', { by, isLate }));
}

/** The page behind the link for staff, with its button. */
export async function askToMark(
  context: Context,
  parts: DeskParts,
  { built, html, languageOf }: Pages,
): Promise<Response> {
  const { store, secrets, now = () => new Date() } = parts;
  const token = context.req.query('token') ?? '';
  const reference = (await verify(secrets, 'answered', token, now().toISOString())) ?? '';
  const kept = reference ? await store.find(reference) : undefined;
  const done = kept !== undefined && kept.state !== 'received';
  const page = await built('answered', languageOf(undefined));
  return html(context, answeredPage(page, kept?.reference ?? '', token, done));
}

/** Marks a message as answered, for whoever pressed the button. */
export async function mark(
  context: Context,
  parts: DeskParts,
  { built, html, languageOf, languageFor }: Pages,
): Promise<Response> {
  const { file, store, secrets, now = () => new Date() } = parts;
  const input = isSameOrigin(context, file.site.address) ? await readInput(context.req.raw) : crossOrigin;
  if ('code' in input && input.code === 'gone') return context.body(null, 400);
  if ('code' in input)
    return isJson(context)
      ? context.json({ error: input.code }, input.status)
      : html(context, answeredPage(await built('answered', languageFor(context)), '', '', false), input.status);
  const token = input.values.proof ?? '';
  const reference = await verify(secrets, 'answered', token, now().toISOString());
  const done = reference !== undefined && (await store.setState(reference, 'answered', now().toISOString()));
  const page = await built('answered', languageOf(input.values.lang));
  return html(context, answeredPage(page, done ? reference : '', token, done));
}

/** Either page when something failed; nothing for another address. */
export async function failedPage(
  context: Context,
  { file }: DeskParts,
  { built, html, languageOf }: Pages,
  values: Values,
): Promise<Response | undefined> {
  const addresses = addressesBelow(baseOf(file.site.address));
  const language = languageOf(values['lang']);
  const id = values['kind'] ?? '';
  if (context.req.path === addresses.statusOf && file.orders && Object.hasOwn(file.orders, id)) {
    const shown = { id, typed: values['number'] ?? '', language, file, now: new Date() };
    return html(
      context,
      (await import('../orders/fill.ts')).orderPage(await built('status', language), 'failed', shown),
      503,
    );
  }
  if (context.req.path === addresses.statusOf)
    return html(context, statusPage(await built('status', language), values['reference'] ?? '', 'failed'), 503);
  if (context.req.path === addresses.answered)
    return html(context, answeredPage(await built('answered', language), '', '', false, true), 503);
  return undefined;
}
