import { expect, test } from '@playwright/test';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openReopened } from '../../../src/desk/host/reopened.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import type { Store } from '../../../src/desk/store/store.ts';
import { someMessage } from '../message.ts';
import { endAll, stop, temporaryFolder } from '../store/databases.ts';

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

/** A store on a file, with what it told and a clock of the test's. */
async function open(path: string) {
  const told: string[] = [];
  let time = 0;
  const store = await openReopened(
    (mustExist) => openStore(`sqlite:${path}`, mustExist),
    (line) => told.push(line),
    () => time,
  );
  stop.push(() => store.close());
  const accept = async (message = someMessage()) => {
    await store.accept(message, ['staff']);
    return message.reference;
  };
  return { store, told, accept, later: () => (time += 60_000) };
}

const kept = async (store: Store) => (await store.list()).map(({ reference }) => reference);

test('a file that is deleted under the running desk takes no message more, and what it held can be put back', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'desk.sqlite');
  const { store, told, accept, later } = await open(path);
  const before = await accept();
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  await expect(accept()).rejects.toThrow('deleted, moved or replaced');
  await expect(store.check()).rejects.toMatchObject({ name: 'DatabaseGone' });
  later();
  await expect(accept()).rejects.toMatchObject({ name: 'DatabaseGone' });
  const [rescued] = readdirSync(folder).filter((name) => name.includes('rescued'));
  expect(told).toEqual([
    expect.stringContaining(`${rescued}, for you alone: stop the desk, name that file desk.sqlite`),
  ]);
  renameSync(join(folder, rescued!), path);
  later();
  const after = await accept();
  expect((await kept(store)).sort()).toEqual([before, after].sort());
  expect(told.at(-1)).toBe('The database is open. Messages are taken again.');
});

test('a file that is moved away is gone, and taken again when it is back with all that was acknowledged', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'desk.sqlite');
  const { store, accept, later } = await open(path);
  const before = await accept();
  renameSync(path, `${path}.away`);
  await expect(accept()).rejects.toMatchObject({ name: 'DatabaseGone' });
  renameSync(`${path}.away`, path);
  later();
  const after = await accept();
  expect((await kept(store)).sort()).toEqual(expect.arrayContaining([before, after].sort()));
});

test('a log that is deleted beside the file is noticed before the next message is acknowledged', async () => {
  const path = join(temporaryFolder(), 'desk.sqlite');
  const { store, accept, later } = await open(path);
  const before = await accept();
  rmSync(`${path}-wal`);
  await expect(accept()).rejects.toMatchObject({ name: 'DatabaseGone' });
  later();
  const after = await accept();
  expect(await kept(store)).toEqual(expect.arrayContaining([before, after]));
});

test('a file that is replaced by a backup is opened anew', async () => {
  const folder = temporaryFolder();
  const [path, backup] = [join(folder, 'desk.sqlite'), join(folder, 'backup.sqlite')];
  const other = await openStore(`sqlite:${backup}`);
  const old = someMessage();
  await other.accept(old, ['staff']);
  await other.close();
  const { store, accept, later } = await open(path);
  await accept();
  renameSync(backup, path);
  await expect(accept()).rejects.toMatchObject({ name: 'DatabaseGone' });
  later();
  const after = await accept();
  expect((await kept(store)).sort()).toEqual([old.reference, after].sort());
});

test('a database that cannot be opened at the start is tried again, later each time, and told of once', async () => {
  const told: string[] = [];
  let [time, tried, isThere] = [0, 0, false];
  const store = await openReopened(
    async () => {
      tried++;
      if (!isThere) throw new Error('no disk');
      return { check: async () => undefined, close: async () => undefined } as Partial<Store> as Store;
    },
    (line) => told.push(line),
    () => time,
  );
  for (; time < 100_000; time += 100) await store.check().catch(() => undefined);
  expect(tried).toBeLessThan(10);
  expect(told).toEqual([expect.stringContaining('cannot be opened: no disk. Pages are served')]);
  isThere = true;
  time += 30_000;
  await store.check();
  expect(told).toHaveLength(2);
  await store.close();
  await expect(store.check()).rejects.toThrow('closed');
});
