import { expect, test } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildFor } from '../../../deploy/build.ts';
import type { Store } from '../../../src/desk/store/store.ts';
import { openPage } from '../../../src/server/fill.ts';
import { freePort } from '../../ports.ts';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';
import { somePdf } from '../form/files.ts';
import { engine } from '../program.ts';
import { filesIn, parseMail, startMailServer } from '../send/smtp.ts';
import { emptyPostgres } from '../store/postgres.ts';
import { hosts, type Running } from './hosts.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test.describe.configure({ mode: 'default' });

const strong = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
const text = 'Lånekortet mitt er borte.\nКнига згоріла 😀 <b>«žlica»</b>';

let site = sites.content.folder;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let language: string;
let subject: string;

const stop: (() => unknown)[] = [];
const stopLast: (() => unknown)[] = [];

test.beforeAll(async () => {
  if (!existsSync(join(site, 'desk/desk.json'))) {
    site = join(temporaryFolder(stopLast), 'site');
    execFileSync(process.execPath, ['src/build.ts'], { env: { ...process.env, OUT: site } });
  }
  const file = JSON.parse(readFileSync(join(site, 'desk/desk.json'), 'utf8')) as {
    site: { languages: string[] };
    subjects: Record<string, object>;
  };
  [language, subject] = [file.site.languages[0]!, Object.keys(file.subjects)[0]!];
  mail = await startMailServer();
  stopLast.push(() => mail.down());
});
test.afterEach(async () => {
  for (const end of stop.splice(0).reverse()) await end();
});
test.afterAll(async () => {
  for (const end of stopLast.splice(0)) await end();
});

function temporaryFolder(ends = stop): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-hosts-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const settings = () => ({ DESK_SECRET: strong, SMTP_URL: mail.url(), MAIL_FROM: 'help@agency.example' });
/** One message of each sender, and no more. */
const one = { DESK_LIMIT_SOFT: '1', DESK_LIMIT_HARD: '1' };
const form = (values: Record<string, string> = {}) => ({
  lang: language,
  subject,
  message: text,
  email: 'ola@example.org',
  name: 'Åse Žižek',
  ...values,
});
const contact = () => `/${language}/contact/`;

let senders = 0;

/** Sends a message as a browser without JavaScript does, over the page on which it is checked; from a sender of its own. */
async function send(host: Running, values = form(), more: { peer?: string; headers?: Record<string, string> } = {}) {
  more = { peer: `203.0.113.${++senders}`, ...more };
  const check = await host.call({ path: '/desk/messages', form: values, ...more });
  const proof = openPage(await check.text()).attribute('input[name=proof]', 'value');
  return host.call({ path: '/desk/messages', form: { ...values, proof, step: 'send' }, ...more });
}

