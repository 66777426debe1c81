import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { someMessage } from '../../message.ts';
import { at, endAll, many, more, open, startWriter, stored, temporaryFolder } from '../databases.ts';

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

test('a message that was acknowledged outlives a kill -9 of the process', async () => {
  const url = `sqlite:${join(temporaryFolder(), 'desk.sqlite')}`;
  for (const round of [1, 2, 3]) {
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
  const count = 400;
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
  for (const { id } of await store.claim(at('13:00'), at('13:02'), count)) await store.delivered(id, at('13:00'));

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
