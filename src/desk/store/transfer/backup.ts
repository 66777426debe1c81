import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../open-store.ts';
import { openSqlite } from '../sqlite/open.ts';
import { migrate } from '../schema.ts';
import { copyAll, sumOf, TransferRefused, type Copied } from './copy.ts';
import { openSnapshot } from './snapshot.ts';

/** Pages that are copied in one go, during which nobody else writes: all of a database of 4 GB, so that nothing begins anew. */
const pages = 1_000_000;

/**
 * Writes all that a desk keeps into one new file, for this user alone, while the desk runs: an SQLite file, of SQLite and of
 * PostgreSQL alike, as it was at one moment. Resolves with what is in it, once it was read again and found whole.
 */
export async function backUp(url: string, path: string): Promise<Copied> {
  if (existsSync(path)) throw new TransferRefused(`${path} is there already. Name a new file.`);
  const begun = `${path}.begun`;
  for (const end of ['', '-wal', '-shm']) rmSync(begun + end, { force: true });
  try {
    closeSync(openSync(begun, 'wx', 0o600));
    const copied = /^sqlite:/.test(url) ? await copyFile(pathOf(url), begun) : await copySnapshot(url, begun);
    // What is named as wanted is whole.
    renameSync(begun, path);
    return copied;
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(begun + end, { force: true });
  }
}

async function copyFile(from: string, to: string): Promise<Copied> {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    await backup(source, to, { rate: pages });
  } finally {
    source.close();
  }
  const written = new DatabaseSync(to);
  try {
    // One file, without a log beside it that somebody forgets to copy.
    written.exec('pragma journal_mode = delete');
    const [found] = written.prepare('pragma integrity_check').all();
    if (found?.['integrity_check'] !== 'ok')
      throw new Error(`The copy is damaged (${String(found?.['integrity_check'])}): is the disk?`);
  } finally {
    written.close();
  }
  return { ...(await sumOfFile(to)), kept: 0 };
}

async function copySnapshot(url: string, to: string): Promise<Copied> {
  const source = await openSnapshot(url);
  const goal = await openSqlite(to);
  try {
    await migrate(goal);
    return await copyAll(source, goal, 'snapshot');
  } finally {
    await Promise.all([source.close(), goal.close()]);
  }
}

async function sumOfFile(path: string) {
  const database = await openSqlite(path, undefined, true);
  try {
    return await sumOf(database);
  } finally {
    await database.close();
  }
}

/** Puts what `backUp` wrote into an empty database, and compares both. The file stays as it is. */
export async function restore(path: string, url: string): Promise<Copied> {
  if (!existsSync(path)) throw new TransferRefused(`There is no ${path}.`);
  // A copy of the copy: an earlier version's tables are brought up to date, and the backup is only read.
  const read = `${path}.reading`;
  rmSync(read, { force: true });
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    closeSync(openSync(read, 'wx', 0o600));
    await backup(file, read, { rate: pages });
  } catch (error) {
    throw new TransferRefused(`${path} is not a backup of a desk: ${(error as Error).message}.`, { cause: error });
  } finally {
    file.close();
  }
  const source = await openSqlite(read, undefined, true);
  try {
    const [found] = await source.atomic([
      { text: "select count(*) as tables from sqlite_schema where name in ('messages', 'migrations')", values: [] },
    ]);
    if (found![0]!['tables'] !== 2) throw new TransferRefused(`${path} is not a backup of a desk: it has no messages.`);
    await migrate(source);
    return await between(source, url, path);
  } finally {
    await source.close();
    for (const end of ['', '-wal', '-shm']) rmSync(read + end, { force: true });
  }
}

/** Milliseconds after the last sweep of a desk within which it may still run. */
const sweeps = 90_000;

/** Moves all that a desk keeps to another database, and compares both. What is kept stays in the old one, too. */
export async function move(from: string, to: string, now = new Date()): Promise<Copied> {
  const source = await openDatabase(from, true);
  try {
    const [swept] = await source.atomic([{ text: "select value from marks where name = 'swept'", values: [] }]);
    const since = now.getTime() - Date.parse(String(swept![0]?.['value'] ?? ''));
    if (since >= 0 && since < sweeps)
      throw new TransferRefused(
        `A desk ran on it ${Math.round(since / 1000)} seconds ago, and what it takes meanwhile would be missing. Stop it, and write the same command again in a minute and a half.`,
      );
    return await between(source, to, from);
  } finally {
    await source.close();
  }
}

async function between(source: Parameters<typeof copyAll>[0], to: string, from: string): Promise<Copied> {
  const goal = await openDatabase(to);
  try {
    return await copyAll(source, goal, from);
  } finally {
    await goal.close();
  }
}

function pathOf(url: string): string {
  return url.replace(/^sqlite:(?:\/\/)?/, '');
}
