import { Hono, type Context as AnyContext, type Next } from 'hono';
import { accepts } from 'hono/accepts';
import { addresses } from '../addresses.ts';
import { answerBy, sayInstant } from '../clock.ts';
import type { DeskFile } from './file.ts';
import {
  answeredPage,
  checkPage,
  expiredWords,
  formPage,
  sentPage,
  statusPage,
  type Problem,
  type Values,
} from './forms.ts';
import { checkInput, readInput, type Refusal, type Written } from './message.ts';
import { personalNumbers } from './numbers.ts';
import { isFromHere } from './origin.ts';
import { digestOf, newReference, newSecret, readCode, sameText, sign, verify } from './secrets.ts';
import { ReferenceTaken, type Accepted, type Kept, type Message, type Store } from './store.ts';

/** What the host gives. */
export interface DeskParts {
  file: DeskFile;
  store: Store;
  /** The text of a file of the built site, by its address; nothing when there is none. */
  read: (address: string) => Promise<string | undefined>;
  /** Signs what is given to visitors and comes back; the second one is still accepted while keys change. */
  secrets: string[];
  /** Names of the ways by which each message is sent on. */
  channels: string[];
  /** Starts to send a message on, after it was stored; what it does not manage, the sweep does. */
  deliver: () => Promise<unknown>;
  /** Pages that may answer a text. */
  suggest?: (language: string, text: string) => Promise<{ title: string; address: string }[]>;
  /** Messages a day from one sender, and a key for the sender that tells nobody who it is. */
  limit: number;
  senderOf: (context: AnyContext) => Promise<string>;
  now?: () => Date;
  log?: (line: { time: string; route: string; status: number; ms: number; reference?: string; error?: string }) => void;
}

/** What a request was about: `reference` and the kind of `error` for the log, `values` to be shown again when something fails. */
export type Env = { Variables: { reference?: string; error?: string; values?: Values } };
type Context = AnyContext<Env>;
type Status = 200 | 400 | 403 | 409 | 413 | 415 | 422 | 429 | 503;
type Page = 'form' | 'check' | 'sent' | 'status' | 'answered';

const routes = [addresses.messages, addresses.statusOf, addresses.answered, '/desk/health', '/desk/ask'];

/** The answer to a form that another site has sent. */
const foreign = { status: 403, code: 'another site' } as const;

/** Milliseconds for which a page to send from, and the page with the reference, are good. */
const goodFor = { send: 24 * 3_600_000, sent: 15 * 60_000 };

/**
 * The desk function: takes messages, tells what became of them, and says whether it is well. It holds no markup and no
 * words; it fills the pages that the site was built with. An address that it does not know is left to others.
 */