for (const [name, start] of Object.entries(hosts))
  test.describe(`on ${name}`, () => {
    let host: Running;
    let usual: { host: Running; store: Store } | undefined;

    /** Starts the function, once for all tests of this host. */
    const open = async () => {
      if (usual) return ({ host } = usual).store;
      host = await start(site, { ...settings(), ...one }, await emptyPostgres());
      const store = await host.openStore();
      const running = host;
      stopLast.unshift(() => Promise.resolve(store.close()).then(() => running.stop()));
      usual = { host, store };
      return store;
    };

    test('a message is stored as it was written, sent on, and shown with its reference', async () => {
      const store = await open();
      const answer = await send(host);
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${contact()}sent/`]);
      const cookie = answer.headers.get('Set-Cookie')!;
      expect(cookie).toMatch(/^sent=[\w.-]+; .*HttpOnly; SameSite=Strict/);
      const sent = await host.call({ path: `${contact()}sent/`, headers: { Cookie: cookie.split(';')[0]! } });
      const page = await sent.text();
      const [kept, ...others] = await store.list();
      expect(others).toEqual([]);
      expect(kept).toMatchObject({ text, name: 'Åse Žižek', email: 'ola@example.org', subject, language });
      expect(page).toContain(kept!.reference);
      expect([sent.status, sent.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
      // A Worker goes on after the answer; the others may stop then.
      if (name === 'workers') await expect.poll(async () => (await store.waiting()).count).toBe(0);
      expect(await store.waiting()).toEqual({ count: 0, oldest: '' });
      const mails = mail.received.filter(({ raw }) => raw.includes(kept!.reference));
      expect(mails).toHaveLength(2);
      for (const { raw } of mails) expect(parseMail(raw).text).toContain(text);
    });

    test('a file that is as large as the host takes reaches the desk whole', async () => {
      const filed = JSON.parse(readFileSync(join(site, 'desk/desk.json'), 'utf8')) as {
        subjects: Record<string, { attachments: number }>;
      };
      const [taking] = Object.keys(filed.subjects).filter((id) => filed.subjects[id]!.attachments > 0);
      test.skip(!taking, 'No subject of this site takes files.');
      const store = await open();
      const values = form({ subject: taking! });
      const check = openPage(await (await host.call({ path: '/desk/messages', form: values })).text());
      const most = Number(/(\d+)\s?MB/.exec(check.text('#attachments-hint'))![1]) * 1e6;
      const proof = check.attribute('input[name=proof]', 'value');
      const file = somePdf('', most - 1000);
      const sent = { path: '/desk/messages', form: { ...values, proof, step: 'send' }, file, peer: '203.0.113.250' };
      const answer = await host.call(sent);
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${contact()}sent/`]);
      const kept = (await store.list()).find(({ attachments }) => attachments > 0);
      const [stored] = await store.attachments(kept!.reference);
      expect(Buffer.compare(stored!.bytes, file)).toBe(0);
      await expect.poll(async () => (await store.waiting()).count, { timeout: 120_000 }).toBe(0);
      const [staff] = mail.received.filter(({ raw }) => raw.includes(kept!.reference) && raw.includes('name=a.pdf'));
      expect(Buffer.compare(filesIn(staff!.raw)['a.pdf']!, file)).toBe(0);
    });

    test('what could not be sent on goes out when the clock comes', async () => {
      const store = await open();
      await mail.down();
      try {
        expect((await send(host)).status).toBe(303);
        await expect.poll(async () => (await store.waiting()).count).toBe(2);
      } finally {
        await mail.up();
      }
      // The first attempt is over, and the second is due: as if half a minute had gone by.
      await expect
        .poll(async () => {
          const early = await store.claim('2099-01-01T00:00:00.000Z', new Date().toISOString(), 10);
          return early.length;
        })
        .toBe(2);
      expect(await host.clock()).toBe(true);
      expect(await store.waiting()).toEqual({ count: 0, oldest: '' });
      expect(await store.marked('purged')).toBeTruthy();
      const health = await host.call({ path: '/desk/health' });
      expect(health.status).toBe(200);
      expect(await health.json()).toMatchObject({
        store: 'writable',
        undelivered: 0,
        swept: expect.stringMatching(/Z$/),
      });
    });

    test('a sender is who the host says, whatever the headers claim', async () => {
      await open();
      const claim = (address: string) => ({ headers: { 'X-Forwarded-For': address, 'True-Client-IP': address } });
      const status = async (peer: string, message: string, more: object) =>
        (await send(host, form({ message }), { peer, ...more })).status;
      expect(await status('198.51.100.1', 'one', {})).toBe(303);
      expect(await status('198.51.100.1', 'two', claim('203.0.113.9'))).toBe(429);
      expect(await status('198.51.100.2', 'three', claim('198.51.100.1'))).toBe(303);
    });

    test('pages carry the security headers, are filled, and answer the search', async () => {
      await open();
      const plain = await host.call({ path: contact() });
      const filled = await host.call({ path: `${contact()}?question=where+is+my+card` });
      const search = await host.call({ path: `/${language}/search/?q=card` });
      const missing = await host.call({ path: `/desk/nothing` });
      for (const answer of [plain, filled, search, missing]) {
        expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
        expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
      }
      expect([plain.status, filled.status, search.status, missing.status]).toEqual([200, 200, 200, 404]);
      expect(await plain.text()).not.toContain('where is my card');
      expect(await filled.text()).toContain('where is my card');
      expect(openPage(await search.text()).attribute('#results', 'data-state')).toBe('ready');
    });

    test('a guide that asks for more than choices is answered, and one with private answers is kept by nobody', async () => {
      await open();
      const bill = await host.call({ path: `/desk/guides/${language}/late-book?what=lost&copy=no&price=500` });
      expect(openPage(await bill.text()).text('h1')).toContain('650');
      expect(bill.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      const place = `/desk/guides/${language}/housing-place`;
      const answer = await host.call({ path: place, form: { status: 'student', people: '2' } });
      expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
      const page = openPage(await answer.text());
      expect(page.text('h1')).toBe('What is true for you?');
      const step = await host.call({
        path: place,
        form: { status: 'student', people: '2' },
        headers: { Accept: 'application/json' },
      });
      expect(((await step.json()) as { html: string }).html).toContain('What is true for you?');
      // Workers send an address that climbs to its plain form before anything of ours sees it.
      for (const missing of ['none', 'which-form', ...(name === 'workers' ? [] : ['..%2fdesk%2fdesk'])])
        expect((await host.call({ path: `/desk/guides/${language}/${missing}` })).status).toBe(404);
    });

    test('with mistakes in the settings nothing works by half, and the log lists them once', async () => {
      const logged: string[] = [];
      const { error } = console;
      console.error = (line: string) => logged.push(line);
      stop.push(() => (console.error = error));
      const none = { DESK_SECRET: 'short', SMTP_URL: '', MAIL_FROM: '', TRUSTED_PROXY: 'yes' };
      host = await start(site, none, name === 'workers' ? '' : 'mysql://desk:hunter2@db.example/desk');
      stop.push(() => host.stop());
      for (const path of ['/desk/health', contact(), '/desk/messages']) {
        const answer = await host.call({ path, ...(path === '/desk/messages' && { form: form() }) });
        expect(answer.status).toBe(503);
        expect(await answer.json()).toEqual({ error: 'The desk was not started. Its log says what to mend.' });
      }
      expect(await host.clock()).toBe(false);
      // Two functions on Netlify.
      if (!host.logs) expect(logged.length).toBe(name === 'netlify' ? 2 : 1);
      const log = host.logs?.() ?? logged[0]!;
      for (const mistake of [
        'DESK_SECRET: is shorter',
        'SMTP_URL: is not set, and nothing else',
        'TRUSTED_PROXY: is not a',
      ])
        expect(log.split(mistake)).toHaveLength(2);
      if (name !== 'workers') expect(log).toContain('DATABASE_URL: is not a database.');
      expect(log).not.toContain('hunter2');
    });
  });

