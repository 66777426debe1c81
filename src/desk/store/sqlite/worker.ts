import { parentPort, workerData } from 'node:worker_threads';
import { DatabaseGone } from '../database.ts';
import { openFile, type SqliteFile } from './file.ts';
import type { Answer, Failure, Start, Task } from './protocol.ts';
import { scrubbing } from './scrub.ts';

/*
 * The thread in which SQLite waits for its disk and for the locks of other processes, so that nothing else does: it opens
 * the file that `workerData` names, says whether that went well, and then does one task after the other.
 */

const { path, mustExist } = workerData as Start;
let file: SqliteFile | undefined;
let scrub: ReturnType<typeof scrubbing> | undefined;

const failureOf = (error: unknown): Failure => ({
  message: error instanceof Error ? error.message : String(error),
  isGone: error instanceof DatabaseGone,
});

function answerTo(task: Task): Answer {
  try {
    if (task.name === 'close') {
      file?.close();
      return {};
    }
    if (task.name === 'run') return { outcomes: file!.run(task.calls) };
    scrub ??= scrubbing(file!, path);
    const { done = false } = scrub.next();
    if (done) scrub = undefined;
    return { done };
  } catch (error) {
    if (task.name === 'scrub') scrub = undefined;
    return { failure: failureOf(error) };
  }
}

parentPort!.on('message', (task: Task) => {
  parentPort!.postMessage(answerTo(task));
  if (task.name === 'close') parentPort!.close();
});
try {
  file = openFile(path, mustExist);
  parentPort!.postMessage({} satisfies Answer);
} catch (error) {
  parentPort!.postMessage({ failure: failureOf(error) } satisfies Answer);
}
