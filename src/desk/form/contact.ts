import { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../../site/below.ts';
import type { Context, Env } from '../context.ts';
import type { DeskParts } from '../parts.ts';
import { sign, verify } from '../secrets/tokens.ts';
import { after } from '../store/time.ts';
import { sayerOf } from './fill/answer-by.ts';
import { formPage } from './fill/contact.ts';
import type { Pages } from './fill/pages.ts';
import { sentPage, type Mailed } from './fill/sent.ts';
import type { Wish } from './read/wish.ts';

/** Milliseconds for which the page with the reference can be seen again. */
const goodFor = 15 * 60_000;

/** What the page with the reference shows; `by`: when an answer comes, ISO 8601, empty when it is not known. */
interface Receipt {
  reference: string;
  secret: string;
  by: string;
  isSuggestion?: boolean;
  wish?: Wish | undefined;
}

/** The pages of the contact form that are read by GET: the form with what a link brought along, and the page with the reference. */
export function contactRoutes(parts: DeskParts, { built, html, languageOf, languageFor }: Pages): Hono<Env> {
  const { file, secrets, now = () => new Date() } = parts;
  const addresses = addressesBelow(baseOf(file.site.address));
  const inLanguage = `:language{${file.site.languages.join('|')}}`;
  const app = new Hono<Env>();

  app.get(addresses.contact(inLanguage), async (context, next) => {
    const language = languageOf(context.req.param('language'));
    const question = (context.req.query('question') ?? '').slice(0, 300);
    const named = context.req.query('page') ?? '';
    const here = context.req.url;
    const page =
      cameFrom(context.req.header('Referer'), here, addresses.base) ||
      // The page that asks why a page did not help names that one.
      (named.startsWith('/') ? cameFrom(new URL(here).origin + named, here, addresses.base) : '');
    // A guide names the subject that its outcome is about.
    const subject = (context.req.query('subject') ?? '').slice(0, 100);
    if (!question && !page && !subject) return next();
    return html(context, formPage(await built('form', language), { lang: language, question, page, subject }, []));
  });

  // Who enters the address of a filled page once more gets the form.
  app.get(addresses.messages, (context) => context.redirect(addresses.contact(languageFor(context)), 303));

  // Without a message there is nothing to check.
  app.get(addresses.check(inLanguage), (context) =>
    context.redirect(addresses.contact(languageOf(context.req.param('language'))), 303),
  );

  app.get(addresses.sent(inLanguage), async (context, next) => {
    const language = languageOf(context.req.param('language'));
    const cookie = /(?:^|;\s*)sent=([^;]+)/.exec(context.req.header('Cookie') ?? '')?.[1];
    const held = cookie && (await verify(secrets, 'sent', cookie, now().toISOString()));
    if (!held) return next();
    const { reference, secret, by, isSuggestion, wish } = JSON.parse(held) as Receipt;
    // Who opens the page once more after that time is promised nothing.
    const isAhead = by !== '' && Date.parse(by) > now().getTime();
    // The page is printed and kept: it names the day.
    const said = isAhead ? sayerOf(new Date(by), file, language, { now: now(), kept: true }) : undefined;
    const mailed = await mailedOf(parts, reference).catch(() => undefined);
    return html(
      context,
      sentPage(await built('sent', language), { reference, secret, by: said, mailed, isSuggestion, wish }),
    );
  });

  return app;
}

/** Whether a receipt of a message is sent: no mail server, none for this message, or the mail was refused. */
async function mailedOf({ store, receipts = true }: DeskParts, reference: string): Promise<Mailed> {
  if (!receipts) return 'no';
  const receipt = (await store.deliveriesOf(reference)).find(({ channel }) => channel === 'receipt');
  if (!receipt) return 'no';
  return receipt.state === 'refused' || receipt.state === 'given up' ? 'refused' : 'yes';
}

/** The cookie from which `/contact/sent/` is filled, as a `Set-Cookie` header; signed, and gone after a quarter of an hour. */
export async function receiptCookie(
  context: Context,
  { file, secrets, now = () => new Date() }: DeskParts,
  language: string,
  receipt: Receipt,
): Promise<string> {
  const value = await sign(secrets[0]!, 'sent', JSON.stringify(receipt), after(now(), goodFor));
  const secure = file.site.address.startsWith('https:') && !isLocal(context) ? '; Secure' : '';
  return `sent=${value}; Path=${addressesBelow(baseOf(file.site.address)).sent(language)}; Max-Age=${goodFor / 1000}; HttpOnly; SameSite=Strict${secure}`;
}

function isLocal(context: Context): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(context.req.url).hostname);
}

/** The address, without its host, of the page of this site that a visitor came from; nothing for others, the search and the desk's own pages. */
function cameFrom(referer: string | undefined, here: string, base: string): string {
  if (!referer || !URL.canParse(referer)) return '';
  const from = new URL(referer);
  const isOwn =
    from.host === new URL(here).host &&
    from.pathname.startsWith(`${base}/`) &&
    !/^\/[\w-]+\/(contact|search)\//.test(from.pathname.slice(base.length));
  return isOwn && from.pathname.length <= 300 ? from.pathname : '';
}
