import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { traceOf } from '../../../src/server/trace.ts';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';
import { startMailServer } from '../send/smtp.ts';
import { send, written } from '../store/writers.ts';
import { startDesk } from './process.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test.describe.configure({ mode: 'default' });

const made: (() => unknown)[] = [];
test.afterEach(async () => {
  for (const end of made.splice(0).reverse()) await end();
});

async function start(env: Record<string, string | undefined> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'desk-process-'));
  made.push(() => rmSync(folder, { recursive: true, force: true }));
  const desk = await startDesk({ OUT: sites.content.folder, DESK_FOLDER: folder, ...env });
  made.push(() => desk.end());
  return { desk, database: `sqlite:${join(folder, 'desk.sqlite')}` };
}

/** A message in two halves over a connection of its own. */
async function sending(url: string, key: string) {
  const body = JSON.stringify(written(key));
  const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1');
  made.push(() => socket.destroy());
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  socket.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => socket.on('close', () => resolve(answer)));
  const head = `POST /desk/messages HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  await new Promise<void>((resolve) => socket.write(head + body.slice(0, 50), () => resolve()));
  return { finish: () => socket.write(body.slice(50)), ended };
}

// That it then serves it: tests/long/fresh.spec.ts.
test('the first start of a fresh clone builds the site, and says what keeps it from that', async () => {
  const room = mkdtempSync(join(tmpdir(), 'desk-first-'));
  made.push(() => rmSync(room, { recursive: true, force: true }));
  await expect(start({ CONTENT: join(room, 'content'), OUT: join(room, 'site') })).rejects.toThrow(
    /There is no built site yet; building it[\s\S]*site\.yaml:1 is missing/,
  );
});

test('a desk without a secret makes one of its own', async () => {
  const { desk, database } = await start({ DESK_SECRET: undefined });
  expect((await fetch(`${desk.url}/desk/health`)).status).toBe(200);
  expect(readFileSync(join(dirname(database.slice('sqlite:'.length)), 'secret'), 'utf8').length).toBeGreaterThan(30);
});

test('a start where nothing can be written serves pages, says so, and refuses messages', async () => {
  const room = mkdtempSync(join(tmpdir(), 'desk-full-'));
  made.push(() => rmSync(room, { recursive: true, force: true }));
  writeFileSync(join(room, 'file'), '');
  const { desk } = await start({ DESK_FOLDER: join(room, 'file', 'data'), DESK_SECRET: undefined });
  expect(desk.output()).toContain('data/secret cannot be used: ');
  expect((await fetch(`${desk.url}/en/`)).status).toBe(200);
  expect((await fetch(`${desk.url}/desk/health`)).status).toBe(503);
  expect(await send(desk.url, 'kept-nowhere')).toBe(503);
});

for (const [proxies, times] of [
  ['0', 1],
  ['1', 0],
] as const)
  test(`a proxy that is not counted is told of once (TRUSTED_PROXY=${proxies})`, async () => {
    const { desk } = await start({ TRUSTED_PROXY: proxies });
    for (const forwarded of [undefined, '192.0.2.1', '192.0.2.2'])
      await fetch(`${desk.url}/desk/messages`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          ...(forwarded && { 'X-Forwarded-For': forwarded }),
        },
        body: JSON.stringify(written(`a-message-by-${forwarded ?? 'itself'}`)),
      });
    expect(desk.output().match(/TRUSTED_PROXY is 0/g) ?? []).toHaveLength(times);
  });

test('a server that is told to end answers who is being served, takes nobody new, and has kept all', async () => {
  const { desk, database } = await start();
  await send(desk.url, 'a-message-before-the-end');
  const half = await sending(desk.url, 'a-message-under-way');
  // So that the server has seen the first half.
  await send(desk.url, 'a-message-in-between-1');
  const ended = desk.end('SIGTERM');
  const greeting = () =>
    fetch(`${desk.url}/desk/health`).then(
      () => 'answered',
      () => 'nobody there',
    );
  await expect.poll(greeting).toBe('nobody there');
  half.finish();
  expect(await half.ended).toMatch(/^HTTP\/1\.1 201 /);
  expect(await ended).toBe(0);
  const store = await openStore(database);
  expect((await store.list()).map(({ key }) => key).sort()).toEqual([
    'a-message-before-the-end',
    'a-message-in-between-1',
    'a-message-under-way',
  ]);
  await store.close();
});

test('a visitor who never finishes does not keep it from ending', async () => {
  const { desk } = await start();
  await sending(desk.url, 'a-message-that-never-ends');
  await send(desk.url, 'a-message-in-between-1');
  const began = performance.now();
  expect(await desk.end('SIGTERM')).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a mail that is under way when the server ends arrives once', async () => {
  const mail = await startMailServer();
  made.push(() => mail.down());
  const { desk, database } = await start({ SMTP_URL: mail.url() });
  await Promise.all(Array.from({ length: 20 }, (_, index) => send(desk.url, `mail-under-way-${index}-0000`)));
  expect(await desk.end('SIGTERM')).toBe(0);
  const store = await openStore(database);
  const all = await store.list();
  const sent = (await Promise.all(all.map(({ reference }) => store.deliveriesOf(reference)))).flat();
  await store.close();
  expect(sent).toHaveLength(40);
  expect(mail.received.length).toBe(sent.filter(({ state }) => state === 'sent').length);
  // Due at once for the process that comes next.
  expect(sent.filter(({ state, due }) => state === 'waiting' && due > new Date().toISOString())).toEqual([]);
});

test('a server listens on the one address that is set, and says when it is none of the machine', async () => {
  const { desk } = await start({ HOST: '127.0.0.2' });
  const { port } = new URL(desk.url);
  expect((await fetch(`http://127.0.0.2:${port}/robots.txt`)).status).toBe(200);
  await expect(fetch(`http://127.0.0.1:${port}/robots.txt`)).rejects.toThrow();
  await expect(start({ HOST: '192.0.2.1' })).rejects.toThrow('HOST: "192.0.2.1" is not an address of this machine.');
});

test('what is said of an error holds its place and not its message', () => {
  const said = traceOf(new TypeError('what somebody wrote\nin two lines'));
  // One line of the log, so that it can be counted.
  expect(said).toMatch(/^TypeError at .*process\.spec/);
  expect(said).not.toContain('\n');
  expect(said).not.toContain('wrote');
  expect(traceOf('what somebody wrote')).toBe('Error');
});