export function deskApp(parts: DeskParts): Hono<Env> {
  const { file, store, now = () => new Date(), log = (line) => console.log(JSON.stringify(line)) } = parts;
  const app = new Hono<Env>();
  const languageOf = (tag: string | undefined) =>
    file.site.languages.find((own) => own === tag) ?? file.site.languages[0]!;
  const isJson = (context: Context) => (context.req.header('Accept') ?? '').includes('application/json');

  const inLanguage = `/:language{${file.site.languages.join('|')}}`;

  /** Writes one line; `route` is a pattern, since an address can hold what somebody wrote. */
  const logged = (route: (path: string) => string) => async (context: Context, next: Next) => {
    const start = performance.now();
    await next();
    const { method } = context.req;
    const reference = context.get('reference');
    const error = context.get('error');
    log({
      time: now().toISOString(),
      route: `${['GET', 'HEAD', 'POST'].includes(method) ? method : '…'} ${route(context.req.path)}`,
      status: context.res.status,
      ms: Math.round(performance.now() - start),
      ...(reference && { reference }),
      ...(error && { error }),
    });
  };
  app.use(
    '/desk/*',
    logged((path) => (routes.includes(path) ? path : '/desk/…')),
  );
  for (const route of ['/contact/', '/contact/check/', '/contact/sent/'])
    app.use(
      inLanguage + route,
      logged(() => `/…${route}`),
    );

  /** A built page, or the error that says how to get it. */
  async function built(page: Page, language: string): Promise<string> {
    const address = {
      form: addresses.contact,
      check: addresses.check,
      sent: addresses.sent,
      status: addresses.status,
      answered: addresses.answeredPage,
    };
    const html = await parts.read(`${address[page](language)}index.html`);
    if (html === undefined) throw new Error(`${address[page](language)} is not in the built site. Build it again.`);
    return html;
  }

  const html = (context: Context, text: string, status: Status = 200) => {
    context.header('Cache-Control', 'no-store');
    return context.html(text, status);
  };

  async function showForm(
    context: Context,
    values: Values,
    { problems = [], notice, status = 422 }: { problems?: Problem[]; notice?: string; status?: Status },
  ) {
    const language = languageOf(values['lang']);
    return html(context, formPage(await built('form', language), values, problems, notice), status);
  }

  /** The language of somebody of whose form nothing is known. */
  function languageFor(context: Context): string {
    const from = context.req.header('Referer') ?? '';
    const tag = URL.canParse(from) ? new URL(from).pathname.split('/')[1] : undefined;
    const supports = file.site.languages;
    return supports.includes(tag ?? '')
      ? tag!
      : accepts(context, { header: 'Accept-Language', supports, default: supports[0]! });
  }

  /** The answer to what is not a form of ours: nothing of it could be read, so the page asks for all of it again. */
  function refuse(context: Context, { status, code }: Omit<Refusal, 'status'> & { status: Refusal['status'] | 403 }) {
    if (isJson(context)) return context.json({ error: code }, status);
    const values = { lang: languageFor(context) };
    const problems: Problem[] =
      code === 'too-large'
        ? [{ field: 'message', code: 'too-long' }]
        : checkInput({ values, notText: [] }, file).problems;
    return showForm(context, values, { problems, status });
  }

  async function showCheck(context: Context, values: Values, message: Written, expired: boolean) {
    const language = languageOf(values['lang']);
    const received = now();
    const expires = new Date(received.getTime() + goodFor.send).toISOString();
    const proof = await sign(parts.secrets[0]!, 'send', crypto.randomUUID(), expires);
    const by = promised(message.subject, received);
    const text = [message.question, message.text].filter(Boolean).join(' ').slice(0, 400);
    return html(
      context,
      checkPage(await built('check', language), {
        values: { ...values, proof },
        subject: file.subjects[message.subject]!.name[language]!,
        personal:
          !file.subjects[message.subject]!.personalNumbers &&
          ['message', 'name', 'question'].some((field) => personalNumbers(values[field] ?? '').length > 0),
        by: by && sayInstant(by, language, file.hours.zone),
        answers: (await parts.suggest?.(language, text).catch(() => [])) ?? [],
        expired: expired ? expiredWords(await built('form', language)) : undefined,
      }),
    );
  }

  const promised = (subject: string, received: Date) =>
    answerBy(file.hours, file.subjects[subject]!.desk, received, file.replyWithin);

  /** Keeps a message under a reference that is free. */
  async function keep(written: Written): Promise<{ accepted: Accepted; secret: string }> {
    const received = now();
    const secret = newSecret();
    const { key, ...text } = written;
    const message: Omit<Message, 'reference'> = {
      ...written,
      digest: await digestOf(JSON.stringify(text)),
      secret: await digestOf(readCode(secret)),
      received: received.toISOString(),
      answerBy: promised(written.subject, received)?.toISOString() ?? '',
    };
    for (let tries = 0; ; tries++)
      try {
        return { accepted: await store.accept({ ...message, reference: newReference() }, parts.channels), secret };
      } catch (error) {
        if (!(error instanceof ReferenceTaken) || tries > 4) throw error;
      }
  }

  app.post(addresses.messages, async (context) => {
    const json = isJson(context);
    const isOwn = isFromHere(context, file.site.address);
    if (!isOwn && json) return context.json({ error: 'another site' }, 403);
    const input = await readInput(context.req.raw);
    if ('code' in input) return refuse(context, isOwn ? input : { status: 403, code: 'malformed' });
    const values: Values = input.values;
    context.set('values', values);
    // A browser that hides where it comes from is refused too: whoever uses it must not lose the text.
    if (!isOwn) return showForm(context, values, { notice: 'failed', status: 403 });
    const { message, problems } = checkInput(input, file);
    if (values['step'] === 'change' && !json) return showForm(context, values, { status: 200 });
    if (!message) return json ? context.json({ problems }, 422) : showForm(context, values, { problems });
    const proven = await verify(parts.secrets, 'send', values['proof'] ?? '', now().toISOString());
    if (!json && (values['step'] !== 'send' || proven === undefined))
      return showCheck(context, values, message, values['step'] === 'send');
    const key = proven ?? (message.key || crypto.randomUUID());
    try {
      const sent = await store.count(`sent ${await parts.senderOf(context)}`, tomorrow(now()), now().toISOString());
      if (sent > parts.limit) {
        context.header('Retry-After', '3600');
        return json
          ? context.json({ error: 'too many' }, 429)
          : await showForm(context, values, { notice: 'busy', status: 429 });
      }
      const { accepted, secret } = await keep({ ...message, key });
      if ('conflict' in accepted)
        return json
          ? context.json({ error: 'another text has this key' }, 409)
          : await showForm(context, values, { notice: 'conflict', status: 409 });
      const { reference, repeated } = accepted;
      context.set('reference', reference);
      void parts.deliver().catch(() => undefined);
      const shown = { reference, by: accepted.answerBy, secret: repeated ? '' : secret };
      if (json) return context.json({ reference, answerBy: accepted.answerBy, ...(!repeated && { secret }) }, 201);
      const language = languageOf(values['lang']);
      const expires = new Date(now().getTime() + goodFor.sent).toISOString();
      const cookie = await sign(parts.secrets[0]!, 'sent', JSON.stringify(shown), expires);
      const sentAt = addresses.sent(language);
      // A repeated submit must not take the secret word from the page that shows it.
      if (!repeated)
        context.header(
          'Set-Cookie',
          `sent=${cookie}; Path=${sentAt}; Max-Age=${goodFor.sent / 1000}; HttpOnly; SameSite=Strict${file.site.address.startsWith('https:') && !isLocal(context) ? '; Secure' : ''}`,
        );
      return context.redirect(sentAt, 303);
    } catch (error) {
      context.set('error', nameOf(error));
      return json
        ? context.json({ error: 'not stored' }, 503)
        : await showForm(context, values, { notice: 'failed', status: 503 });
    }
  });

  app.post(addresses.statusOf, async (context) => {
    const input = isFromHere(context, file.site.address) ? await readInput(context.req.raw) : foreign;
    if ('code' in input)
      return isJson(context)
        ? context.json({ error: input.code }, input.status)
        : html(context, statusPage(await built('status', languageFor(context)), '', 'unknown'), input.status);
    const { reference = '', secret = '', lang } = input.values;
    const given = await digestOf(readCode(secret));
    const tries = await store.count(`status ${await parts.senderOf(context)}`, tomorrow(now()), now().toISOString());
    const kept = tries > parts.limit * 10 ? undefined : await store.find(readCode(reference));
    const own = kept && sameText(kept.secret, given) ? kept : undefined;
    if (isJson(context)) return context.json(own ? statusOf(own, file) : { state: 'unknown' }, own ? 200 : 404);
    const language = languageOf(lang);
    const by = own?.answerBy ? sayInstant(new Date(own.answerBy), language, file.hours.zone) : undefined;
    return html(context, statusPage(await built('status', language), reference, own ?? 'unknown', by));
  });

  // The mail's link only shows a button: programs that look into mails open links too.
  app.get(addresses.answered, async (context) => {
    const token = context.req.query('token') ?? '';
    const reference = (await verify(parts.secrets, 'answered', token, now().toISOString())) ?? '';
    const language = file.site.languages[0]!;
    const kept = reference ? await store.find(reference) : undefined;
    const done = kept !== undefined && kept.state !== 'received';
    return html(context, answeredPage(await built('answered', language), kept?.reference ?? '', token, done));
  });

  app.post(addresses.answered, async (context) => {
    const input = isFromHere(context, file.site.address) ? await readInput(context.req.raw) : foreign;
    if ('code' in input)
      return isJson(context)
        ? context.json({ error: input.code }, input.status)
        : html(context, answeredPage(await built('answered', languageFor(context)), '', '', false), input.status);
    const token = input.values.proof ?? '';
    const reference = await verify(parts.secrets, 'answered', token, now().toISOString());
    const done = reference !== undefined && (await store.setState(reference, 'answered', now().toISOString()));
    const language = languageOf(input.values.lang);
    return html(context, answeredPage(await built('answered', language), done ? reference : '', token, done));
  });

  app.get('/desk/health', async (context) => {
    context.header('Cache-Control', 'no-store');
    try {
      await store.check();
      const { count, oldest } = await store.waiting();
      const swept = (await store.marked('swept')) ?? '';
      const late = oldest !== '' && now().getTime() - Date.parse(oldest) > 3_600_000;
      return context.json({ store: 'writable', undelivered: count, oldest, swept }, late ? 503 : 200);
    } catch {
      return context.json({ store: 'not writable' }, 503);
    }
  });

  app.get(`${inLanguage}/contact/`, async (context, next) => {
    const language = languageOf(context.req.param('language'));
    const question = (context.req.query('question') ?? '').slice(0, 300);
    const page = cameFrom(context.req.header('Referer'), context.req.url);
    if (!question && !page) return next();
    return html(context, formPage(await built('form', language), { lang: language, question, page }, []));
  });

  // Without a message there is nothing to check.
  app.get(`${inLanguage}/contact/check/`, (context) =>
    context.redirect(addresses.contact(languageOf(context.req.param('language'))), 303),
  );

  app.get(`${inLanguage}/contact/sent/`, async (context, next) => {
    const language = languageOf(context.req.param('language'));
    const cookie = /(?:^|;\s*)sent=([^;]+)/.exec(context.req.header('Cookie') ?? '')?.[1];
    const held = cookie && (await verify(parts.secrets, 'sent', cookie, now().toISOString()));
    if (!held) return next();
    const { reference, secret, by } = JSON.parse(held) as { reference: string; secret: string; by: string };
    const said = by && sayInstant(new Date(by), language, file.hours.zone);
    return html(context, sentPage(await built('sent', language), reference, secret, said));
  });

  app.onError(async (error, context) => {
    context.set('error', nameOf(error));
    const failed = () => context.json({ error: 'failed' }, 503);
    if (isJson(context)) return failed();
    try {
      const { path } = context.req;
      if (path === addresses.statusOf)
        return html(context, statusPage(await built('status', languageFor(context)), '', 'failed'), 503);
      if (path === addresses.answered)
        return html(context, answeredPage(await built('answered', languageFor(context)), '', '', false), 503);
      const values = context.get('values') ?? { lang: languageFor(context) };
      return await showForm(context, values, { notice: 'failed', status: 503 });
    } catch {
      return failed();
    }
  });
  return app;
}

/** The kind of an error; its message can hold what somebody wrote. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}

function statusOf({ reference, state, desk, received, answerBy: by, notes }: Kept, file: DeskFile) {
  return { reference, state, desk: file.desks[desk]?.name, received, answerBy: by, notes };
}

function isLocal(context: Context): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(context.req.url).hostname);
}

/** The page of this site that a visitor came from, as a path; nothing for others, the search and the desk's own pages. */
function cameFrom(referer: string | undefined, here: string): string {
  if (!referer || !URL.canParse(referer)) return '';
  const from = new URL(referer);
  const isOwn = from.host === new URL(here).host && !/^\/[\w-]+\/(contact|search)\//.test(from.pathname);
  return isOwn && from.pathname.length <= 300 ? from.pathname : '';
}

function tomorrow(now: Date): string {
  return new Date(now.getTime() + 86_400_000).toISOString();
}
