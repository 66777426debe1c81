import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskFile } from '../file.ts';
import type { DeskParts } from '../parts.ts';
import { newSecret } from '../secrets/codes.ts';
import { isPrivateAddress } from '../send/private-address.ts';
import { openStore } from '../store/open-store.ts';
import type { Desk } from './host.ts';
import { deskOn } from './open-desk.ts';
import { openReopened } from './reopened.ts';

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
    ownSecret: () => ownSecret(data),
    async outbox(mail) {
      const folder = join(data, 'outbox');
      const { outboxChannels } = await import('../send/mail/outbox.ts');
      return {
        channels: outboxChannels(folder, mail),
        notice: `No SMTP_URL is set: messages are kept, and the mails are written to ${folder}/ instead of being sent.`,
      };
    },
    async purgeCopies(store, before) {
      const { purgeOutbox } = await import('../send/mail/outbox.ts');
      await purgeOutbox(join(data, 'outbox'), store, before);
    },
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

/** A secret of this machine's own, made once: for trying out. In production one must be set. */
function ownSecret(data: string): string {
  const path = join(data, 'secret');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  // Whole or not at all: on a full disk half a secret would be taken for one at the next start.
  const fresh = `${path}.${process.pid}`;
  try {
    if (!existsSync(path)) {
      writeFileSync(fresh, newSecret() + newSecret(), { mode: 0o600 });
      linkSync(fresh, path);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  return readFileSync(path, 'utf8');
}
