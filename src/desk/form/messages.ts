import { Hono } from 'hono/tiny';
import { addresses } from '../../site/addresses.ts';
import { answerBy } from '../../hours/clock.ts';
import { sayInstant } from '../../hours/say.ts';
import type { DeskParts } from '../app.ts';
import { checkAttachments, limitsOf, type Attachment } from './attachments.ts';
import { checkPage, expiredWords, formPage, sentPage, type Problem, type Values } from './forms.ts';
import { checkInput, readInput, type Refusal, type Written } from './message.ts';
import { personalNumbers } from './numbers.ts';
import { isFromHere } from './origin.ts';
import { after, isJson, nameOf, type Context, type Env, type Pages } from './pages.ts';
import { digestOf, newReference, readCode, secretWord, secretWordOf, sign, verify } from '../secrets.ts';
import { ReferenceTaken, type Accepted, type Message } from '../store/store.ts';
import type { Work } from './work.ts';

/** Bytes of a form without files. */
const formLength = 64 * 1024;

/** Milliseconds for which a page to send from, and the page with the reference, are good. */
const goodFor = { send: 24 * 3_600_000, sent: 15 * 60_000 };

/**
 * Takes messages: the form, the page on which it is checked, and the page with the reference. Whatever goes wrong,
 * the visitor gets back all that was written.
 */
