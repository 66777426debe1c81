import type { Context } from 'hono';
import { addressesBelow, baseOf } from '../../site/below.ts';
import { deskApp } from '../app.ts';
import type { DeskFile } from '../file.ts';
import { secretWordOf } from '../secrets/codes.ts';
import { dailyKey } from '../secrets/senders.ts';
import { sign } from '../secrets/tokens.ts';
import { deliverer } from '../send/delivery.ts';
import { semaphoreBySender } from '../send/semaphore.ts';
import { ageing, isPurgeDue, purgeOld } from '../store/retention.ts';
import { erasedMark } from '../store/person/person.ts';
import { onOccasion, replyChannel, type Store } from '../store/store.ts';
import { after } from '../store/time.ts';
import {
  openChannels,
  openEvents,
  openForge,
  openOrders,
  openPhone,
  openStaff,
  openTickets,
  type Tickets,
} from './channels.ts';
import type { DeskParts } from '../parts.ts';
import type { Desk, Host } from './host.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';
import { listOf } from './validation.ts';

const day = 86_400_000;

/** For so long lines of the audit log are kept, where the site says nothing else. */
const auditDays = 730;

/** Milliseconds after which nothing is being written any more of a message that was erased. */
const longestWrite = 10 * 60_000;

/** Milliseconds for one attempt on a host that ends a function soon. */
const shortTimeout = 20_000;

/** Puts the parts of a desk together, the same on every host. Rejects with a `SettingsError`. */
export async function deskOn(file: DeskFile, host: Host): Promise<Desk> {
  const allowed = listOf(String(host.env['WEBHOOK_ALLOW_HOSTS'] ?? ''));
  const tickets = await openTickets(textsOf(host.env), allowed, (reference) => answeredLink(reference));
  const forges = await openForge(textsOf(host.env), allowed);
  const answers = await openEvents(textsOf(host.env), allowed, !!host.readMailbox);
  const staff = await openStaff(textsOf(host.env));
  const orders = await openOrders(file, textsOf(host.env));
  const phone = await openPhone(textsOf(host.env), (file.phone?.length ?? 0) > 0);
  const found = [forges, answers, staff, orders, phone].flatMap(({ mistakes }) => mistakes);
  const mistakes = [...(host.mistakes ?? []), ...found];
  const settings = settingsOrAllMistakes({ ...host, mistakes }, tickets, Object.keys(file.subjects).length > 0);
  const secrets = settings.secrets ?? [host.ownSecret!()];
  const base = baseOf(file.site.address);
  // Another host leads to the same pages, and in these the path stands already.
  const origin = settings.publicAddress ?? new URL(file.site.address).origin;
  const addresses = addressesBelow(base);
  const days = settings.keptFor ?? file.keptFor;
  const from = settings.mail?.from ?? `desk@${mailHost(new URL(origin).hostname)}`;
  const answeredLink = async (reference: string) => {
    const expires = after(new Date(), days * day);
    return `${origin}${addresses.answered}?token=${await sign(secrets[0]!, 'answered', reference, expires)}`;
  };
  const { replyTo } = answers.settings ?? {};
  const {
    channels: others,
    notices,
    send,
  } = await openChannels(settings, tickets.channels, host, {
    from,
    answeredLink,
    replyAddress: replyTo
      ? async (reference) => (await import('../events/reply-address.ts')).replyAddress(replyTo, secrets[0]!, reference)
      : undefined,
    secretWord: (message) => secretWordOf(secrets, message),
    statusPage: (language) => origin + addresses.status(language),
    operator: settings.operator,
    replyOf: staff.settings && (async (id) => (await import('../store/staff/changes.ts')).replyIn(store, id)),
  });
  const store = await host.openStore(settings.database);
  const forge = forges.open?.({ store, author: from, address: addresses.suggestionEvents, check: host.check });
  const channels = forge ? [...others, forge.channel] : others;
  const lasting = deliverer({ store, channels, file });
  const delivererNow = () => (host.isLasting ? lasting : deliverer({ store, channels, file, timeout: shortTimeout }));

  const back =
    answers.settings &&
    (await import('../events/open.ts')).openAnswers(answers.settings, store, {
      secrets,
      address: addresses.events,
      channels: channels.map(({ name }) => name),
      read: host.readMailbox,
    });

  const counted = ageing(store, host.isLasting ? () => performance.now() : undefined);

  async function purge() {
    const now = new Date();
    await purgeErased(now);
    if (!(await isPurgeDue(store, counted, now))) return void (await store.scrub());
    const purged = await purgeOld(store, days, now, counted);
    if (!purged) return;
    await host.purgeCopies?.(store, purged.before);
    const ageOf = (before: string) => Date.parse(before) + days * day;
    const age = ageOf(purged.before) - (file.auditKeptFor ?? auditDays) * day;
    if (file.orders) await (await import('../orders/sources.ts')).purgeOrders(file, store, ageOf(purged.before));
    await store.auditTrim(new Date(age).toISOString(), now.toISOString());
  }

  /** Copies of what was erased go at once, and once more for what was being written meanwhile. */
  async function purgeErased(now: Date) {
    const erased = await store.marked(erasedMark);
    if (!erased) return;
    await host.purgeCopies?.(store, now.toISOString());
    if (now.getTime() - Date.parse(erased) > longestWrite) await store.mark(erasedMark, '');
  }

  async function tellOperator() {
    const { mail, operator } = settings;
    if (!mail || !operator) return;
    const { tellWeekly } = await import('../send/mail/weekly.ts');
    await tellWeekly({ store, file, mail, operator });
  }

  const parts: DeskParts = {
    file: { ...file, site: { ...file.site, address: origin + base } },
    store,
    read: host.read,
    ...(host.suggest && { suggest: host.suggest }),
    secrets,
    // The desk is told of what was not sent when there is something to tell.
    channels: channels.map(({ name }) => name).filter((name) => !onOccasion.includes(name)),
    forgeEvents: forge?.events,
    events: back?.events,
    staff: staff.settings && {
      ...staff.settings,
      from,
      send,
      answers: others.some(({ name }) => name === replyChannel),
      background: host.background,
    },
    orders: orders.routes?.(store, secrets),
    phone: phone.routes,
    receipts: settings.mail !== undefined && settings.receipts,
    async deliver(context) {
      const sent = delivererNow().deliver();
      host.background?.(sent, context);
      await sent;
    },
    limits: settings.limits,
    attachmentBytes: settings.attachmentBytes,
    ...(host.isLasting && { acquire: semaphoreBySender(8, 2) }),
    senderOf: (context) =>
      dailyKey(secrets[0]!, senderAddress(context, host, settings), new Date().toISOString().slice(0, 10)),
  };
  return {
    app: deskApp(parts),
    parts,
    notices,
    async sweep() {
      // A mailbox that hangs holds up no message.
      const looking = back?.look();
      await delivererNow().sweep();
      await looking;
      if (staff.settings) await indexAll(store).catch(() => undefined);
      await forge?.poll();
      await orders.sweep?.(store, secrets).catch(() => undefined);
      await purge().catch(() => undefined);
      await tellOperator().catch(() => undefined);
    },
    async close() {
      await lasting.close();
      await store.close();
    },
  };
}

