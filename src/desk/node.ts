import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses } from '../addresses.ts';
import { deskApp, type DeskParts } from './app.ts';
import { deliverer, type Channel } from './delivery.ts';
import type { DeskFile } from './file.ts';
import { mailChannels } from './mail.ts';
import { openStore } from './open-store.ts';
import { outboxChannels } from './outbox.ts';
import { after } from './pages.ts';
import { purgeOld } from './retention.ts';
import { dailyKey, newSecret, sign } from './secrets.ts';
import { readSettings, type Settings } from './settings.ts';
import { ticketChannels } from './tickets.ts';
import { webhookChannel } from './webhook.ts';

/** A desk that runs in this process. */
export interface OpenDesk {
  app: ReturnType<typeof deskApp>;
  /** What the operator should know, such as where mails are written. */
  notices: string[];
  close: () => Promise<void>;
}

/** How often what was not delivered is tried again, and what is old is deleted; milliseconds. */
const every = { sweep: 30_000, purge: 6 * 3_600_000 };

/**
 * Opens the store, the ways by which messages are sent on, and the sweep, with the settings of the environment. Rejects with
 * the list of all mistakes in them. `DESK_FOLDER` is the folder for what is kept
 * on this machine.
 */
export async function openDesk(
  file: DeskFile,
  { env, read, suggest }: { env: NodeJS.ProcessEnv } & Pick<DeskParts, 'read' | 'suggest'>,
): Promise<OpenDesk> {
  const data = env['DESK_FOLDER'] || 'data';
  const allowed = (env['WEBHOOK_ALLOW_HOSTS'] ?? '').split(',').map((host) => host.trim());
  const tickets = ticketChannels(env, allowed);
  const settings = settingsOrAllMistakes(
    { DATABASE_URL: `sqlite:${join(data, 'desk.sqlite')}`, ...env },
    { production: env['NODE_ENV'] === 'production', others: tickets.mistakes },
  );
  const secrets = settings.secrets ?? [ownSecret(data)];
  const address = settings.publicAddress ?? file.site.address;
  const keptFor = settings.keptFor ?? file.keptFor;
  const notices: string[] = [];
  const mail = {
    from: settings.mail?.from ?? `desk@${new URL(address).hostname}`,
    answeredLink: async (reference: string) => {
      const expires = after(new Date(), keptFor * 86_400_000);
      return `${address}/desk/answered?token=${await sign(secrets[0]!, 'answered', reference, expires)}`;
    },
    statusPage: (language: string) => address + addresses.status(language),
  };
  const channels: Channel[] = [];
  if (settings.mail) channels.push(...mailChannels(settings.mail.url, mail));
  if (settings.webhook) channels.push(webhookChannel({ ...settings.webhook, allowHosts: settings.allowedHosts }));
  channels.push(...tickets.channels);
  if (channels.length === 0) {
    const outbox = join(data, 'outbox');
    channels.push(...outboxChannels(outbox, mail));
    notices.push(
      `No SMTP_URL is set: messages are kept, and the mails are written to ${outbox}/ instead of being sent.`,
    );
  }
  const store = await openStore(settings.database);
  const { deliver, sweep } = deliverer({ store, channels, file });

  const purge = () => purgeOld(store, keptFor, new Date());
  const timers = [
    setInterval(() => void sweep().catch(() => undefined), every.sweep),
    setInterval(() => void purge().catch(() => undefined), every.purge),
  ];
  void sweep()
    .then(purge)
    .catch(() => undefined);

  const app = deskApp({
    file: { ...file, site: { ...file.site, address } },
    store,
    read,
    ...(suggest && { suggest }),
    secrets,
    channels: channels.map(({ name }) => name),
    deliver,
    limit: settings.limits.hard,
    senderOf: (context) =>
      dailyKey(secrets[0]!, senderAddress(context, settings.trustedProxies), new Date().toISOString().slice(0, 10)),
  });
  return {
    app,
    notices,
    async close() {
      timers.forEach(clearInterval);
      await store.close();
    },
  };
}

/** The settings; throws one `Error` with every mistake in them and all `others`. */
function settingsOrAllMistakes(
  env: Record<string, unknown>,
  { production, others }: { production: boolean; others: string[] },
): Settings {
  let settings: Settings | undefined;
  const mistakes = [...others];
  try {
    settings = readSettings(env, { production });
  } catch (error) {
    // The list, without the sum below it.
    mistakes.push(...(error as Error).message.split('\n\n')[0]!.split('\n'));
  }
  if (settings && mistakes.length === 0) return settings;
  const sum = `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} to mend in the settings. The desk was not started.`;
  throw new Error(`${mistakes.join('\n')}\n\n${sum}`);
}

/** The address that a request came from, as far as the proxies in front can be trusted to have written it down. */
function senderAddress(context: Context, proxies: number): string {
  const own = getConnInfo(context).remote.address ?? '';
  if (proxies === 0) return own;
  const passed = (context.req.header('X-Forwarded-For') ?? '').split(',').map((address) => address.trim());
  return passed.at(-proxies) || own;
}

/** A secret of this machine's own, made once: for trying out. In production one must be set. */
function ownSecret(data: string): string {
  const path = join(data, 'secret');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, newSecret() + newSecret(), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
