import type { Database } from './database.ts';
import { migrate } from './schema.ts';
import { storeIn } from './sql-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the store that `DATABASE_URL` names, `sqlite:data/desk.sqlite` or `postgres://user:password@host/name`, and
 * brings its tables up to date. Rejects when the address is of another kind or the database cannot be used, and with
 * `DatabaseGone` when a file is not there although it `mustExist`.
 */
export async function openStore(url: string, mustExist = false): Promise<Store> {
  // Each driver is loaded only where it is used: a function on a host without files has no `node:sqlite`.
  if (isPostgres(url)) return (await import('./postgres.ts')).openPostgresStore(url);
  return storeIn(await openDatabase(url, mustExist));
}

/** Opens the database below a store, as `openStore` does. */
export async function openDatabase(url: string, mustExist = false): Promise<Database> {
  if (isPostgres(url)) return (await import('./postgres.ts')).openPostgres(url);
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(url)?.[1];
  if (!path)
    // Not the address itself: it may hold a password.
    throw new Error(
      `DATABASE_URL starts with "${url.slice(0, url.indexOf(':') + 1)}": write sqlite:data/desk.sqlite or postgres://user:password@host/name.`,
    );
  const { openSqlite } = await import('./sqlite/open.ts');
  const database = await openSqlite(path, undefined, mustExist);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

const isPostgres = (url: string) => /^postgres(ql)?:\/\//.test(url);
