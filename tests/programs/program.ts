import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';

/** What a program printed, and the code with which it ended. */
export interface Ended {
  stdout: string;
  stderr: string;
  status: number;
}

/** What is to be run: a script of the engine, what was typed after it, and all of its environment. */
export interface Wanted {
  script: string;
  typed: string[];
  env: Record<string, string | undefined>;
}

/** Programs that one thread runs: each leaves its modules behind. */
const most = 25;

let open: { thread: Worker; port: MessagePort; state: Int32Array; runs: number } | undefined;

/**
 * Runs a program of the engine to its end as a process of its own would, and waits for it: every module of the engine begins anew, with
 * an environment and arguments of its own, and only what is installed is loaded already (`thread.ts`). It costs a fifth of a process.
 * That each program starts in a real one is for a test of its own.
 */
export function runProgram(script: string, typed: string[], env: Wanted['env']): Ended {
  open ??= start();
  const { thread, port, state } = open;
  Atomics.store(state, 0, 0);
  port.postMessage({ script, typed, env } satisfies Wanted);
  Atomics.store(state, 1, 1);
  Atomics.notify(state, 1);
  Atomics.wait(state, 0, 0);
  const { message } = receiveMessageOnPort(port) as { message: Ended & { isOver: boolean } };
  const { isOver, ...ended } = message;
  if (isOver || ++open.runs === most) {
    open = undefined;
    void thread.terminate();
  }
  return ended;
}

function start() {
  const state = new Int32Array(new SharedArrayBuffer(8));
  const { port1: port, port2 } = new MessageChannel();
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { state, port: port2 },
    transferList: [port2],
    env: {},
    execArgv: [],
  });
  thread.unref();
  port.unref();
  return { thread, port, state, runs: 0 };
}
