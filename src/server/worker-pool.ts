import { Worker, type WorkerOptions } from 'node:worker_threads';

/** There are as many tasks waiting as may wait; the task was not taken. */
export class PoolBusy extends Error {}

/** What a worker of a pool answers with: what came of the task, or the trace of what went wrong. */
export type Outcome<Result> = { result: Result } | { trace: string };

/** Threads that work on tasks, each on one at a time; tasks and results are copied to and fro (structured clone). */
export interface WorkerPool<Task, Result> {
  /**
   * Resolves with what a worker makes of the task. Rejects with `PoolBusy` when too many wait already, with the reason of
   * `signal` when that is aborted before a worker has begun, and with an error when the work failed or took too long.
   */
  run: (task: Task, signal?: AbortSignal) => Promise<Result>;
  /** Ends the threads; what is under way is rejected. */
  close: () => Promise<void>;
}

export interface PoolSettings extends WorkerOptions {
  threads: number;
  /** So many tasks wait at most. */
  waiting: number;
  /** Milliseconds after which the thread of a task is ended and another takes its place. */
  longest?: number;
}

interface Job<Task, Result> {
  task: Task;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
}

/**
 * Opens a pool of worker threads that run a script (bounded queue, first in first out). The script answers each message
 * with an `Outcome`. A thread is started when there is work for it, and again after it has died. Threads keep no process alive.
 */
export function openPool<Task, Result>(
  script: URL,
  { threads, waiting, longest = 10_000, ...options }: PoolSettings,
): WorkerPool<Task, Result> {
  const queue: Job<Task, Result>[] = [];
  const idle: Worker[] = [];
  /** What each thread works on. */
  const busy = new Map<Worker, Job<Task, Result>>();
  const all = new Set<Worker>();

  function start(): Worker {
    const worker = new Worker(script, options);
    worker.unref();
    all.add(worker);
    worker.on('message', (outcome: Outcome<Result>) => {
      const job = busy.get(worker);
      busy.delete(worker);
      idle.push(worker);
      if ('result' in outcome) job?.resolve(outcome.result);
      else job?.reject(failureWith(outcome.trace));
      next();
    });
    const gone = (reason: unknown) => {
      all.delete(worker);
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
      busy.get(worker)?.reject(reason);
      busy.delete(worker);
      next();
    };
    worker.on('error', gone);
    worker.on('exit', () => gone(new Error('The thread has ended.')));
    return worker;
  }

  function next() {
    while (queue.length > 0 && (idle.length > 0 || all.size < threads)) {
      const job = queue.shift()!;
      const worker = idle.pop() ?? start();
      busy.set(worker, job);
      const tooLong = setTimeout(() => void worker.terminate(), longest).unref();
      const settled = () => clearTimeout(tooLong);
      const { resolve, reject } = job;
      busy.set(worker, {
        ...job,
        resolve: (result) => (settled(), resolve(result)),
        reject: (reason) => (settled(), reject(reason)),
      });
      worker.postMessage(job.task);
    }
  }

  return {
    run: (task, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason as Error);
        if (queue.length >= waiting) return reject(new PoolBusy(`${waiting} tasks are waiting.`));
        const job = { task, resolve, reject };
        queue.push(job);
        signal?.addEventListener('abort', () => {
          const place = queue.indexOf(job);
          if (place === -1) return;
          queue.splice(place, 1);
          reject(signal.reason as Error);
        });
        next();
      }),
    async close() {
      const ended = [...all].map((worker) => worker.terminate());
      for (const { reject } of queue.splice(0)) reject(new Error('The pool is closed.'));
      await Promise.all(ended);
    },
  };
}

/** An error with the trace of another thread: without its message, which can hold what a visitor wrote. */
function failureWith(trace: string): Error {
  const error = new Error('The work has failed.');
  const [name = 'Error', ...lines] = trace.split('\n');
  error.name = name;
  error.stack = [name, ...lines].join('\n');
  return error;
}
