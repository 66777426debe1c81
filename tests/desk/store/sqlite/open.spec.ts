import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { someMessage } from '../../message.ts';
import { often } from '../../../often.ts';
import { at, endAll, many, more, open, startWriter, stored, temporaryFolder } from '../databases.ts';

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

test('a message that was acknowledged outlives a kill -9 of the process', async () => {
  const url = `sqlite:${join(temporaryFolder(), 'desk.sqlite')}`;
  for (let round = 0; round < often(1, 3); round++) {
    const { child, acknowledged, ended } = startWriter(url, `round${round}`, many);
    await more(acknowledged, 50 + Math.random() * 200);
    child.kill('SIGKILL');
    await ended;
    const store = await open(url);
    const kept = await stored(store);
    for (const [key, reference] of acknowledged) expect(kept.get(key)).toBe(reference);
    const [some] = acknowledged;
    expect(await store.find(some![1])).toMatchObject({ text: `Written under ${some![0]}` });
  }
});

test('no text of a message is left in any file once it is purged', async () => {
  const folder = join(temporaryFolder(), 'data');
  const store = await open(`sqlite:${join(folder, 'desk.sqlite')}`);
  const marker = (index: number, part: string) => `<${part} ${index}>`;
  const count = often(120, 400);
  const isOld = (index: number) => index % 3 !== 0;
  /** A marker of twelve bytes stands in base64 as it would alone, wherever it is repeated. */
  const fileOf = (index: number) => Buffer.from(inFile(index).repeat(1 + (index % 40) ** 2));
  const inFile = (index: number) => `<file-${String(index).padStart(3, '0')}-->`;
  const onDisk = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const message = someMessage({
        // From one line to many pages of the file.
        text: `${marker(index, 'text')} `.repeat(1 + (index % 50) ** 2),
        email: `${marker(index, 'email')}@example.org`,
        received: isOld(index) ? at('08:00') : at('12:00'),
        attachments: 1,
      });
      await store.accept(message, ['staff'], [{ kind: 'pdf', bytes: fileOf(index) }]);
      await store.note(message.reference, marker(index, 'note'), message.received);
      await store.setState(message.reference, 'answered', message.received);
      await store.vote('/nb/loans/', 'nb', false, marker(index, 'vote'), message.received);
      await store.miss(marker(index, 'miss'), 'nb', message.received);
    }),
  );
  for (const { id } of await store.claim(at('13:00'), at('13:02'), count)) await store.ended(id, 'sent', at('13:00'));

  const all = Array.from({ length: count }, (_, index) => index);
  const left = () => {
    const bytes = onDisk();
    const have = (isThere: (index: number) => boolean) => all.filter(isThere);
    return {
      texts: have((index) =>
        ['text', 'email', 'note', 'vote', 'miss'].some((part) => bytes.includes(marker(index, part))),
      ),
      files: have((index) => bytes.includes(btoa(inFile(index)))),
    };
  };
  expect(left()).toEqual({ texts: all, files: all });
  expect(await store.purge(at('12:00'), at('13:00'))).toBe(all.filter(isOld).length);
  const young = all.filter((index) => !isOld(index));
  expect(left()).toEqual({ texts: young, files: young });
});

test('sentences and searches are overwritten on disk even when no message goes with them', async () => {
  const folder = join(temporaryFolder(), 'data');
  const store = await open(`sqlite:${join(folder, 'desk.sqlite')}`);
  await store.vote('/nb/loans/', 'nb', false, '<sentence>', at('08:00'));
  await store.miss('<search>', 'nb', at('08:00'));
  const onDisk = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
  expect(onDisk()).toMatch(/<sentence>|<search>/);
  expect(await store.purge(at('12:00'), at('13:00'))).toBe(0);
  expect(onDisk()).not.toMatch(/<sentence>|<search>/);
});

test('the file and its folder are for this user only', async () => {
  const folder = join(temporaryFolder(), 'data', 'desk');
  const store = await open(`sqlite:${join(folder, 'desk.sqlite')}`);
  await store.check();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]);
  expect(Object.fromEntries(modes)).toEqual({
    'desk.sqlite': 0o600,
    'desk.sqlite-shm': 0o600,
    'desk.sqlite-wal': 0o600,
  });
});

test('a lock of another process holds up who writes, and nothing else of the process', async () => {
  const path = join(temporaryFolder(), 'desk.sqlite');
  const store = await open(`sqlite:${path}`);
  const other = new DatabaseSync(path);
  other.exec('begin immediate');
  let isKept = false;
  const kept = store.accept(someMessage(), ['staff']).then(() => (isKept = true));
  // A process that waited with it would come to none of these before the lock is gone.
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isKept).toBe(false);
  other.exec('rollback');
  other.close();
  await kept;
});

test('what is purged gives its room back and leaves the file whole, while others read and write it', async () => {
  const path = join(temporaryFolder(), 'desk.sqlite');
  const store = await open(`sqlite:${path}`);
  const bytes = Buffer.alloc(1_500_000, '<file>');
  for (let count = 0; count < 8; count++)
    await store.accept(someMessage({ received: at('08:00'), attachments: 1 }), [], [{ kind: 'pdf', bytes }]);
  const young = Array.from({ length: 300 }, () => someMessage({ received: at('12:00'), text: '<text> '.repeat(40) }));
  for (const message of young.slice(0, 150)) await store.accept(message, ['staff']);
  await store.check();
  const before = statSync(path).size;
  const [deleted] = await Promise.all([
    store.purge(at('10:00'), at('13:00')),
    ...young.slice(150).map((message) => store.accept(message, ['staff'])),
  ]);
  expect(deleted).toBe(8);
  expect(await store.scrub()).toBe(true);
  expect(statSync(path).size).toBeLessThan(before / 4);
  expect(readFileSync(path, 'latin1')).not.toContain(Buffer.from('<file><file>').toString('base64'));
  const whole = new DatabaseSync(path);
  expect(whole.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  whole.close();
  expect(await store.list()).toHaveLength(300);
});

test('while another program reads without an end, deleted text waits, and is overwritten when it is done', async () => {
  const path = join(temporaryFolder(), 'desk.sqlite');
  const store = await open(`sqlite:${path}`);
  await store.accept(someMessage({ received: at('08:00'), text: '<deleted>' }), []);
  const reader = new DatabaseSync(path);
  reader.exec('begin');
  reader.prepare('select count(*) from messages').get();
  expect(await store.purge(at('12:00'), at('13:00'))).toBe(1);
  expect(await store.list()).toEqual([]);
  expect(await store.marked('to scrub')).toBeTruthy();
  reader.exec('commit');
  reader.close();
  expect(await store.scrub()).toBe(true);
  for (const name of [path, `${path}-wal`]) expect(readFileSync(name, 'latin1')).not.toContain('<deleted>');
});

test('a small file of an earlier version learns to give back room, and keeps what is in it', async () => {
  const path = join(temporaryFolder(), 'desk.sqlite');
  const old = new DatabaseSync(path);
  old.exec("pragma journal_mode = wal; create table older (text text); insert into older values ('kept')");
  old.close();
  await open(`sqlite:${path}`);
  const file = new DatabaseSync(path);
  expect(file.prepare('pragma auto_vacuum').get()).toEqual({ auto_vacuum: 2 });
  expect(file.prepare('select text from older').get()).toEqual({ text: 'kept' });
  file.close();
});
