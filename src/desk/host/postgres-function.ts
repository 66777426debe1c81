import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Store } from '../store/store.ts';
import { deskFunction, type DeskFunction, type FunctionHost } from './function.ts';

/**
 * The function on a host that runs Node and keeps no files: messages are in PostgreSQL, the settings in the environment, and
 * the built pages in `folder`.
 */
export function postgresFunction(
  folder: string,
  { mistakes = [], ...host }: Pick<FunctionHost, 'peerOf' | 'page' | 'ask'> & { mistakes?: string[] },
): DeskFunction {
  // These hosts take 4.5 MB in one request, or 6 MB in base64.
  const env: NodeJS.ProcessEnv = { ATTACHMENT_MB: '4', ...process.env };
  let store: Promise<Store> | undefined;
  return deskFunction({
    ...host,
    env,
    mistakes: [
      ...(/^(sqlite:.*)?$/.test(env['DATABASE_URL'] ?? '')
        ? ['DATABASE_URL: names no PostgreSQL, and files do not last here. Write postgres://user:password@host/name.']
        : []),
      ...mistakes,
    ],
    async read(path) {
      const file = resolve(join(folder, path));
      return file.startsWith(resolve(folder) + sep) ? readFile(file, 'utf8').catch(() => undefined) : undefined;
    },
    // One pool of connections, however many requests ask for it at once.
    openStore(address) {
      if (!store) (store = opened(address)).catch(() => (store = undefined));
      return store;
    },
  });
}

/** Without SQLite and its thread, which do not belong into the function. */
async function opened(address: string): Promise<Store> {
  return (await import('../store/postgres.ts')).openPostgresStore(address);
}
