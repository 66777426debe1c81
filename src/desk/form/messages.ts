import { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../../site/below.ts';
import { isGone, isJson, nameOf, type Context, type Env } from '../context.ts';
import type { DeskParts } from '../parts.ts';
import { secretWordOf } from '../secrets/codes.ts';
import { sign, verify } from '../secrets/tokens.ts';
import { after } from '../store/time.ts';
import { acceptMessage, promisedBy } from './accept.ts';
import { receiptCookie } from './contact.ts';
import { sayerOf } from './fill/answer-by.ts';
import { checkPage } from './fill/check.ts';
import { expiredWords } from './fill/contact.ts';
import type { Pages } from './fill/pages.ts';
import { goesOn, type Problem, type Values } from './fill/values.ts';
import { isSameOrigin } from './origin.ts';
import type { ProofOfWork } from './proof-of-work.ts';
import { readInput, type Refusal } from './read/body.ts';
import { receiptsADay, recipientKey } from './recipients.ts';
import { checkAttachments, limitsOf } from './read/limits.ts';
import { checkInput, type Written } from './read/message.ts';
import { personalNumbers } from './read/numbers.ts';
import { openMore } from './read/own/open.ts';
import { acquireInTime } from './read/permit.ts';

/** Bytes of a form without files. */
const formLength = 64 * 1024;

/** Bytes of a form as browsers send one without files, in three for each that is no ASCII: a text that is much too long comes back whole. */
const pastedLength = 512 * 1024;

/** Bytes a second at which a form with files must come: hardly any, but as a slow 3G (50 KB) when others wait for its place. */
const paces = { alone: 1000, awaited: 20_000 };

/** Milliseconds for which a message can be sent from its check page. */
const goodFor = 24 * 3_600_000;

/**
 * `POST /desk/messages`, from the form and, in JSON, from programs: shows the check page first, then stores the message and
 * starts its delivery. Whatever goes wrong, the visitor gets back all that was written, and is never told that it was sent.
 */
export function messageRoutes(parts: DeskParts, pages: Pages, work: ProofOfWork): Hono<Env> {
  const { file, store, now = () => new Date() } = parts;
  const { built, html, languageOf, languageFor, showForm } = pages;
  const app = new Hono<Env>();
  const addresses = addressesBelow(baseOf(file.site.address));
  const limitsFor = (subject = '') => {
    const chosen = Object.hasOwn(file.subjects, subject.trim()) ? file.subjects[subject.trim()] : undefined;
    return limitsOf(chosen?.attachments ?? 0, parts.attachmentBytes, file.formats);
  };
  const provenBy = (values: Values) => verify(parts.secrets, 'send', values['proof'] ?? '', now().toISOString());

  /** The answer to what is not a form of ours: nothing of it could be read, so the page asks for all of it again. */
  function refuse(context: Context, { status, code }: Omit<Refusal, 'status'> & { status: Refusal['status'] | 403 }) {
    if (isJson(context)) return context.json({ error: code }, status);
    const values = { lang: languageFor(context) };
    const problems: Problem[] =
      code === 'too-large' ? [{ field: 'message', code: 'huge' }] : checkInput({ values, notText: [] }, file).problems;
    return showForm(context, values, { problems, status });
  }

  const senderKey = async (context: Context) => `sent ${await parts.senderOf(context)}`;

  /** Counts one more message of a sender, and one more receipt to its address: without one when that has had enough today. */
  async function counted(sender: string, { email }: Written): Promise<{ sent: number; channels: string[] }> {
    const { channels } = parts;
    const day = [after(now(), 86_400_000), now().toISOString()] as const;
    if (email === '' || !channels.includes('receipt')) return { sent: await store.count(sender, ...day), channels };
    const recipient = await recipientKey(parts.secrets[0]!, email);
    const [sent = 0, receipts = 0] = await store.countAll([sender, recipient], ...day);
    const isEnough = receipts > receiptsADay(parts);
    return { sent, channels: isEnough ? channels.filter((channel) => channel !== 'receipt') : channels };
  }

  /** Whether the next message of this sender is over the soft limit. Nobody is kept from the check page by a store that fails. */
  async function hasSentMuch(context: Context): Promise<boolean> {
    try {
      return (await store.counted(await senderKey(context), now().toISOString())) >= parts.limits.soft;
    } catch {
      return false;
    }
  }

  /** Answers with the page on which a message is checked before it is sent, with a token under which it can be. */
  async function showCheck(
    context: Context,
    values: Values,
    message: Written,
    { expired, problems, status }: { expired: boolean; problems: Problem[]; status: 200 | 413 | 422 | 429 },
  ) {
    const [language, received] = [languageOf(values['lang']), now()];
    // Who was told to try again sends the same message, and has waited for it.
    const known = await provenBy(values);
    const key = known ?? crypto.randomUUID();
    const proof = known ? values['proof'] : await sign(parts.secrets[0]!, 'send', key, after(received, goodFor));
    const wait = status === 429 || (await hasSentMuch(context)) ? await work.wait(key, values['wait']) : '';
    const by = message.details?.wish === 'none' ? undefined : promisedBy(parts, message.subject, received);
    const text = [message.question, message.text].filter(Boolean).join(' ').slice(0, 400);
    return html(
      context,
      checkPage(await built('check', language), {
        values: { ...values, proof, wait, work: '' },
        meant: (await import('./read/mistyped.ts')).meantBy(message.email),
        subject: file.subjects[message.subject]!.name[language]!,
        personal:
          !file.subjects[message.subject]!.personalNumbers &&
          ['message', 'name', 'question'].some((field) => personalNumbers(values[field] ?? '').length > 0),
        by: by && sayerOf(by, file, language, { now: received }),
        wish: message.details?.wish ?? 'mail',
        own: (await openMore(file))?.ownShown(values, message.subject, file, language) ?? [],
        answers: (await parts.suggest?.(language, text).catch(() => [])) ?? [],
        expired: expired ? expiredWords(await built('form', language)) : undefined,
        files: limitsFor(message.subject),
        language,
        problems,
      }),
      status,
    );
  }

  app.post(addresses.messages, async (context) => {
    const releases: (() => void)[] = [];
    try {
      return await take(context, releases);
    } finally {
      for (const release of releases) release();
    }
  });

  /** Answers to a form; whoever calls it calls what it put into `releases`, the permits that it holds. */
  async function take(context: Context, releases: (() => void)[]) {
    const json = isJson(context);
    const isOwn = isSameOrigin(context, file.site.address);
    if (!isOwn && json) return context.json({ error: 'another site' }, 403);
    const raise = async (values: Values) => {
      const { count, total } = limitsFor(values['subject']);
      if (count === 0 || (await provenBy(values)) === undefined) return formLength;
      if (parts.acquire) {
        const release = await acquireInTime(parts.acquire(await parts.senderOf(context)), context.req.raw.signal);
        if (!release) return undefined;
        releases.push(release);
      }
      return total + 2 * formLength;
    };
    const isPlain = (context.req.header('Content-Type') ?? '').startsWith('application/x-www-form-urlencoded');
    const bytes = isPlain && !json ? pastedLength : formLength;
    const pace = () => (parts.acquire?.isAwaited?.() ? paces.awaited : paces.alone);
    const input = await readInput(context.req.raw, { bytes, ...(isOwn && { raise, pace }) });
    if (isGone(context) || ('code' in input && input.code === 'gone')) return context.body(null, 400);
    if ('code' in input && (input.code === 'slow' || input.code === 'busy')) {
      context.set('error', input.code);
      return json
        ? context.json({ error: input.code }, input.status)
        : showForm(context, input.values ?? { lang: languageFor(context) }, { notice: 'failed', status: input.status });
    }
    if ('code' in input && (json || !isOwn || !input.values))
      return refuse(context, isOwn ? input : { status: 403, code: 'malformed' });
    const more = await openMore(file);
    const typed: Values = { lang: languageFor(context), ...input.values };
    const values = more ? more.withoutGone(typed, file) : typed;
    context.set('values', values);
    // A browser that hides where it comes from is refused too: whoever uses it must not lose the text.
    if (!isOwn) return showForm(context, values, { notice: 'failed', status: 403 });
    const notText = 'code' in input ? [] : input.notText;
    const { message, problems } = checkInput({ values, notText }, file, more);
    if (!json && goesOn(values)) return showForm(context, goesOn(values)!, { status: 200 });
    if (!json && more?.isUnasked(values, file)) {
      const others = problems.filter(({ field }) => !field.startsWith('own-'));
      return showForm(context, values, { problems: others, status: others.length > 0 ? 422 : 200 });
    }
    if (!message) {
      const status = (values['message'] ?? '').length > formLength ? 413 : 422;
      return json ? context.json({ problems }, status) : showForm(context, values, { problems, status });
    }
    const proven = await provenBy(values);
    const isDoubtful = message.aside && !json;
    // The button that was pressed comes after the files.
    const isSent = values['step'] === 'send' || 'code' in input;
    if (!json && (!isSent || proven === undefined))
      return showCheck(context, values, message, { expired: isSent, problems: [], status: 200 });
    if (isDoubtful) {
      const problems = [{ field: 'person', code: 'missing' }];
      return showCheck(context, values, message, { expired: false, problems, status: 422 });
    }
    const { attachments, problem } =
      'code' in input
        ? { attachments: [], problem: 'too-large' }
        : await checkAttachments(input.files, limitsFor(message.subject), input.names);
    if (problem) {
      const problems = [{ field: 'attachments', code: problem }];
      if (json) return context.json({ problems }, 422);
      return showCheck(context, values, message, { expired: false, problems, status: 'code' in input ? 413 : 422 });
    }
    const key = proven ?? (message.key || crypto.randomUUID());
    try {
      const { sent, channels } = await counted(await senderKey(context), message);
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
      const { accepted, secret: fresh } = await acceptMessage({ ...parts, channels }, { ...message, key }, attachments);
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
      if (json)
        return context.json(
          { reference, answerBy: accepted.answerBy, ...(secret && { secret }), ...(message.aside && { aside: true }) },
          201,
        );
      const language = languageOf(values['lang']);
      // The page that shows the word must not lose it to a submit that cannot say it again.
      if (secret) {
        const receipt = { reference, by: accepted.answerBy, secret, wish: message.details?.wish };
        context.header('Set-Cookie', await receiptCookie(context, parts, language, receipt));
      }
      return context.redirect(addresses.sent(language), 303);
    } catch (error) {
      context.set('error', nameOf(error));
      return json
        ? context.json({ error: 'not stored' }, 503)
        : await showForm(context, values, { notice: 'failed', status: 503 });
    }
  }

  return app;
}
