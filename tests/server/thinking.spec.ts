import { serve } from '@hono/node-server';
import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { prepare } from '../../src/ask/build/prepare.ts';
import { siteApp } from '../../src/server/app.ts';
import { openSite } from '../../src/server/files.ts';
import { inThreads, type Thought, type ToThink } from '../../src/server/thinking.ts';
import { openPool, PoolBusy, type WorkerPool } from '../../src/server/worker-pool.ts';
import { searchPage } from '../ask/search-page.ts';
import { largePages } from '../bench/large-pages.ts';

let folder = '';
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pult-thinking-'));
  const file = await prepare('en', largePages('en', 200), { synonyms: [], oneWay: {}, bestBets: {}, stopWords: [] });
  const files = {
    _headers: '/*\n  X-Site: small',
    _redirects: '',
    '404.html': 'Not here',
    'en/index.html': 'Home',
    'en/search/index.html': searchPage,
    'ask/en.json': JSON.stringify(file),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
});
test.afterAll(() => rmSync(folder, { recursive: true }));

/** Serves the site on a free port while something is done with its address. */
async function served(pool: WorkerPool<ToThink, Thought> | undefined, act: (url: string) => Promise<void>) {
  const site = inThreads(openSite(folder), pool);
  const server = await new Promise<{ port: number; close: () => void }>((resolve) => {
    const own = serve({ fetch: siteApp(site).fetch, port: 0 }, ({ port }) =>
      resolve({ port, close: () => ((own as Server).closeAllConnections(), own.close()) }),
    );
  });
  try {
    await act(`http://localhost:${server.port}`);
  } finally {
    server.close();
    await site.pool.close();
  }
}

const textOf = async (address: string) => (await fetch(address)).text();

test('a question is answered by the thread, as it is without one', async () => {
  await served(undefined, async (url) => {
    const { ask } = openSite(folder);
    for (const path of [
      '/en/search/?q=library+card',
      '/desk/ask?q=librrary&lang=en',
      '/desk/ask?q=card',
      '/en/search/',
    ])
      expect(await textOf(url + path), path).toBe(await (await ask.app.request(path)).text());
    expect((await fetch(`${url}/en/search/?q=card`)).headers.get('X-Site')).toBe('small');
    for (const path of [
      '/xx/search/?q=card',
      '/desk/ask?lang=%5D',
      '/en/catalogue/?q=a',
      '/desk/ask?lang=../..',
      `/desk/ask?lang=${'a'.repeat(300)}`,
    ])
      expect((await fetch(url + path)).status, path).toBe(404);
  });
});

test('where too much is asked the page comes as it was built, so that its script answers, and says when to ask again', async () => {
  const pool = { run: () => Promise.reject(new PoolBusy()), close: () => Promise.resolve() };
  await served(pool, async (url) => {
    const refused = await fetch(`${url}/en/search/?q=card`);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('Retry-After')).toBe('2');
    expect(await refused.text()).toBe(searchPage);
    expect((await fetch(`${url}/en/`)).status).toBe(200);
  });
});

test('a sender who goes is known to have gone', async () => {
  const gone = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const pool: WorkerPool<ToThink, Thought> = {
    run: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal!.addEventListener('abort', () => (reject(signal!.reason as Error), gone.resolve()));
        begun.resolve();
      }),
    close: () => Promise.resolve(),
  };
  await served(pool, async (url) => {
    const sender = new AbortController();
    const asked = fetch(`${url}/en/search/?q=card`, { signal: sender.signal });
    await begun.promise;
    sender.abort();
    await expect(asked).rejects.toThrow();
    await gone.promise;
  });
});

test('while questions are thought about, pages are answered: none of them waits', async () => {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const script = `import { parentPort, workerData } from 'node:worker_threads';
parentPort.on('message', () => {
  Atomics.wait(workerData, 0, 0);
  parentPort.postMessage({ result: { type: 'text/html', body: new Uint8Array([65]) } });
});`;
  const pool = openPool<ToThink, Thought>(new URL(`data:text/javascript,${encodeURIComponent(script)}`), {
    threads: 1,
    waiting: 10,
    workerData: gate,
  });
  await served(pool, async (url) => {
    let answered = 0;
    const questions = Array.from({ length: 8 }, () =>
      textOf(`${url}/desk/ask?lang=en&q=card`).finally(() => answered++),
    );
    for (let page = 0; page < 20; page++) expect(await textOf(`${url}/en/`)).toBe('Home');
    expect(answered).toBe(0);
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
    expect(await Promise.all(questions)).toEqual(Array.from({ length: 8 }, () => 'A'));
  });
});
