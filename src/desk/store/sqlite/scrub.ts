import { fdatasyncSync, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { SqliteFile } from './file.ts';
import { isPointerMap, slackOf } from './slack.ts';

/** Pages in one step: some milliseconds, in which nobody else writes. */
const step = { shrunk: 256, cleared: 2048 };

/** Steps that found another program at work are tried again so often, a second each. */
const tries = 10;

/** Another program reads or writes the file all the time: what was deleted can be overwritten later. */
class Busy extends Error {}

/**
 * Overwrites what was deleted and gives its room back, a small step at each `next()`; the calls of the desk come in between.
 * SQLite's own way, `vacuum`, rewrites the whole file while everybody waits. Throws when other programs do not let it: nothing
 * is harmed then, and it can begin again.
 */
export function* scrubbing(file: SqliteFile, path: string): Generator<void, void> {
  // First, since pages move when room is given back.
  while (file.shrink(step.shrunk)) yield;
  const own = new DatabaseSync(path, { timeout: 1000 });
  try {
    let from = 2;
    for (let failed = 0; ;)
      try {
        const next = clearSlack(own, path, from);
        failed = 0;
        if (next === undefined) return;
        from = next;
        yield;
      } catch (error) {
        if (!(error instanceof Busy) || ++failed === tries) throw error;
        yield;
      }
  } finally {
    own.close();
  }
}

/**
 * Writes zeros into the unused middle of each of the next pages (`slackOf`), and returns the page to go on from, or nothing
 * at the end. It does so to the file itself, which SQLite has no call for. That is safe because nothing is in the log
 * and nobody else can write meanwhile; because no byte is touched that SQLite reads; and because the change of `user_version`
 * makes every connection read its pages anew.
 */
function clearSlack(own: DatabaseSync, path: string, from: number): number | undefined {
  lockWithoutLog(own, path);
  try {
    const numberOf = (name: string) => Number(own.prepare(`pragma ${name}`).get()![name]);
    const [size, count] = [numberOf('page_size'), numberOf('page_count')];
    const raw = rawFile(path);
    const header = Buffer.alloc(100);
    readSync(raw, header, 0, 100, 0);
    const usable = size - header[20]!;
    const hasMaps = numberOf('auto_vacuum') > 0;
    const many = Math.min(step.cleared, count + 1 - from);
    const pages = Buffer.alloc(Math.max(0, many) * size);
    readSync(raw, pages, 0, pages.length, (from - 1) * size);
    let cleared = 0;
    for (let index = 0; index < many; index++) {
      if (hasMaps && isPointerMap(from + index, usable)) continue;
      const slack = slackOf(pages.subarray(index * size, (index + 1) * size), usable);
      const bytes = slack && pages.subarray(index * size + slack.start, index * size + slack.end);
      if (!bytes?.some((byte) => byte !== 0)) continue;
      writeSync(raw, bytes.fill(0), 0, bytes.length, (from + index - 1) * size + slack!.start);
      cleared++;
    }
    if (cleared > 0) {
      fdatasyncSync(raw);
      own.exec(`pragma user_version = ${(numberOf('user_version') + 1) % 1_000_000}`);
    }
    own.exec('commit');
    if (from + many <= count) return from + many;
  } catch (error) {
    if (own.isTransaction) own.exec('rollback');
    throw error;
  }
  emptyLog(own, path);
  return undefined;
}

/** Begins a transaction in which all that was written stands in the file itself, and nobody else writes. */
function lockWithoutLog(own: DatabaseSync, path: string) {
  for (let tried = 0; tried < tries; tried++) {
    emptyLog(own, path);
    if (!begin(own)) break;
    if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
    own.exec('rollback');
  }
  throw new Busy(`Deleted text is still in ${path}, because another program writes to it all the time.`);
}

function begin(own: DatabaseSync): boolean {
  try {
    own.exec('begin immediate');
    return true;
  } catch {
    return false;
  }
}

function emptyLog(own: DatabaseSync, path: string) {
  const outcome = own.prepare('pragma wal_checkpoint(truncate)').get();
  if (outcome?.['busy'])
    throw new Busy(`Deleted text is still in ${path}-wal, because another program reads the file.`);
}

/** Files by device and number. They stay open: to close one would end the locks that SQLite holds in this process. */
const rawFiles = new Map<string, number>();

function rawFile(path: string): number {
  const { dev, ino } = statSync(path, { bigint: true });
  const name = `${dev} ${ino}`;
  const raw = rawFiles.get(name) ?? openSync(path, 'r+');
  rawFiles.set(name, raw);
  const opened = fstatSync(raw, { bigint: true });
  if (opened.dev !== dev || opened.ino !== ino) throw new Error(`${path} was replaced while it was scrubbed.`);
  return raw;
}
