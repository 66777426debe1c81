import { addressesBelow, baseOf } from '../../site/below.ts';
import { isGone, isJson, nameOf, type Context, type Status } from '../context.ts';
import { acceptMessage } from '../form/accept.ts';
import { receiptCookie } from '../form/contact.ts';
import type { Pages } from '../form/fill/pages.ts';
import type { Values } from '../form/fill/values.ts';
import { isSameOrigin } from '../form/origin.ts';
import type { ProofOfWork } from '../form/proof-of-work.ts';
import { readInput } from '../form/read/body.ts';
import { receiptsADay, recipientKey } from '../form/recipients.ts';
import type { DeskParts } from '../parts.ts';
import { secretWordOf } from '../secrets/codes.ts';
import { hmac } from '../secrets/hash.ts';
import { after } from '../store/time.ts';
import { changePage, draftPage, gonePage, type Notice, type Shown } from './fill.ts';
import { readSuggestion, suggestedOn, type Read } from './read.ts';

/** Bytes of a form: a text of a megabyte in any script, as browsers send it, comes back whole with what is wrong. */
const formLength = 3_300_000;

/** Suggestions a day from one sender, whatever messages are allowed: over `soft` the browser has work to do first, over `hard` none is taken. */
const mostADay = { soft: 5, hard: 30 };

const dayLong = 86_400_000;

/**
 * Answers `/desk/suggestions`: `show` the form, filled with a part of a page, `take` what was written. A suggestion is kept as a message is, before
 * anybody is thanked. Whatever goes wrong, the sender gets back all that was written, and is never told that it was sent.
 */
