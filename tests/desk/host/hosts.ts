import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildFor } from '../../../deploy/build.ts';
import { baseOf } from '../../../src/site/below.ts';
import type { resultOf, UrlEvent } from '../../../deploy/lambda/event.ts';
import { openD1, openD1Store, type D1 } from '../../../src/desk/store/d1.ts';
import { sql } from '../../../src/desk/store/database.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import type { DeskFile } from '../../../src/desk/file.ts';
import type { Store } from '../../../src/desk/store/store.ts';

/** What a visitor's browser sends; `peer` is where the host sees it come from. */
export interface Call {
  path: string;
  form?: Record<string, string>;
  /** Sent with the form, as a browser sends what was chosen in a file field. */
  file?: Uint8Array;
  headers?: Record<string, string>;
  peer?: string;
}

/** A function as its host runs it. */
export interface Running {
  call(call: Call): Promise<Response>;
  /** As the host's clock does; resolves with whether the host counts it as a success. */
  clock(): Promise<boolean>;
  openStore(): Promise<Store>;
  /** What the host has logged, where it tells. */
  logs?(): string;
  /** What became of each delivery, where the database can be asked. */
  problems?(): Promise<string[]>;
  stop(): Promise<unknown>;
}

/** Starts a function, packed with the built site, with these settings; `database` is the address of an empty PostgreSQL. */
export type Start = (site: string, settings: Record<string, string>, database: string) => Promise<Running>;

const origin = 'https://help.agency.example';
const browser = { Accept: 'text/html,*/*;q=0.8', Origin: origin, 'Sec-Fetch-Site': 'same-origin' };

/** The path below which a built site lies. */
const baseIn = (site: string) =>
  baseOf((JSON.parse(readFileSync(join(site, 'desk/desk.json'), 'utf8')) as DeskFile).site.address);

