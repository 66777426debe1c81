import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Database, Row, Statement } from './database.ts';

/** Milliseconds to wait for another process that writes; a vacuum of 200 MB takes some 3,000. */
const busyTimeout = 10_000;

/**
 * Ticks of the event loop before a group commit: a message on its way through the desk comes a step nearer in each, and shares it.
 * A few microseconds when nobody else writes; at sixteen writers a fourth more messages a second, and half the waits for the disk.
 */
const ticks = 8;

interface Call {
  statements: Statement[];
  resolve(rows: Row[][]): void;
  reject(error: unknown): void;
}

/**
 * Opens an SQLite file, made with its folder for this user only if it is not there, with group commit: calls that arrive
 * while the disk is busy share the next commit, `most` of them at a time: a commit costs a wait for the disk, however much is in it.
 * Throws when the file cannot be opened or its disk cannot hold a write-ahead log.
 */
export function openSqlite(path: string, most = 256): Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  // The copies that SQLite writes while it sorts or vacuums hold messages too: not into everybody's `/tmp`.
  process.env['SQLITE_TMPDIR'] ??= dirname(resolve(path));
  const file = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true });
  useLog(file, path);
  // `full`: on disk before it is acknowledged. `secure_delete`: zeros over what is deleted. The log stays below 1 MB,
  // because what it takes on a full disk is missing for messages.
  file.exec('pragma synchronous = full; pragma secure_delete = on; pragma wal_autocheckpoint = 200');

  const prepared = new Map<string, StatementSync>();
  const queue: Call[] = [];

  function rowsOf({ text, values }: Statement): Row[] {
    let statement = prepared.get(text);
    if (!statement) prepared.set(text, (statement = file.prepare(text)));
    return statement.all(...values) as Row[];
  }

  /** Runs one call within the open transaction; what it returns tells the caller, and waits for the commit. */
  function run({ statements, resolve, reject }: Call): () => void {
    file.exec('savepoint call');
    try {
      const rows = statements.map(rowsOf);
      file.exec('release call');
      return () => resolve(rows);
    } catch (error) {
      // A full disk can end the whole transaction, and with it what the calls before this one wrote.
      if (!file.isTransaction) throw error;
      file.exec('rollback to call; release call');
      return () => reject(error);
    }
  }

  function gather(left: number) {
    if (left > 0) setImmediate(gather, left - 1);
    else commit();
  }

  function commit() {
    const calls = queue.splice(0, most);
    if (queue.length > 0) setImmediate(commit);
    try {
      file.exec('begin immediate');
      const tell = calls.map(run);
      file.exec('commit');
      for (const outcome of tell) outcome();
    } catch (error) {
      for (const { reject } of calls) reject(error);
      if (file.isOpen && file.isTransaction) file.exec('rollback');
    }
  }

  return {
    skipLocked: '',
    atomic(statements) {
      return new Promise((resolve, reject) => {
        if (!file.isOpen) return reject(new Error('The store is closed.'));
        if (queue.push({ statements, resolve, reject }) === 1) setImmediate(gather, ticks);
      });
    },
    async scrub() {
      // `secure_delete` alone leaves copies: rows move between pages when the tree is balanced, and what they leave
      // behind in the unused part of a page is not overwritten when they are deleted.
      file.exec('vacuum');
      const outcome = file.prepare('pragma wal_checkpoint(truncate)').get();
      if (outcome?.['busy'])
        throw new Error(`Deleted text is still in ${path}-wal, because another program reads the file.`);
    },
    async close() {
      while (queue.length > 0) commit();
      if (file.isOpen) file.close();
    },
  };
}

/** Sets the write-ahead log. SQLite does not wait when two processes do so to a new file, hence the tries. */
function useLog(file: DatabaseSync, path: string) {
  for (const end = Date.now() + busyTimeout; ; Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20))
    try {
      const mode = file.prepare('pragma journal_mode = wal').get()?.['journal_mode'];
      if (mode === 'wal') return;
      throw new Error(`${path} lies on a disk without a write-ahead log (${mode}): choose one that is not shared.`);
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== busy || Date.now() > end) throw error;
    }
}

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const busy = 5;
