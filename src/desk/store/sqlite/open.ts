import { dirname, extname, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DatabaseGone, type Database, type Row, type Statement } from '../database.ts';
import type { Answer, Failure, Start, Task } from './protocol.ts';

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
 * Opens an SQLite file in a thread of its own, so that a disk or a lock of another process holds up only who waits for it.
 * Group commit: calls that arrive while the disk is busy share the next commit, `most` of them at a time: a commit costs a
 * wait for the disk, however much is in it. A file that is not there is made, with its folder, unless it `mustExist`.
 * Rejects when the file cannot be opened or its disk cannot hold a write-ahead log.
 */
export async function openSqlite(path: string, most = 256, mustExist = false): Promise<Database> {
  // The copies that SQLite writes while it sorts hold messages too: not into everybody's `/tmp`.
  process.env['SQLITE_TMPDIR'] ??= dirname(resolve(path));
  const thread = startThread({ path, mustExist });
  try {
    await thread.opened;
  } catch (error) {
    await thread.ask({ name: 'close' }).catch(() => undefined);
    throw error;
  }

  const queue: Call[] = [];
  let committing: Promise<void> | undefined;
  let closed: Promise<void> | undefined;
  let scrubbed: Promise<void> | undefined;

  function gather(left: number) {
    if (left > 0) setImmediate(gather, left - 1);
    else committing ??= commit();
  }

  async function commit() {
    const calls = queue.splice(0, most);
    try {
      const { outcomes } = await thread.ask({ name: 'run', calls: calls.map(({ statements }) => statements) });
      for (const [index, outcome] of outcomes!.entries())
        if ('rows' in outcome) calls[index]!.resolve(outcome.rows);
        else calls[index]!.reject(errorOf(outcome.failure));
    } catch (error) {
      for (const { reject } of calls) reject(error);
    }
    committing = undefined;
    if (queue.length > 0) gather(ticks);
  }

  async function scrub() {
    while (!(await thread.ask({ name: 'scrub' })).done);
  }

  async function close() {
    while (queue.length > 0 || committing) {
      committing ??= commit();
      await committing;
    }
    await thread.ask({ name: 'close' });
  }

  return {
    skipLocked: '',
    atomic(statements) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new Error('The store is closed.'));
        if (queue.push({ statements, resolve, reject }) === 1 && !committing) setImmediate(gather, ticks);
      });
    },
    // Two at once would begin again where the other one stands.
    scrub: () => (scrubbed ??= scrub().finally(() => (scrubbed = undefined))),
    close: () => (closed ??= close()),
  };
}

/** Starts the thread of a file. It keeps the process from ending only while it has something to do. */
function startThread(start: Start) {
  // Where the desk is packed, the thread is a file of its own beside the others, with their ending.
  const code = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
  // What it opens stays open until the process ends: to close it would end the locks that SQLite holds in this process.
  const worker = new Worker(code, { workerData: start, execArgv: [], trackUnmanagedFds: false });
  const waiting: { resolve(answer: Answer): void; reject(error: Error): void }[] = [];
  let ended: Error | undefined;

  const nextAnswer = () =>
    new Promise<Answer>((resolve, reject) => {
      if (ended) return reject(ended);
      waiting.push({ resolve, reject });
      worker.ref();
    });
  worker.on('message', (answer: Answer) => {
    const { resolve, reject } = waiting.shift()!;
    if (waiting.length === 0) worker.unref();
    if (answer.failure) reject(errorOf(answer.failure));
    else resolve(answer);
  });
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.on('error', end);
  worker.on('exit', () => end(new DatabaseGone(`The thread of ${start.path} has ended.`)));

  return {
    opened: nextAnswer(),
    ask(task: Task): Promise<Answer> {
      const answer = nextAnswer();
      if (!ended) worker.postMessage(task);
      return answer;
    },
  };
}

function errorOf({ message, isGone }: Failure): Error {
  return isGone ? new DatabaseGone(message) : new Error(message);
}