for (const name of ['lambda', 'netlify', 'vercel'] as const)
  test(`on ${name} a message that finds no database is shown to whoever wrote it`, async () => {
    const host = await hosts[name](site, settings(), 'postgres://desk@127.0.0.1:1/desk');
    stop.push(() => host.stop());
    const answer = await send(host);
    expect(answer.status).toBe(503);
    expect(openPage(await answer.text()).text('#message')).toContain('Lånekortet mitt er borte.');
  });

test('on workers a webhook is posted, a redirect is not followed, and a public host is tried', async () => {
  const posted: string[] = [];
  const receiver = createServer(({ url = '' }, answer) => {
    posted.push(url);
    answer.writeHead(posted.length === 2 ? 302 : 204, { Location: '/followed' }).end();
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  stop.push(() => receiver.close());
  const { port } = receiver.address() as AddressInfo;
  const start = async (url: string) => {
    const hook = { WEBHOOK_URL: url, WEBHOOK_SECRET: `whsec_${strong}`, WEBHOOK_ALLOW_HOSTS: '127.0.0.1' };
    const host = await hosts.workers(site, { DESK_SECRET: strong, ...hook }, '');
    stop.push(() => host.stop());
    return host;
  };
  const problems = async (host: Running) => {
    expect((await send(host, form({ message: `${text} ${senders}` }))).status).toBe(303);
    const outcome = () => host.problems!();
    await expect.poll(outcome).not.toContain('waiting');
    return outcome();
  };
  const near = await start(`http://127.0.0.1:${port}/in`);
  expect(await problems(near)).toEqual(['sent']);
  // Wrangler's own way out makes a 500 of a redirect.
  expect((await problems(near)).toSorted()).toEqual([expect.stringMatching(/^http-[35]/), 'sent']);
  expect(posted).toEqual(['/in', '/in']);
  // Without a network it cannot be reached; the request itself must be one that workerd knows how to make.
  expect(await problems(await start('https://hook.example/in'))).toEqual([
    expect.stringMatching(/^(connect|timeout|tls|http-\d+)$/),
  ]);
});

test('behind CloudFront, a function on lambda takes its word for the sender, and nobody else’s', async () => {
  const edge = 'a-secret-of-the-edge-with-more-than-32-bytes';
  const more = { EDGE_SECRET: edge, ...one };
  const host = await hosts.lambda(site, { ...settings(), ...more }, await emptyPostgres());
  stop.push(() => host.stop());
  const status = async (message: string, secret: string, address: string) =>
    (
      await send(host, form({ message }), {
        peer: '192.0.2.1',
        headers: { 'X-Edge-Secret': secret, 'True-Client-IP': address },
      })
    ).status;
  expect(await status('one', edge, '198.51.100.1')).toBe(303);
  expect(await status('two', edge, '198.51.100.2')).toBe(303);
  expect(await status('three', edge, '198.51.100.1')).toBe(429);
  expect(await status('four', 'guess', '198.51.100.3')).toBe(303);
  expect(await status('five', 'guess', '198.51.100.4')).toBe(429);
});

test('packed for Node, the server with SQLite is small, starts without installed packages, and ends when it is told to', async () => {
  const folder = temporaryFolder();
  await buildFor('node', site, join(folder, 'out'));
  // What is loaded at the start, and the store; not what comes with the first mail or another way out.
  const loaded = new Set<string>();
  const load = (file: string) => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const code = readFileSync(join(folder, 'out', file), 'utf8');
    for (const [, next] of code.matchAll(/(?:from|import)"\.\/([\w-]+\.mjs)"/g)) load(next!);
  };
  load('serve.mjs');
  const store = (file: string) =>
    /^open-/.test(file) && readFileSync(join(folder, 'out', file), 'utf8').includes('worker_threads');
  load(readdirSync(join(folder, 'out')).find(store)!);
  const packed = () =>
    [...loaded].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, 'out', file))).length, 0);
  expect(packed()).toBeLessThan(62 * 1024);
  // The thread of the store is a file beside them.
  load('worker.mjs');
  expect(packed()).toBeLessThan(65 * 1024);
  // And all pages of the desk in a browser, without the libraries that passkeys and identity providers bring.
  const later = (file: string) =>
    [...readFileSync(join(folder, 'out', file), 'utf8').matchAll(/import\("\.\/([\w-]+\.mjs)"\)/g)].map(
      ([, next]) => next!,
    );
  const staff = [...loaded].flatMap(later).filter((file) => /^routes-|^answer-/.test(file));
  const pages = [...new Set(staff.flatMap((file) => [file, ...later(file)]))].filter((file) => /^answer-/.test(file));
  const desk = pages.find((file) => readFileSync(join(folder, 'out', file), 'utf8').includes('staffSignIn'))!;
  for (const file of [
    desk,
    ...later(desk),
    ...later(desk)
      .flatMap(later)
      .filter((one) => /^(reply|whole|found)-/.test(one)),
  ])
    load(file);
  expect(packed()).toBeLessThan(110 * 1024);

  const port = String(await freePort());
  const env = { ...engine, OUT: resolve(site), PORT: port, DESK_FOLDER: join(folder, 'data') };
  const server = spawn(process.execPath, [join(folder, 'out/serve.mjs')], { cwd: folder, env });
  stop.push(() => server.kill('SIGKILL'));
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(() =>
      fetch(`${url}/desk/health`).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  const answer = await fetch(`${url}/desk/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(form()),
  });
  expect(answer.status).toBe(201);
  await expect
    .poll(() => existsSync(join(folder, 'data/outbox')) && readdirSync(join(folder, 'data/outbox')))
    .toHaveLength(2);
  server.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('each host has a manual, and each command in it is there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  for (const host of ['node', 'docker', ...Object.keys(hosts)]) {
    const manual = readFileSync(`deploy/${host}/README.md`, 'utf8');
    expect(readFileSync('deploy/README.md', 'utf8')).toContain(`(${host}/README.md)`);
    for (const [, script] of manual.matchAll(/npm run (?:--silent )?([\w:-]+)/g))
      expect(scripts).toHaveProperty([script!]);
    for (const [, file] of manual.matchAll(/`(deploy\/[\w./-]+\.\w+)`/g)) expect(existsSync(file!)).toBe(true);
  }
});
