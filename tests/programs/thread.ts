import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Wanted } from './program.ts';

/*
 * Runs one program after another (`program.ts`). The modules of each have addresses of their own, so that what the engine reads once in
 * a process is read again; their texts are stripped of types once. A program has ended when nothing is left to do, or when it says so.
 */
const { state, port } = workerData as { state: Int32Array; port: MessagePort };
const root = pathToFileURL(`${resolve('.')}/`).href;
const texts = new Map<string, string>();
let runs = 0;
let entry = '';
let printed = { stdout: '', stderr: '' };

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const isOurs = found.url.startsWith(root) && !found.url.includes('/node_modules/');
    return isOurs ? { ...found, url: `${found.url}?${runs}` } : found;
  },
  load(url, context, next) {
    const [address = ''] = url.split('?');
    if (!address.startsWith(root) || !address.endsWith('.ts') || address.includes('/node_modules/'))
      return next(url, context);
    if (!texts.has(address)) texts.set(address, stripTypeScriptTypes(readFileSync(fileURLToPath(address), 'utf8')));
    const source = texts.get(address)!;
    // What runs only when it is what was started.
    return {
      format: 'module',
      source: address === entry ? source.replaceAll('import.meta.main', 'true') : source,
      shortCircuit: true,
    };
  },
});

for (const name of ['stdout', 'stderr'] as const)
  process[name].write = ((text: string | Uint8Array, ...rest: unknown[]) => {
    printed[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
    const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
    if (done) queueMicrotask(done);
    return true;
  }) as typeof process.stdout.write;

// That types are stripped by a call is not final, and says so.
process.removeAllListeners('warning');
process.on('uncaughtException', fail);
process.on('beforeExit', () => {
  if (entry) tell(false);
  begin();
});
// `process.exit` ends the thread, and the next program needs another.
process.on('exit', () => entry && tell(true));

function fail(error: unknown): void {
  printed.stderr += `${inspect(error)}\n`;
  process.exitCode = 1;
}

function tell(isOver: boolean): void {
  entry = '';
  port.postMessage({ ...printed, status: Number(process.exitCode ?? 0), isOver });
  Atomics.store(state, 0, 1);
  Atomics.notify(state, 0);
}

/** Waits until a program is wanted, and starts it. */
function begin(): void {
  Atomics.wait(state, 1, 0);
  Atomics.store(state, 1, 0);
  const { script, typed, env } = (receiveMessageOnPort(port) as { message: Wanted }).message;
  runs++;
  printed = { stdout: '', stderr: '' };
  process.exitCode = undefined;
  process.argv = [process.execPath, resolve(script), ...typed];
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const [name, value] of Object.entries(env)) if (value !== undefined) process.env[name] = value;
  entry = pathToFileURL(resolve(script)).href;
  import(entry).catch(fail);
}
