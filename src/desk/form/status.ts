import { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../../site/below.ts';
import { isJson, type Env } from '../context.ts';
import type { DeskParts } from '../parts.ts';
import { readCode } from '../secrets/codes.ts';
import { digestOf, sameText } from '../secrets/hash.ts';
import { after } from '../store/time.ts';
import { sayerOf } from './fill/answer-by.ts';
import type { Pages } from './fill/pages.ts';
import { statusPage } from './fill/status.ts';
import { crossOrigin, isSameOrigin } from './origin.ts';
import { readInput } from './read/body.ts';

/** Tries a day for each message that a sender may send: a secret word cannot be guessed, its digest must not be worn out. */
const triesFor = 10;

/** Tells a sender what became of a message: the same answer for a wrong secret word and an unknown reference. */
export function statusRoutes(parts: DeskParts, { built, html, languageOf, languageFor }: Pages): Hono<Env> {
  const { file, store, now = () => new Date() } = parts;
  const app = new Hono<Env>();
  const addresses = addressesBelow(baseOf(file.site.address));
  // Who enters the address of a filled page once more gets the form.
  app.get(addresses.statusOf, (context) => context.redirect(addresses.status(languageFor(context)), 303));
  return app.post(addresses.statusOf, async (context) => {
    const input = isSameOrigin(context, file.site.address) ? await readInput(context.req.raw) : crossOrigin;
    if ('code' in input && input.code === 'gone') return context.body(null, 400);
    if ('code' in input)
      return isJson(context)
        ? context.json({ error: input.code }, input.status)
        : html(context, statusPage(await built('status', languageFor(context)), '', 'unknown'), input.status);
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
      const { state, desk, received, answerBy, reopened, notes, suggestion, outcome, link } = own;
      return context.json({
        reference: own.reference,
        state,
        desk: file.desks[desk]?.name,
        received,
        answerBy,
        notes,
        ...(reopened && { reopened }),
        ...(suggestion && { outcome, link }),
      });
    }
    const language = languageOf(lang);
    const by = own?.answerBy ? sayerOf(new Date(own.answerBy), file, language, { now: time }) : undefined;
    const isLate = !!own?.answerBy && Date.parse(own.answerBy) <= time.getTime();
    return html(context, statusPage(await built('status', language), reference, own ?? 'unknown', { by, isLate }));
  });
}