export function suggestions(parts: DeskParts, pages: Pages, work: ProofOfWork) {
  const { file, store, secrets, now = () => new Date() } = parts;
  const { built, html, languageOf, languageFor } = pages;
  const addresses = addressesBelow(baseOf(file.site.address));
  const limits = {
    soft: Math.min(mostADay.soft, parts.limits.soft),
    hard: Math.max(mostADay.soft, Math.min(mostADay.hard, parts.limits.hard)),
  };

  async function show(context: Context) {
    const { page, section, language } = context.req.query() as Values;
    if (!page) return context.redirect(addresses.suggest(languageOf(language ?? languageFor(context))), 303);
    const found = await suggestedOn(parts, page, section);
    const values = { lang: found.language, page };
    const text = await built('suggest', found.language);
    if (!('suggested' in found)) return html(context, gonePage(text, { values }), 404);
    return html(context, changePage(text, found.suggested, { values }));
  }

  /** Answers with the form again, everything still there that was typed. */
  async function again(context: Context, read: Read, shown: Shown, status: Status) {
    if (isGone(context)) return context.body(null, 400);
    if (read.kind === 'page') return html(context, draftPage(await built('suggestPage', read.language), shown), status);
    const text = await built('suggest', read.language);
    if (!read.suggested) return html(context, gonePage(text, shown), status === 200 ? 404 : status);
    return html(context, changePage(text, { ...read.suggested, isChanged: read.isChanged }, shown), status);
  }

  async function take(context: Context) {
    const json = isJson(context);
    const isOwn = isSameOrigin(context, file.site.address);
    if (!isOwn && json) return context.json({ error: 'another site' }, 403);
    const input = await readInput(context.req.raw, { bytes: formLength });
    if ('code' in input) {
      if (input.code === 'gone') return context.body(null, 400);
      if (json) return context.json({ error: input.code }, input.status);
      const notice = input.code === 'encoding' || input.code === 'malformed' ? 'encoding' : 'failed';
      const problems = input.code === 'too-large' ? [{ field: 'text', code: 'huge' } as const] : [];
      const values = { lang: languageFor(context) };
      const read = { kind: 'page', language: languageOf(values.lang) } as const;
      return again(context, read as Read, { values, problems, notice }, input.status);
    }
    const values: Values = { lang: languageFor(context), ...input.values };
    let read: Read | undefined;
    try {
      read = await readSuggestion(parts, pages, values);
      return await answer(context, values, read, isOwn);
    } catch (error) {
      context.set('error', nameOf(error));
      if (json || !read) return context.json({ error: 'not stored' }, 503);
      return again(context, read, { values, notice: 'failed' }, 503);
    }
  }

  async function answer(context: Context, values: Values, read: Read, isOwn: boolean) {
    const json = isJson(context);
    const { written, problems, preview } = read;
    const shown = { values, problems, isDoubtful: !!written?.aside };
    const refuse = (status: Status, more: Partial<Shown> & { notice?: Notice } = {}, error = 'refused') =>
      json ? context.json({ error, problems }, status) : again(context, read, { ...shown, ...more }, status);
    // A browser that hides where it comes from is refused too: whoever uses it must not lose the text.
    if (!isOwn) return refuse(403, { notice: 'failed' });
    if (read.isChanged) return refuse(409, {}, 'changed');
    if (!written) return refuse(tooLong(values) ? 413 : read.suggested || read.kind === 'page' ? 422 : 404);
    if (values['step'] === 'preview') return refuse(200, { preview: await preview!() });
    if (written.aside && !json) return refuse(422, { problems: [{ field: 'person', code: 'missing' }] });

    // Who sends the same once more on the same day has sent it once.
    const sender = await parts.senderOf(context);
    const { key: _, ...content } = written;
    const key = (await hmac(secrets[0]!, 'suggestion', sender, JSON.stringify(content))).slice(0, 40);
    const day = [after(now(), dayLong), now().toISOString()] as const;
    const isKnown = await store.knows(key);
    const sent = isKnown ? 0 : await store.count(`suggested ${sender}`, ...day);
    if (sent > limits.hard) {
      context.header('Retry-After', '3600');
      return refuse(429, { notice: 'busy' }, 'too many');
    }
    const solution = (json ? values['proof'] : values['work']) ?? '';
    if (
      sent > limits.soft &&
      !(await work.hasWaited(values['wait'] ?? '', key)) &&
      !(await work.isDone(solution, key))
    ) {
      context.header('Retry-After', '30');
      if (json) return context.json({ error: 'work', challenge: addresses.challenge }, 429);
      const wait = await work.wait(key, values['wait']);
      return again(context, read, { ...shown, values: { ...values, wait, work: '' }, isWorking: true }, 429);
    }
    const channels = await channelsFor(written.email, day);
    const { accepted, secret: fresh } = await acceptMessage({ ...parts, channels }, { ...written, key }, []);
    if ('conflict' in accepted) return refuse(409, { notice: 'failed' }, 'another text has this key');
    const { reference, repeated } = accepted;
    context.set('reference', reference);
    void parts.deliver(context).catch(() => undefined);
    const kept = repeated ? await store.find(reference) : undefined;
    const secret = repeated ? kept && (await secretWordOf(secrets, kept)) : fresh;
    if (json) return context.json({ reference, ...(secret && { secret }), ...(written.aside && { aside: true }) }, 201);
    const language = languageOf(values['lang']);
    if (secret) {
      const receipt = { reference, by: '', secret, isSuggestion: true };
      context.header('Set-Cookie', await receiptCookie(context, parts, language, receipt));
    }
    return context.redirect(addresses.sent(language), 303);
  }

  /** All channels, without the receipt for an address that has had enough of them today. */
  async function channelsFor(email: string, day: readonly [string, string]): Promise<string[]> {
    const { channels } = parts;
    if (email === '' || !channels.includes('receipt')) return channels;
    const receipts = await store.count(await recipientKey(secrets[0]!, email), ...day);
    return receipts > receiptsADay(parts) ? channels.filter((channel) => channel !== 'receipt') : channels;
  }

  return { show, take };
}

/** Whether something in a form is longer than any form of ours sends. */
const tooLong = (values: Values) => Object.values(values).some((value = '') => value.length > 100_000);
