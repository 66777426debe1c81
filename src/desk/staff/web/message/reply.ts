import { openPage } from '../../../../server/fill.ts';
import { plain } from '../../../send/mail/wording.ts';
import { answering, asideOf, whyRefused, type Answer } from '../../../store/staff/changes.ts';
import type { Kept } from '../../../store/store.ts';
import type { Request } from '../answer.ts';
import { deed, type Signed, type StaffDesk } from '../desk.ts';
import { pageOf } from './show.ts';

/** Letters of an answer. */
const longest = 100_000;

/** The key under which an answer is written: another one where the form holds none of ours. */
const keyIn = (typed: string | undefined) =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(typed ?? '') ? typed! : crypto.randomUUID();

/**
 * Keeps an answer, and then sends it: pressed twice it is one mail. Where somebody else has answered since the page was opened, it is not sent;
 * the page shows the other answer, with the text of this one still in the form.
 */
export async function sendReply(request: Request, signed: Signed, kept: Kept): Promise<Response> {
  const { desk, values, context } = request;
  const { store } = desk.parts;
  const now = desk.now.toISOString();
  const text = plain(values['text'] ?? '').trim();
  const shown = { typed: values, key: keyIn(values['key']), focus: 'answer' as const };
  if (!desk.staff.answers || kept.email === '')
    return pageOf(request, signed, kept, { ...shown, said: 'not-done' }, 422);
  if (text === '' || text.length > longest)
    return pageOf(request, signed, kept, { ...shown, said: text ? 'too-long' : 'no-text' }, 422);
  const { repeats } = await asideOf(store, kept.reference, signed.person.address, now);
  const answer: Answer = {
    id: shown.key,
    reference: kept.reference,
    seen: Number(/^\d{1,6}$/.exec(values['seen'] ?? '')?.[0] ?? 0),
    author: signed.person.address,
    text,
    repeats,
  };
  try {
    await store.audited(deed(signed, 'answered', kept.reference, 'by mail'), now, (own) =>
      own.atomic(answering(answer, now)),
    );
  } catch (error) {
    const why = await whyRefused(store, answer).catch(() => undefined);
    if (why === 'conflict') return pageOf(request, signed, kept, { ...shown, isConflict: true }, 409);
    // Not kept: what was typed is all there is of it.
    if (why !== 'repeated')
      return pageOf(request, signed, kept, { ...shown, said: 'failed' }, 503).catch(() => {
        throw error;
      });
  }
  void desk.parts.deliver(context).catch(() => undefined);
  return context.redirect(`${desk.addresses.staff}messages/${kept.reference}?said=sent`, 303);
}

/** Puts a template or a page into the answer that is being written, or looks for pages; nothing of the text is lost. */
export async function helpReply(request: Request, signed: Signed, kept: Kept, what: string): Promise<Response> {
  const { desk, values } = request;
  const text = values['text'] ?? '';
  const typed = { ...values };
  const shown = { typed, key: keyIn(values['key']), focus: 'answer' as const };
  if (what === 'template') typed['text'] = joined(text, await templateIn(desk, signed, kept, values['template'] ?? ''));
  if (what === 'insert') typed['text'] = joined(text, await pageIn(desk, values['insert'] ?? ''));
  const words = (values['words'] ?? '').trim();
  if (what !== 'find') return pageOf(request, signed, kept, shown);
  const found = words ? await pagesFor(desk, kept.language, words) : [];
  return pageOf(request, signed, kept, { ...shown, found, ...(found.length === 0 && { said: 'no-pages' }) });
}

/** Pages of the site that may answer a question, in a language. */
export async function pagesFor(desk: StaffDesk, language: string, words: string) {
  const asked = desk.pages.languageOf(language);
  return (await desk.parts.suggest?.(asked, words.slice(0, 300)).catch(() => [])) ?? [];
}

const joined = (before: string, added: string) => [before.trimEnd(), added].filter(Boolean).join('\n\n');

/** A text that the agency has written for answers, in the language of the message. */
async function templateIn({ pages }: StaffDesk, { language }: Signed, kept: Kept, typed: string): Promise<string> {
  const page = openPage(await pages.built('staffMessage', language));
  const number = /^\d{1,3}$/.exec(typed)?.[0];
  const selector = `[data-template="${number}"]`;
  if (number === undefined || !page.has(selector)) return '';
  return page.attribute(selector, `data-text-${pages.languageOf(kept.language).toLowerCase()}`);
}

/** A page of the site as it stands in a mail: its title, its summary and its address. */
async function pageIn({ parts }: StaffDesk, address: string): Promise<string> {
  if (!/^(?:\/[\w-]+)+\/$/.test(address)) return '';
  const html = await parts.read(`${address}index.html`);
  if (html === undefined) return '';
  const page = openPage(html);
  const summary = page.has('meta[name=description]') ? page.attribute('meta[name=description]', 'content') : '';
  const title = page.has('h1') ? page.text('h1').trim() : '';
  return [title, summary, new URL(parts.file.site.address).origin + address].filter(Boolean).join('\n');
}
