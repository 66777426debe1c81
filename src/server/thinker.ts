import { Hono } from 'hono/tiny';
import { parentPort, workerData } from 'node:worker_threads';
import { openSite } from './files.ts';
import type { Thought, ToThink } from './thinking.ts';
import { traceOf } from './trace.ts';

/** A thread that answers questions and searches of the catalogue over a built site, whose folder is its `workerData`. */
const { ask, catalogue } = openSite(workerData as string);
const app = new Hono();
app.route('/', ask.app);
app.route('/', catalogue);
let trace: string | undefined;
app.onError((error, context) => {
  trace = traceOf(error);
  return context.body(null, 500);
});

async function think(asked: ToThink): Promise<Thought> {
  if ('suggestFor' in asked) return { pages: await ask.suggest(asked.language, asked.suggestFor) };
  const response = await app.request(asked.path);
  if (response.status === 404) return {};
  return { type: response.headers.get('Content-Type') ?? '', body: new Uint8Array(await response.arrayBuffer()) };
}

parentPort!.on('message', (asked: ToThink) => {
  trace = undefined;
  void think(asked)
    .catch((error: unknown) => void (trace = traceOf(error)))
    .then((result) => parentPort!.postMessage(trace === undefined ? { result } : { trace }));
});
