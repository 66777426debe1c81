import { expect, test } from '@playwright/test';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk, type RunningDesk } from '../desk/host/process.ts';
import { startMailServer } from '../desk/send/smtp.ts';
import { send } from '../desk/store/writers.ts';

/** On the clock of this machine: what other tests put forward, these wait for. */
const site = 'node_modules/.cache/pult/long/site';
const folder = mkdtempSync(join(tmpdir(), 'desk-long-'));
let mail: Awaited<ReturnType<typeof startMailServer>>;
let desk: RunningDesk;

test.beforeAll(async () => {
  execFileSync(process.execPath, ['src/build.ts'], { env: { ...process.env, OUT: site } });
  mail = await startMailServer();
  desk = await startDesk({ OUT: site, DESK_FOLDER: folder, SMTP_URL: mail.url() });
});
test.afterAll(async () => {
  await desk.end();
  await mail.down();
  rmSync(folder, { recursive: true, force: true });
});

test('a mail server that is down, then refuses a third of the mails, then is well again, gets each mail once', async () => {
  await mail.down();
  for (let number = 10; number < 40; number++)
    expect(await send(desk.url, `while-it-is-down-${number}`)).toMatch(/^\w{8}$/);
  let refused = 0;
  mail.answers((count) => (count % 3 === 0 && ++refused ? 451 : 0));
  await mail.up();
  await expect.poll(() => refused, { timeout: 180_000 }).toBeGreaterThan(9);
  mail.answers(() => 0);
  const undelivered = async () => {
    const health = (await (await fetch(`${desk.url}/desk/health`)).json()) as { undelivered: number };
    return health.undelivered;
  };
  await expect.poll(undelivered, { timeout: 900_000, intervals: [1000] }).toBe(0);
  expect(mail.received).toHaveLength(60);
  expect(new Set(mail.received.map(({ id }) => id)).size).toBe(60);
  expect(desk.isAlive()).toBe(true);
});

test('who drips the head of a request is turned away within half a minute, and others are served meanwhile', async () => {
  const began = performance.now();
  const slow = Array.from({ length: 200 }, () => {
    const socket = connect(Number(new URL(desk.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', () => undefined);
    socket.write('POST /desk/messages HTTP/1.1\r\nHost: ');
    const drip = setInterval(() => socket.writable && socket.write('x'), 1000);
    return new Promise<string>((resolve) =>
      socket.on('close', () => {
        clearInterval(drip);
        resolve(answer);
      }),
    );
  });
  expect(await send(desk.url, 'an-honest-visitor-1')).toMatch(/^\w{8}$/);
  for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(performance.now() - began).toBeLessThan(30_000);
});

test('messages outlive a server that is killed, a database that crashes, and a full disk', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['tests/bench/desk.ts', '--quick'], {
    encoding: 'utf8',
    env: { ...process.env, OUT: site },
  });
  expect(stdout, stderr).toMatch(/^held: kill -9 .*\nheld: PostgreSQL restarted .*\n(held|skipped): disk full/m);
  expect(stdout).not.toContain('MISSED');
  expect(status, stderr).toBe(0);
});
