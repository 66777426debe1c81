import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { join } from 'node:path';
import type { DeskFile } from '../file.ts';
import type { DeskParts } from '../parts.ts';
import { newSecret } from '../secrets/codes.ts';
import { isPrivateAddress } from '../send/private-address.ts';
import { openStore } from '../store/open-store.ts';
import type { Desk } from './host.ts';
import { deskOn } from './open-desk.ts';
import { openReopened } from './reopened.ts';
import { listOf } from './validation.ts';

/** How often what was not delivered is tried again; milliseconds. */
const every = 30_000;

/**
 * Opens the store, the ways by which messages are sent on, and the sweep, with the settings of the environment. Rejects with
 * the list of all mistakes in them, but not because the database cannot be used: that is tried again while pages are served, and
 * visitors who send a message are told so. `DESK_FOLDER` is the folder for what is kept on this machine.
 */
export async function openDesk(
  file: DeskFile,
  { env, read, suggest }: { env: NodeJS.ProcessEnv } & Pick<DeskParts, 'read' | 'suggest'>,
): Promise<Desk> {
  const data = env['DESK_FOLDER'] || 'data';
  let isTold = !!Number(env['TRUSTED_PROXY']);

  /** Who is connected. Says once when that is a proxy which the settings do not count, since all its visitors then share one limit. */
  function peerOf(context: Context): string {
    const { address = '' } = getConnInfo(context).remote;
    if (!isTold && context.req.header('X-Forwarded-For') && isPrivateAddress(address)) {
      isTold = true;
      console.error(
        'A proxy before the desk passes visitors on (X-Forwarded-For), and TRUSTED_PROXY is 0: all of them count as one sender. If the proxy is yours, set TRUSTED_PROXY=1.',
      );
    }
    return address;
  }

  const desk = await deskOn(file, {
    env: { DATABASE_URL: `sqlite:${join(data, 'desk.sqlite')}`, ...env },
    production: env['NODE_ENV'] === 'production',
    read,
    ...(suggest && { suggest }),
    openStore: (address) =>
      openReopened(
        (mustExist) => openStore(address, mustExist),
        (line) => console.error(line),
      ),
    peerOf,
    isProxy: proxiesIn(env['PROXY_ADDRESS'] ?? ''),
    ownSecret: () => ownSecret(data),
    async outbox(mail) {
      const folder = join(data, 'outbox');
      const { outboxChannels, sendToFolder } = await import('../send/mail/outbox.ts');
      return {
        channels: outboxChannels(folder, mail),
        send: sendToFolder(folder),
        notice: `No SMTP_URL is set: messages are kept, and the mails are written to ${folder}/ instead of being sent.`,
      };
    },
    async purgeCopies(store, before) {
      const { purgeOutbox } = await import('../send/mail/outbox.ts');
      await purgeOutbox(join(data, 'outbox'), store, before);
    },
    check: async (...suggested) => (await import('./check-beside.ts')).checkBeside(env)(...suggested),
    readMailbox: async (...asked) => (await import('../events/mailbox/read.ts')).readMailbox(...asked),
    isLasting: true,
  });
  const timer = setInterval(() => void desk.sweep(), every);
  void desk.sweep();
  return {
    ...desk,
    async close() {
      clearInterval(timer);
      await desk.close();
    },
  };
}

/** Tells whether an address is that of a proxy: one of those that are set, or else one of this machine or of a private network. */
export function proxiesIn(setting: string): (address: string) => boolean {
  const known = new BlockList();
  for (const [net = '', prefix] of listOf(setting).map((one) => one.split('/'))) {
    const kind = isIP(net) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(net)) known.addSubnet(net, Number(prefix ?? (kind === 'ipv6' ? 128 : 32)), kind);
  }
  return (address) => {
    // A socket that takes both kinds writes IPv4 inside IPv6.
    const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
    if (setting.trim() === '') return isPrivateAddress(bare);
    return isIP(bare) > 0 && known.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
  };
}

/**
 * A secret of this machine's own, made once: for trying out. In production one must be set. Where it cannot be written, as on a
 * full disk, one that lasts until the end of this process, so that pages are served all the same.
 */
export function ownSecret(data: string): string {
  const path = join(data, 'secret');
  try {
    if (!existsSync(path)) writeSecret(data, path);
    return readFileSync(path, 'utf8');
  } catch (error) {
    console.error(
      `${path} cannot be used: ${(error as Error).message}. Make room, or let this user write there; until the next start forms are signed with a secret that is not kept.`,
    );
    return newSecret() + newSecret();
  }
}

/** Whole or not at all: on a full disk half a secret would be taken for one at the next start. */
function writeSecret(data: string, path: string) {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const fresh = `${path}.${process.pid}`;
  try {
    writeFileSync(fresh, newSecret() + newSecret(), { mode: 0o600 });
    linkSync(fresh, path);
  } catch (error) {
    // Another process was first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}
