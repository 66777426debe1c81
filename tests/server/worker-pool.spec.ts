import { expect, test } from '@playwright/test';
import { openPool, PoolBusy } from '../../src/server/worker-pool.ts';

/** A gate that a thread waits at until the test opens it. */
type Gate = Int32Array<SharedArrayBuffer>;
const gate = (): Gate => new Int32Array(new SharedArrayBuffer(4));
const open = (shut: Gate) => {
  Atomics.store(shut, 0, 1);
  Atomics.notify(shut, 0);
};

type Task = { name: string; wait?: Gate; fail?: true; die?: true };

/** Waits at the gate of a task and answers with its name and how many tasks came before it; or fails, or dies. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';
let done = 0;
parentPort.on('message', ({ name, wait, fail, die }) => {
  if (die) process.exit(1);
  if (wait) Atomics.wait(wait, 0, 0);
  parentPort.postMessage(fail ? { trace: 'TypeError\\n    at what (it.js:1:1)' } : { result: name + ' ' + done++ });
});`)}`,
);
const poolOf = (waiting: number, longest = 60_000) => openPool<Task, string>(script, { threads: 1, waiting, longest });

test('tasks are worked on in their order, and what is too much is refused at once', async () => {
  const pool = poolOf(2);
  const shut = gate();
  const first = pool.run({ name: 'a', wait: shut });
  const waiting = [pool.run({ name: 'b' }), pool.run({ name: 'c' })];
  await expect(pool.run({ name: 'd' })).rejects.toThrow(PoolBusy);
  open(shut);
  expect(await Promise.all([first, ...waiting])).toEqual(['a 0', 'b 1', 'c 2']);
  expect(await pool.run({ name: 'e' })).toBe('e 3');
  await pool.close();
});

test('a task whose sender has gone is never begun, and its place is free', async () => {
  const pool = poolOf(1);
  const shut = gate();
  const first = pool.run({ name: 'a', wait: shut });
  const sender = new AbortController();
  const gone = pool.run({ name: 'b' }, sender.signal);
  sender.abort(new Error('gone'));
  await expect(gone).rejects.toThrow('gone');
  await expect(pool.run({ name: 'c' }, sender.signal)).rejects.toThrow('gone');
  const last = pool.run({ name: 'd' });
  open(shut);
  // The thread has seen two tasks: the first and the last.
  expect(await Promise.all([first, last])).toEqual(['a 0', 'd 1']);
  await pool.close();
});

test('a task that fails, kills its thread or never ends takes no other with it', async () => {
  const pool = poolOf(10);
  const failed = await pool.run({ name: 'a', fail: true }).catch((error: Error) => error);
  expect(failed).toMatchObject({ name: 'TypeError', stack: 'TypeError\n    at what (it.js:1:1)' });
  const [dead, next] = await Promise.allSettled([pool.run({ name: 'b', die: true }), pool.run({ name: 'c' })]);
  expect(dead.status).toBe('rejected');
  expect(next).toEqual({ status: 'fulfilled', value: 'c 0' });
  await pool.close();

  const short = poolOf(10, 1);
  const never = short.run({ name: 'd', wait: gate() });
  await expect(never).rejects.toThrow('The thread has ended.');
  await short.close();
});

test('what is under way when the pool is closed is rejected', async () => {
  const pool = poolOf(10);
  const tasks = [pool.run({ name: 'a', wait: gate() }), pool.run({ name: 'b' })];
  const settled = Promise.allSettled(tasks);
  await pool.close();
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
