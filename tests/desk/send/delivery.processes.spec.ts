import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliverer } from '../../../src/desk/send/delivery.ts';
import { smtpChannels } from '../../../src/desk/send/mail/smtp.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { somePng } from '../form/files.ts';
import { emptyPostgres } from '../store/postgres.ts';
import { often } from '../../often.ts';
import { filesIn, startMailServer } from './smtp.ts';
import { clock, file, marker, message, settings } from './town.ts';

const freshDatabase = () => `sqlite:${join(mkdtempSync(join(tmpdir(), 'delivery-')), 'desk.sqlite')}`;
/** Starts a process that sends what is due in a store as soon as the mark `begin` is set. */
function startSweeper(database: string, smtp: string, from: string) {
  const written = join(mkdtempSync(join(tmpdir(), 'delivery-')), 'desk.json');
  writeFileSync(written, JSON.stringify(file));
  const script = join(import.meta.dirname, 'sweeper.ts');
  const child = spawn(process.execPath, [script, database, smtp, from, written], { stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) =>
    child.on('exit', (code, signal) => resolve(signal ?? code)),
  );
  return { child, ended };
}

test('a mail server that is down, then refuses a third of the mails, then is well again, gets each mail once', async () => {
  const mail = await startMailServer();
  const store = await openStore(freshDatabase());
  for (let number = 0; number < 30; number++)
    await store.accept(message({ reference: `REF${number}`, key: `key-${number}` }), ['staff', 'receipt']);
  const time = clock();
  const { sweep } = deliverer({ store, channels: smtpChannels(mail.url(), settings), file, now: time.now });

  await mail.down();
  expect(await sweep()).toMatchObject({ delivered: 0, failed: 60, left: 0, stored: true });

  mail.answers((count) => (count % 3 === 0 ? 451 : 0));
  await mail.up();
  time.add(120);
  expect(await sweep()).toMatchObject({ delivered: 40, failed: 20 });
  time.add(600);
  expect((await sweep()).failed).toBe(7);

  mail.answers(() => 0);
  time.add(3600);
  expect(await sweep()).toMatchObject({ delivered: 7, failed: 0 });
  expect(await store.waiting()).toMatchObject({ count: 0 });
  expect(mail.received).toHaveLength(60);
  expect(new Set(mail.received.map(({ id }) => id)).size).toBe(60);
  expect(await store.marked('swept')).toBe(time.now().toISOString());
  await store.close();
  await mail.down();
});

for (const [name, fresh] of [
  ['SQLite', async () => freshDatabase()],
  ['PostgreSQL', emptyPostgres],
] as const)
  test.describe(name, () => {
    test('a process that is killed as the mail server accepts sends again with the same Message-ID, files and all', async () => {
      const mail = await startMailServer();
      const database = await fresh();
      const store = await openStore(database);
      const files = [{ kind: 'png' as const, bytes: somePng(marker) }];
      await store.accept(message({ received: new Date().toISOString(), attachments: 1 }), ['staff'], files);
      await store.mark('begin', 'now');
      const { child, ended } = startSweeper(database, mail.url(), 'desk@town.example');
      mail.answers(() => {
        child.kill('SIGKILL');
        return 0;
      });
      expect(await ended).toBe('SIGKILL');
      await expect.poll(() => mail.received.length).toBe(1);

      mail.answers(() => 0);
      const time = clock(new Date().toISOString());
      const { sweep } = deliverer({ store, channels: smtpChannels(mail.url(), settings), file, now: time.now });
      time.add(60);
      expect((await sweep()).delivered, 'the claim still holds').toBe(0);
      time.add(61);
      expect((await sweep()).delivered).toBe(1);
      time.add(86_400);
      expect((await sweep()).delivered).toBe(0);
      expect(mail.received).toHaveLength(2);
      expect(mail.received[0]!.id).toMatch(/^<[\w-]+@help\.town\.example>$/);
      expect(mail.received[1]!.id).toBe(mail.received[0]!.id);
      for (const { raw } of mail.received) expect(filesIn(raw)).toEqual({ 'attachment-1.png': somePng(marker) });
      await store.close();
      await mail.down();
    });

    test('two processes that send at once never send the same message', async () => {
      const mail = await startMailServer();
      const database = await fresh();
      const store = await openStore(database);
      const count = often(80, 150);
      await Promise.all(
        Array.from({ length: count }, (_, index) =>
          store.accept(message({ reference: `REF${index}`, key: `key-${index}`, received: new Date().toISOString() }), ['staff']),
        ),
      ); // prettier-ignore
      const senders = ['first@town.example', 'second@town.example'];
      const sweepers = senders.map((from) => startSweeper(database, mail.url(), from));
      for (const from of senders) await expect.poll(() => store.marked(`ready ${from}`)).toBe('yes');
      await store.mark('begin', 'now');
      for (const { ended } of sweepers) expect(await ended).toBe(0);
      expect(await store.waiting()).toMatchObject({ count: 0 });
      expect(mail.received).toHaveLength(count);
      expect(new Set(mail.received.map(({ id }) => id)).size).toBe(count);
      // Else the test would show nothing.
      for (const from of senders) expect(mail.received.some(({ raw }) => raw.includes(`<${from}>`))).toBe(true);
      await store.close();
      await mail.down();
    });
  });
