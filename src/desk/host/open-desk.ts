import type { Context } from 'hono';
import { addresses } from '../../site/addresses.ts';
import { deskApp, type DeskParts } from '../app.ts';
import { deliverer, type Channel } from '../send/delivery.ts';
import type { DeskFile } from '../file.ts';
import type { MailSettings } from '../send/mail.ts';
import { after } from '../form/pages.ts';
import { endOf, purgeOld } from '../store/retention.ts';
import { dailyKey, secretWordOf, sign } from '../secrets.ts';
import { readSettings, type Settings } from './settings.ts';
import type { Store } from '../store/store.ts';
import { turnsOfSenders } from '../send/semaphore.ts';

/** What differs from host to host. */
export interface Host extends Pick<DeskParts, 'read' | 'suggest'> {
  env: Record<string, unknown>;
  /** Whether weak settings are refused. */
  production: boolean;
  /** What this host finds wrong with the settings, a sentence each. */
  mistakes?: string[];
  openStore: (address: string) => Promise<Store>;
  /** The address that a request came from, as the host itself saw it. */
  peerOf: (context: Context) => string;
  /** A secret for trying out, where one can be kept. */
  ownSecret?: () => string;
  /** Where mails go while nothing is set that sends messages on, and what to tell the operator; without it something must be set. */
  outbox?: (mail: MailSettings) => Promise<{ channels: Channel[]; notice: string }>;
  /** Deletes copies that this host made of messages, after those of before this time were deleted from the store. */
  purgeCopies?: (store: Store, before: string) => Promise<void>;
  /** Whether the process goes on between requests. Else each message is sent on by itself, and nothing of one request is left to another. */
  isLasting: boolean;
  /** Lets work go on after the answer, where the host would stop it. */
  background?: (work: Promise<unknown>, context: Context) => void;
}

/** A desk that is ready. */
export interface Desk {
  app: ReturnType<typeof deskApp>;
  /** What the operator should know, such as where mails are written. */
  notices: string[];
  /** Sends on what is due and, four times a day, deletes what is old. Never rejects: what failed is tried again. */
  tend: () => Promise<void>;
  close: () => Promise<void>;
}

const day = 86_400_000;

/** Milliseconds for one attempt on a host that ends a function soon. */
const short = 20_000;

/** Puts the parts of a desk together. Rejects with the list of all mistakes in the settings. */
export async function deskOn(file: DeskFile, host: Host): Promise<Desk> {
  const allowed = String(host.env['WEBHOOK_ALLOW_HOSTS'] ?? '').split(',');
  const tickets = await ticketsIn(
    textsOf(host.env),
    allowed.map((name) => name.trim()),
  );
  const settings = settingsOrAllMistakes(host, tickets);
  const secrets = settings.secrets ?? [host.ownSecret!()];
  const address = settings.publicAddress ?? file.site.address;
  const days = settings.keptFor ?? file.keptFor;
  const { channels, notices } = await channelsOf(settings, tickets.channels, host, {
    from: settings.mail?.from ?? `desk@${new URL(address).hostname}`,
    answeredLink: async (reference) => {
      const expires = after(new Date(), days * day);
      return `${address}/desk/answered?token=${await sign(secrets[0]!, 'answered', reference, expires)}`;
    },
    secretWord: (message) => secretWordOf(secrets, message),
    statusPage: (language) => address + addresses.status(language),
  });
  const store = await host.openStore(settings.database);
  const lasting = deliverer({ store, channels, file });
  const delivererNow = () => (host.isLasting ? lasting : deliverer({ store, channels, file, patience: short }));

  async function purge() {
    const now = new Date();
    const last = Date.parse((await store.marked('purged')) ?? '') || 0;
    if (Math.abs(now.getTime() - last) < day / 4) return;
    if ((await purgeOld(store, days, now)) !== undefined) await host.purgeCopies?.(store, endOf(days, now));
  }

  const app = deskApp({
    file: { ...file, site: { ...file.site, address } },
    store,
    read: host.read,
    ...(host.suggest && { suggest: host.suggest }),
    secrets,
    channels: channels.map(({ name }) => name),
    async deliver(context) {
      const sent = delivererNow().deliver();
      host.background?.(sent, context);
      await sent;
    },
    limits: settings.limits,
    attachmentBytes: settings.attachmentBytes,
    ...(host.isLasting && { turn: turnsOfSenders(4, 2) }),
    senderOf: (context) =>
      dailyKey(secrets[0]!, senderAddress(context, host, settings), new Date().toISOString().slice(0, 10)),
  });
  return {
    app,
    notices,
    async tend() {
      await delivererNow().sweep();
      await purge().catch(() => undefined);
    },
    async close() {
      await lasting.close();
      await store.close();
    },
  };
}

interface Tickets {
  channels: Channel[];
  mistakes: string[];
}

/** Each way out is loaded only where it is used: a function has to start fast. */
async function ticketsIn(env: Record<string, string | undefined>, allowHosts: string[]): Promise<Tickets> {
  const named = Object.keys(env).some((name) => /^(ZAMMAD|FREESCOUT|OSTICKET|GITHUB_ISSUES)_/.test(name));
  return named ? (await import('../send/tickets.ts')).ticketChannels(env, allowHosts) : { channels: [], mistakes: [] };
}

/** The ways by which messages are sent on. */
async function channelsOf(
  { mail, webhook, allowedHosts }: Settings,
  tickets: Channel[],
  { outbox }: Host,
  letter: MailSettings,
): Promise<{ channels: Channel[]; notices: string[] }> {
  const channels = [
    ...(mail ? (await import('../send/mail.ts')).mailChannels(mail.url, letter) : []),
    ...(webhook ? [(await import('../send/webhook.ts')).webhookChannel({ ...webhook, allowHosts: allowedHosts })] : []),
    ...tickets,
  ];
  if (channels.length > 0 || !outbox) return { channels, notices: [] };
  const written = await outbox(letter);
  return { channels: written.channels, notices: [written.notice] };
}

/** The settings; throws one `Error` with every mistake in them. */
function settingsOrAllMistakes({ env, production, mistakes: found = [], outbox }: Host, tickets: Tickets): Settings {
  let settings: Settings | undefined;
  const mistakes = [...tickets.mistakes, ...found];
  try {
    settings = readSettings(env, { production });
  } catch (error) {
    // The list, without the sum below it.
    mistakes.push(...(error as Error).message.split('\n\n')[0]!.split('\n'));
  }
  if (!outbox && !env['SMTP_URL'] && !env['WEBHOOK_URL'] && tickets.channels.length + tickets.mistakes.length === 0)
    mistakes.push('SMTP_URL: is not set, and nothing else that sends messages on. Write the mail server.');
  if (settings && mistakes.length === 0) return settings;
  const sum = `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} to mend in the settings. The desk was not started.`;
  throw new Error(`${mistakes.join('\n')}\n\n${sum}`);
}

/** The address that a request came from, as far as the proxies in front can be trusted to have written it down. */
function senderAddress(context: Context, host: Host, { trustedProxies }: Settings): string {
  const own = host.peerOf(context);
  if (trustedProxies === 0) return own;
  const passed = (context.req.header('X-Forwarded-For') ?? '').split(',').map((address) => address.trim());
  return passed.at(-trustedProxies) || own;
}

/** Without bindings, such as a database on Workers. */
function textsOf(env: Record<string, unknown>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
