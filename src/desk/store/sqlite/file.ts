import { closeSync, existsSync, fstatSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { DatabaseGone, type Row, type Statement } from '../database.ts';
import type { Outcome } from './protocol.ts';

/** Milliseconds to wait for another process that writes. */
const busyTimeout = 10_000;

/** Bytes of a file from an earlier version that are rewritten at its opening, so that it can give back room: less than a second. */
const soonRewritten = 32 * 2 ** 20;

/** An open SQLite file. Everything in it waits for the disk: it belongs in a thread of its own. */
export interface SqliteFile {
  /**
   * Runs calls in one transaction; one that fails leaves nothing behind and its neighbours stay. What it returns is on disk.
   * Throws when the transaction fails, and with `DatabaseGone` when the file is no longer where it was.
   */
  run(calls: Statement[][]): Outcome[];
  /** Gives so many free pages back to the disk, and returns whether there are more. */
  shrink(pages: number): boolean;
  close(): void;
}

/**
 * Opens an SQLite file, made with its folder for this user only if it is not there. Throws when the file cannot be opened,
 * when its disk cannot hold a write-ahead log, or when it is not there although it `mustExist`.
 */
export function openFile(path: string, mustExist = false): SqliteFile {
  if (mustExist && !existsSync(path)) throw new DatabaseGone(`${path} is not there.`);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  makeFile(path);
  const file = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true });
  try {
    // Heeded by a new file only, and before the log is set.
    file.exec('pragma auto_vacuum = incremental');
    useLog(file, path);
    // `full`: on disk before it is acknowledged. `secure_delete`: zeros over what is deleted. The log stays below 1 MB,
    // because what it takes on a full disk is missing for messages.
    file.exec('pragma synchronous = full; pragma secure_delete = on; pragma wal_autocheckpoint = 200');
    rewriteOld(file);
  } catch (error) {
    file.close();
    throw error;
  }

  const places = [path, `${path}-wal`, `${path}-shm`];
  const opened = places.map(identityOf);
  // Tells whether the file has a name yet. It stays open: to close it would end the locks that this process holds on it.
  const raw = openSync(path, 'r');
  /** A file that nobody finds any more takes messages all the same, and they end with this process. */
  const isThere = () => places.every((place, index) => identityOf(place) === opened[index]);

  const prepared = new Map<string, StatementSync>();
  function rowsOf({ text, values }: Statement): Row[] {
    let statement = prepared.get(text);
    if (!statement) prepared.set(text, (statement = file.prepare(text)));
    return statement.all(...values) as Row[];
  }

  /** Runs one call within the open transaction. */
  function runOne(statements: Statement[]): Outcome {
    file.exec('savepoint call');
    try {
      const rows = statements.map(rowsOf);
      file.exec('release call');
      return { rows };
    } catch (error) {
      // A full disk can end the whole transaction, and with it what the calls before this one wrote.
      if (!file.isTransaction) throw error;
      file.exec('rollback to call; release call');
      return { failure: { message: (error as Error).message } };
    }
  }

  let rescued: string | undefined;
  function gone(): DatabaseGone {
    // What is in the log belongs to the file, wherever that is; another one in its place must not get it.
    if (file.isOpen) file.exec('pragma wal_checkpoint(truncate)');
    if (fstatSync(raw).nlink === 0) rescued ??= copyOf(file, path);
    const remedy = rescued
      ? `What it held is in ${rescued}, for you alone: stop the desk, name that file ${basename(path)}, and start it.`
      : 'Put it back; if that cannot be, stop the desk, restore your backup, and start it.';
    return new DatabaseGone(
      `${path} is no longer the file that the desk opened: it, or the -wal or -shm beside it, was deleted, moved or replaced. Messages are refused until it is back. ${remedy}`,
    );
  }

  return {
    run(calls) {
      if (!isThere()) throw gone();
      let outcomes: Outcome[];
      try {
        file.exec('begin immediate');
        outcomes = calls.map(runOne);
        file.exec('commit');
      } catch (error) {
        if (file.isTransaction) file.exec('rollback');
        throw isThere() ? error : gone();
      }
      // And after the commit: what is acknowledged was in the file that everybody finds.
      if (!isThere()) throw gone();
      return outcomes;
    },

    shrink(pages) {
      const numberOf = (name: string) => Number(file.prepare(`pragma ${name}`).get()![name]);
      if (numberOf('auto_vacuum') !== incremental || numberOf('freelist_count') === 0) return false;
      file.exec(`pragma incremental_vacuum(${pages})`);
      return numberOf('freelist_count') > 0;
    },

    close() {
      // SQLite takes the log away by its name: not one that belongs to another file by now.
      const log = identityOf(places[1]!);
      if (file.isOpen && (log === '' || log === opened[1])) file.close();
    },
  };
}

/** Makes an empty file for this user only. One that is there is left alone: to close it would end the locks that this process holds on it. */
function makeFile(path: string) {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Writes what a file without a name holds to a new one, and returns where; nothing when that cannot be done. */
function copyOf(file: DatabaseSync, path: string): string | undefined {
  const place = `${path}.rescued-${new Date().toISOString().replace(/\D/g, '')}`;
  try {
    makeFile(place);
    file.prepare('vacuum into ?').run(place);
    return place;
  } catch {
    rmSync(place, { force: true });
    return undefined;
  }
}

/** Which file stands at a place; empty when there is none. */
function identityOf(place: string): string {
  const found = statSync(place, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev} ${found.ino}` : '';
}

/** Sets the write-ahead log. SQLite does not wait when two processes do so to a new file, hence the tries. */
function useLog(file: DatabaseSync, path: string) {
  for (const end = Date.now() + busyTimeout; ; Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20))
    try {
      const mode = file.prepare('pragma journal_mode = wal').get()?.['journal_mode'];
      if (mode !== 'wal')
        throw new Error(`${path} lies on a disk without a write-ahead log (${mode}): choose one that is not shared.`);
      // The first look makes the log.
      file.prepare('select count(*) from sqlite_schema').get();
      return;
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== busy || Date.now() > end) throw error;
    }
}

/**
 * A file from before Pult gave back room step by step is rewritten once, if that is soon done. A larger one stays as it is:
 * what is deleted in it is overwritten all the same, and its room is used for what comes.
 */
function rewriteOld(file: DatabaseSync) {
  const numberOf = (name: string) => Number(file.prepare(`pragma ${name}`).get()![name]);
  if (numberOf('auto_vacuum') === incremental || numberOf('page_count') * numberOf('page_size') > soonRewritten) return;
  try {
    file.exec('pragma auto_vacuum = incremental; vacuum');
  } catch {
    // Another process is at it, or the disk is full: at another opening.
  }
}

/** https://www.sqlite.org/pragma.html#pragma_auto_vacuum */
const incremental = 2;

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const busy = 5;