const methodOf = ({ form }: Call) => (form ? 'POST' : 'GET');
const boundary = 'edge-of-the-form';
function bodyOf({ form, file }: Call): string | Buffer<ArrayBuffer> | undefined {
  if (!form || !file) return form && new URLSearchParams(form).toString();
  const part = (more: string) => `--${boundary}\r\nContent-Disposition: form-data; name=${more}`;
  const fields = Object.entries(form).map(([name, value]) => part(`"${name}"\r\n\r\n${value}\r\n`));
  const start = `${fields.join('')}${part('"attachments"; filename="a.pdf"')}\r\nContent-Type: application/pdf\r\n\r\n`;
  return Buffer.concat([Buffer.from(start), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
const headersOf = ({ form, file, headers }: Call) => ({
  ...browser,
  ...(form && {
    'Content-Type': file ? `multipart/form-data; boundary=${boundary}` : 'application/x-www-form-urlencoded',
  }),
  ...headers,
});

function temporaryFolder() {
  const whole = mkdtempSync(join(tmpdir(), 'desk-host-'));
  // What is packed is run as it is: the test runner leaves only files below a folder of this name alone.
  return { folder: join(whole, 'node_modules'), remove: () => rmSync(whole, { recursive: true, force: true }) };
}

/** What was packed before, by host and site. */
const packed = new Map<string, Promise<string>>();
process.on('exit', () => bench && rmSync(bench, { recursive: true, force: true }));
let bench = '';

/**
 * A function packed for a host, below `folder`: packed once, and then linked, since none of it is written to. Each has paths of its
 * own, so that a module which is loaded again begins anew.
 */
async function packedIn(folder: string, host: keyof typeof hosts, site: string): Promise<void> {
  bench ||= mkdtempSync(join(tmpdir(), 'desk-packed-'));
  const name = `${host} ${resolve(site)}`;
  const place = join(bench, String(packed.size));
  if (!packed.has(name))
    packed.set(
      name,
      buildFor(host, site, join(place, 'out'), join(place, 'published')).then(() => place),
    );
  mkdirSync(folder);
  execFileSync('cp', ['-Rl', `${await packed.get(name)!}/.`, folder]);
}

let loaded = 0;

/** Loads a packed function with its settings in the environment, as a new process of the host would. */
async function load<T>(path: string, settings: Record<string, string>): Promise<T> {
  const before = process.env;
  process.env = { PATH: before['PATH'], ...settings };
  try {
    return (await import(`${pathToFileURL(path).href}?${++loaded}`)) as T;
  } finally {
    process.env = before;
  }
}

/** AWS: the event of a function URL, version 2.0 of the payload. */
const lambda: Start = async (site, settings, database) => {
  const { folder, remove } = temporaryFolder();
  await packedIn(folder, 'lambda', site);
  const { handler } = await load<{ handler(event: object): Promise<Awaited<ReturnType<typeof resultOf>>> }>(
    join(folder, 'out/function.mjs'),
    { ...settings, DATABASE_URL: database, PUBLIC_ADDRESS: origin },
  );
  return {
    async call(call) {
      const [rawPath = '', rawQueryString = ''] = call.path.split('?');
      const { Cookie, ...headers }: Record<string, string> = headersOf(call);
      const body = bodyOf(call);
      const { peer: sourceIp = '192.0.2.1' } = call;
      const event: UrlEvent & Record<string, unknown> = {
        version: '2.0',
        routeKey: '$default',
        rawPath,
        rawQueryString,
        ...(Cookie && { cookies: Cookie.split('; ') }),
        headers: {
          ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
          host: 'abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-north-1.on.aws',
          'x-forwarded-for': headers['X-Forwarded-For'] ?? sourceIp,
          'x-forwarded-port': '443',
          'x-forwarded-proto': 'https',
          'x-amzn-trace-id': 'Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e',
        },
        requestContext: {
          http: { method: methodOf(call), path: rawPath, protocol: 'HTTP/1.1', sourceIp, userAgent: 'agent' } as never,
        },
        ...(body && { body: Buffer.from(body).toString('base64') }),
        isBase64Encoded: body !== undefined,
      };
      const { statusCode, headers: answered, cookies, body: text } = await handler(JSON.parse(JSON.stringify(event)));
      const all = new Headers(answered);
      for (const cookie of cookies) all.append('Set-Cookie', cookie);
      const content = Buffer.from(text, 'base64');
      return new Response(content.length > 0 ? content : null, { status: statusCode, headers: all });
    },
    clock: () =>
      handler({ version: '0', 'detail-type': 'Scheduled Event', source: 'aws.scheduler', detail: {} }).then(
        () => true,
        () => false,
      ),
    openStore: () => openStore(database),
    stop: async () => remove(),
  };
};

interface NetlifyFunction {
  default(request: Request, context: object): Promise<Response>;
  config: { path?: string[]; schedule?: string };
}

/** Netlify: web-standard functions, the second of them on a schedule. */
const netlify: Start = async (site, settings, database) => {
  const { folder, remove } = temporaryFolder();
  await packedIn(folder, 'netlify', site);
  const set = { ...settings, DATABASE_URL: database };
  const desk = await load<NetlifyFunction>(join(folder, 'out/desk/desk.mjs'), set);
  const clock = await load<NetlifyFunction>(join(folder, 'out/clock/clock.mjs'), set);
  return {
    async call(call) {
      const work: Promise<unknown>[] = [];
      const context = {
        ip: call.peer ?? '192.0.2.1',
        geo: {},
        params: {},
        requestId: '01',
        waitUntil: (promise: Promise<unknown>) => work.push(promise),
      };
      const body = bodyOf(call) ?? null;
      const request = new Request(origin + call.path, { method: methodOf(call), headers: headersOf(call), body });
      const answer = await desk.default(request, context);
      await Promise.all(work);
      return answer;
    },
    clock: async () => {
      const next = JSON.stringify({ next_run: '2026-11-24T13:05:00.000Z' });
      const request = new Request(`${origin}/.netlify/functions/clock`, { method: 'POST', body: next });
      return clock.default(request, {}).then(
        ({ ok }) => ok,
        () => false,
      );
    },
    openStore: () => openStore(database),
    stop: async () => remove(),
  };
};

/** Vercel: what a function exports listens to Node's own server there. */
const vercel: Start = async (site, settings, database) => {
  const { folder, remove } = temporaryFolder();
  await packedIn(folder, 'vercel', site);
  const secret = 'a-secret-of-the-clock-with-more-than-32-bytes';
  const { default: listener } = await load<{ default: RequestListener }>(
    join(folder, 'out/functions/desk.func/desk.mjs'),
    { ...settings, DATABASE_URL: database, CRON_SECRET: secret, PUBLIC_ADDRESS: origin },
  );
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    call: (call) =>
      fetch(own + call.path, {
        method: methodOf(call),
        headers: { ...headersOf(call), 'X-Real-IP': call.peer ?? '192.0.2.1' },
        body: bodyOf(call) ?? null,
        redirect: 'manual',
      }),
    async clock() {
      const stranger = await fetch(`${own}${baseIn(site)}/desk/clock`, { headers: { Authorization: 'Bearer guess' } });
      if (stranger.status !== 401) throw new Error('Anybody can move the clock.');
      return (await fetch(`${own}${baseIn(site)}/desk/clock`, { headers: { Authorization: `Bearer ${secret}` } })).ok;
    },
    openStore: () => openStore(database),
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      remove();
    },
  };
};

/** Cloudflare: Wrangler's own runtime, with the configuration of deploy/workers. */
const workers: Start = async (site, settings) => {
  process.env['WRANGLER_SEND_METRICS'] = 'false';
  const { createTestHarness } = await import('wrangler');
  const { folder, remove } = temporaryFolder();
  // As its README says of a site below a path, and the same without one.
  await packedIn(folder, 'workers', site);
  const configPath = join(folder, 'wrangler.jsonc');
  writeFileSync(
    configPath,
    readFileSync('deploy/workers/wrangler.jsonc', 'utf8')
      .replace('"../../dist"', JSON.stringify(join(folder, 'out')))
      .replace(/"run_worker_first": .*/, (line) => line.replaceAll('"/', `"${baseIn(site)}/`))
      .replace('"worker.ts"', JSON.stringify(resolve('deploy/workers/worker.ts'))),
  );
  const secrets = { ...settings, PUBLIC_ADDRESS: origin };
  const harness = createTestHarness({ workers: [{ configPath, secrets }] });
  const { url } = await harness.listen();
  const worker = harness.getWorker<{ DB: D1 }>('pult');
  return {
    call: (call) =>
      fetch(new URL(call.path, url), {
        method: methodOf(call),
        headers: { ...headersOf(call), 'CF-Connecting-IP': call.peer ?? '192.0.2.1' },
        body: bodyOf(call) ?? null,
        redirect: 'manual',
      }),
    clock: async () => (await worker.scheduled({ cron: '*/5 * * * *' })).outcome === 'ok',
    openStore: async () => openD1Store((await worker.getEnv()).DB),
    logs: () =>
      harness
        .getLogs()
        .map(({ message }) => message)
        .join('\n'),
    async problems() {
      const { DB } = await worker.getEnv();
      const [rows] = await openD1(DB).atomic([sql('select problem, outcome from deliveries')]);
      return rows!.map(({ problem, outcome }) => String(problem || outcome || 'waiting'));
    },
    async stop() {
      await harness.close();
      remove();
    },
  };
};

/** Every host that runs a function, by its folder in deploy/. */
export const hosts = { workers, lambda, netlify, vercel } satisfies Record<string, Start>;
