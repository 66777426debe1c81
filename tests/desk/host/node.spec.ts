import { serve } from '@hono/node-server';
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { openDesk } from '../../../src/desk/host/node.ts';
import { isSample } from '../../sample.ts';
import { deskFile, endAll, folder, read, stop, temporaryFolder, written } from '../desk.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

test.describe('the desk in a process', () => {
  const mistaken = {
    DESK_SECRET: 'short',
    TRUSTED_PROXY: 'yes',
    SMTP_URL: 'mail.example',
    ZAMMAD_URL: 'https://tickets.example.org',
  };

  test('with several mistakes in its settings lists all of them, and makes nothing', async () => {
    const data = join(temporaryFolder(), 'data');
    const opened = openDesk(deskFile(), { env: { ...mistaken, DESK_FOLDER: data }, read });
    const { message } = await opened.then(
      () => new Error('opened'),
      (error: Error) => error,
    );
    for (const name of ['DESK_SECRET', 'TRUSTED_PROXY', 'SMTP_URL', 'MAIL_FROM', 'ZAMMAD_TOKEN', 'ZAMMAD_GROUP'])
      expect(message).toContain(name);
    expect(message).toMatch(/\n\n6 mistakes to mend in the settings\. The desk was not started\.$/);
    expect(existsSync(data)).toBe(false);
  });

  test('without a mail server says where mails are written, and ends when it is closed', () => {
    const data = temporaryFolder();
    const script = `
      import { readFileSync } from 'node:fs';
      import { openDesk } from ${JSON.stringify(resolve('src/desk/host/node.ts'))};
      const file = JSON.parse(readFileSync(${JSON.stringify(join(folder, 'desk/desk.json'))}, 'utf8'));
      const desk = await openDesk(file, { env: { DESK_FOLDER: ${JSON.stringify(data)} }, read: async () => undefined });
      console.log(desk.notices.join());
      await desk.close();`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 120_000,
    });
    expect([status, stderr.replace(/.*Warning.*\n?/g, '')]).toEqual([0, '']);
    expect(stdout).toContain(`the mails are written to ${data}/outbox/ instead of being sent`);
    expect(readdirSync(data)).toContain('desk.sqlite');
  });

  test('takes forms from the address that the operator has set, and refuses what is too long while it comes in', async () => {
    const lines: string[] = [];
    const { log } = console;
    console.log = (line: string) => lines.push(line);
    stop.push(() => (console.log = log));
    const desk = await openDesk(deskFile(), {
      env: { DESK_FOLDER: temporaryFolder(), PUBLIC_ADDRESS: 'https://help.agency.example' },
      read,
    });
    stop.push(() => desk.close());
    const server = serve({ fetch: desk.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
    await new Promise<void>((done) => (server.listening ? done() : server.once('listening', done)));
    stop.push(() => new Promise((done) => server.close(done)));
    stop.push(() => server.closeAllConnections());
    const { port } = server.address() as AddressInfo;
    const send = (from: string) =>
      fetch(`http://127.0.0.1:${port}/desk/messages`, {
        method: 'POST',
        headers: { Origin: from, Accept: 'application/json', 'Content-Type': 'application/json' },
        body: JSON.stringify(written),
      });
    expect((await send('https://help.agency.example')).status).toBe(201);
    expect((await send('https://evil.example')).status).toBe(403);

    const status = await new Promise<number | undefined>((done, fail) => {
      const headers = {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'Transfer-Encoding': 'chunked',
      };
      const sending = httpRequest({ port, host: '127.0.0.1', path: '/desk/messages', method: 'POST', headers });
      sending.on('response', (answer) => done(answer.resume().statusCode));
      sending.on('error', fail);
      // Never ended: the answer must come before.
      sending.write('x'.repeat(80_000));
      stop.push(() => sending.destroy());
    });
    expect(status).toBe(413);
    expect(lines.map((line) => (JSON.parse(line) as { status: number }).status)).toEqual([201, 403, 413]);
  });
});