/** Makes findable what came since the last sweep: some thousand messages at a time, so that others are not held up. */
async function indexAll(store: Store) {
  const { indexWords } = await import('../store/staff/words.ts');
  for (let round = 0; round < 20 && (await indexWords(store)); round++);
}

/** The settings; throws a `SettingsError` with every mistake in them. */
function settingsOrAllMistakes(
  { env, production, mistakes: found = [], outbox }: Host,
  tickets: Tickets,
  takesMessages: boolean,
): Settings {
  let settings: Settings | undefined;
  const mistakes = [...tickets.mistakes, ...found];
  try {
    settings = readSettings(env, { production });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    mistakes.push(...error.mistakes);
  }
  const isSilent = takesMessages && tickets.channels.length + tickets.mistakes.length === 0;
  if (isSilent && !outbox && !env['SMTP_URL'] && !env['WEBHOOK_URL'])
    mistakes.push('SMTP_URL: is not set, and nothing else that sends messages on. Write the mail server.');
  if (isSilent && settings && !settings.staffMail && !settings.webhook)
    mistakes.push(
      'STAFF_MAIL: is no, and there is no webhook and no ticket system: nobody would get a message. Set one.',
    );
  if (settings && mistakes.length === 0) return settings;
  throw new SettingsError(mistakes);
}

/** The address that a request came from, as far as the proxies in front can be trusted to have written it down. */
function senderAddress(context: Context, host: Host, { trustedProxies }: Settings): string {
  const own = host.peerOf(context);
  // Who is no proxy could write there what it likes.
  if (trustedProxies === 0 || host.isProxy?.(own) === false) return own;
  const passed = (context.req.header('X-Forwarded-For') ?? '').split(',').map((address) => address.trim());
  return passed.at(-trustedProxies) || own;
}

/** A host that an address can have: a trial on this machine has none, and its mails are written to a folder all the same. */
function mailHost(hostname: string): string {
  return /^[^:[\]]+\.[^.\d]/.test(hostname) ? hostname : 'desk.invalid';
}

/** Without bindings, such as a database on Workers. */
function textsOf(env: Record<string, unknown>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