export function messageRoutes(parts: DeskParts, pages: Pages, work: Work): Hono<Env> {
  const { file, store, now = () => new Date() } = parts;
  const { built, html, languageOf, languageFor, showForm } = pages;
  const inLanguage = `/:language{${file.site.languages.join('|')}}`;
  const app = new Hono<Env>();
  const limitsFor = (subject = '') => {
    const chosen = Object.hasOwn(file.subjects, subject.trim()) ? file.subjects[subject.trim()] : undefined;
    return limitsOf(chosen?.attachments ?? 0, parts.attachmentBytes);
  };
  const provenBy = (values: Values) => verify(parts.secrets, 'send', values['proof'] ?? '', now().toISOString());

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

  async function showCheck(
    context: Context,
    values: Values,
    message: Written,
    { expired, problems, status }: { expired: boolean; problems: Problem[]; status: 200 | 413 | 422 | 429 },
  ) {
    const language = languageOf(values['lang']);
    const received = now();
    // Who was told to try again sends the same message, and has waited for it.
    const known = await provenBy(values);
    const key = known ?? crypto.randomUUID();
    const proof = known ? values['proof'] : await sign(parts.secrets[0]!, 'send', key, after(received, goodFor.send));
    const wait = status === 429 || (await hasSentMuch(context)) ? await work.wait(key, values['wait']) : '';
    const by = promised(message.subject, received);
    const text = [message.question, message.text].filter(Boolean).join(' ').slice(0, 400);
    return html(
      context,
      checkPage(await built('check', language), {
        values: { ...values, proof, wait, work: '' },
        subject: file.subjects[message.subject]!.name[language]!,
        personal:
          !file.subjects[message.subject]!.personalNumbers &&
          ['message', 'name', 'question'].some((field) => personalNumbers(values[field] ?? '').length > 0),
        by: by && sayInstant(by, language, file.hours.zone),
        answers: (await parts.suggest?.(language, text).catch(() => [])) ?? [],
        expired: expired ? expiredWords(await built('form', language)) : undefined,
        files: limitsFor(message.subject),
        language,
        problems,
      }),
      status,
    );
  }

  const senderKey = async (context: Context) => `sent ${await parts.senderOf(context)}`;

  /** Whether the next message of this sender is over the soft limit. Nobody is kept from the check page by a store that fails. */
  async function hasSentMuch(context: Context): Promise<boolean> {
    try {
      return (await store.counted(await senderKey(context), now().toISOString())) >= parts.limits.soft;
    } catch {
      return false;
    }
  }

  const promised = (subject: string, received: Date) =>
    answerBy(file.hours, file.subjects[subject]!.desk, received, file.replyWithin);

  /** Keeps a message under a reference that is free. */
  async function keep(written: Written, attachments: Attachment[]): Promise<{ accepted: Accepted; secret: string }> {
    const received = now();
    const { key, ...text } = written;
    const files = await Promise.all(attachments.map(({ bytes }) => digestOf(bytes)));
    const message: Omit<Message, 'reference' | 'secret'> = {
      ...written,
      attachments: files.length,
      digest: await digestOf(JSON.stringify({ ...text, ...(files.length > 0 && { files }) })),
      received: received.toISOString(),
      answerBy: promised(written.subject, received)?.toISOString() ?? '',
    };
    for (let tries = 0; ; tries++) {
      const reference = newReference();
      const secret = await secretWord(parts.secrets[0]!, reference);
      const whole = { ...message, reference, secret: await digestOf(readCode(secret)) };
      try {
        return { accepted: await store.accept(whole, parts.channels, attachments), secret };
      } catch (error) {
        if (!(error instanceof ReferenceTaken) || tries > 4) throw error;
      }
    }
  }

  app.post(addresses.messages, async (context) => {
    const held: (() => void)[] = [];
    try {
      return await take(context, held);
    } finally {
      for (const release of held) release();
    }
  });

  /** Answers to a form; `held` fills with what is to be called when that is done. */
  async function take(context: Context, held: (() => void)[]) {
    const json = isJson(context);
    const isOwn = isFromHere(context, file.site.address);
    if (!isOwn && json) return context.json({ error: 'another site' }, 403);
    const raise = async (values: Values) => {
      const { count, total } = limitsFor(values['subject']);
      if (count === 0 || (await provenBy(values)) === undefined) return formLength;
      if (parts.turn) held.push(await parts.turn(await parts.senderOf(context)));
      return total + 2 * formLength;
    };
    const input = await readInput(context.req.raw, { bytes: formLength, ...(isOwn && { raise }) });
    if ('code' in input && (json || !isOwn || !input.values))
      return refuse(context, isOwn ? input : { status: 403, code: 'malformed' });
    const values: Values = input.values ?? {};
    context.set('values', values);
    // A browser that hides where it comes from is refused too: whoever uses it must not lose the text.
    if (!isOwn) return showForm(context, values, { notice: 'failed', status: 403 });
    const { message, problems } = checkInput({ values, notText: 'code' in input ? [] : input.notText }, file);
    if (values['step'] === 'change' && !json) return showForm(context, values, { status: 200 });
    if (!message) return json ? context.json({ problems }, 422) : showForm(context, values, { problems });
    const proven = await provenBy(values);
    // The button that was pressed comes after the files.
    const isSent = values['step'] === 'send' || 'code' in input;
    if (!json && (!isSent || proven === undefined))
      return showCheck(context, values, message, { expired: isSent, problems: [], status: 200 });
    const { attachments, problem } =
      'code' in input
        ? { attachments: [], problem: 'too-large' }
        : checkAttachments(input.files, limitsFor(message.subject));
    if (problem) {
      const problems = [{ field: 'attachments', code: problem }];
      if (json) return context.json({ problems }, 422);
      return showCheck(context, values, message, { expired: false, problems, status: 'code' in input ? 413 : 422 });
    }
    const key = proven ?? (message.key || crypto.randomUUID());
    try {
      const sent = await store.count(await senderKey(context), after(now(), 86_400_000), now().toISOString());
      // A message that is kept already is not one more.
      const isOver = sent > parts.limits.soft && !(await store.knows(key));
      if (isOver && sent > parts.limits.hard) {
        context.header('Retry-After', '3600');
        return json
          ? context.json({ error: 'too many' }, 429)
          : await showForm(context, values, { notice: 'busy', status: 429 });
      }
      // A program brings the solution as `proof`; the form needs that field for itself.
      const solution = (json ? values['proof'] : values['work']) ?? '';
      if (isOver && !(await work.hasWaited(values['wait'] ?? '', key)) && !(await work.isDone(solution, key))) {
        context.header('Retry-After', '30');
        return json
          ? context.json({ error: 'work', challenge: addresses.challenge }, 429)
          : await showCheck(context, values, message, { expired: false, problems: [], status: 429 });
      }
      const { accepted, secret: fresh } = await keep({ ...message, key }, attachments);
      if ('conflict' in accepted)
        return json
          ? context.json({ error: 'another text has this key' }, 409)
          : await showForm(context, values, { notice: 'conflict', status: 409 });
      const { reference, repeated } = accepted;
      context.set('reference', reference);
      void parts.deliver(context).catch(() => undefined);
      // Whose connection broke before the answer came sends the same again, and needs the word too.
      const kept = repeated ? await store.find(reference) : undefined;
      const secret = repeated ? kept && (await secretWordOf(parts.secrets, kept)) : fresh;
      if (json) return context.json({ reference, answerBy: accepted.answerBy, ...(secret && { secret }) }, 201);
      const shown = { reference, by: accepted.answerBy, secret };
      const language = languageOf(values['lang']);
      const expires = after(now(), goodFor.sent);
      const cookie = await sign(parts.secrets[0]!, 'sent', JSON.stringify(shown), expires);
      const sentAt = addresses.sent(language);
      // The page that shows the word must not lose it to a submit that cannot say it again.
      if (secret)
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
  }

  app.get(`${inLanguage}/contact/`, async (context, next) => {
    const language = languageOf(context.req.param('language'));
    const question = (context.req.query('question') ?? '').slice(0, 300);
    const page = cameFrom(context.req.header('Referer'), context.req.url);
    // A guide names the subject that its outcome is about.
    const subject = (context.req.query('subject') ?? '').slice(0, 100);
    if (!question && !page && !subject) return next();
    return html(context, formPage(await built('form', language), { lang: language, question, page, subject }, []));
  });

  // Who enters the address of a filled page once more gets the form.
  app.get(addresses.messages, (context) => context.redirect(addresses.contact(languageFor(context)), 303));

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

  return app;
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
