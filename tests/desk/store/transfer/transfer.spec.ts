import { expect, test } from '@playwright/test';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../../src/desk/store/open-store.ts';
import { openFile } from '../../../../src/desk/store/sqlite/file.ts';
import { backUp, move, restore } from '../../../../src/desk/store/transfer/backup.ts';
import { fillingMark, tables } from '../../../../src/desk/store/transfer/tables.ts';
import { someMessage } from '../../message.ts';
import { endAll, temporaryFolder } from '../databases.ts';
import { emptyPostgres } from '../postgres.ts';

test.afterEach(endAll);

const now = '2026-11-24T13:00:00.000Z';
const later = new Date('2026-12-24T13:00:00.000Z');

/** A database with something in every table. */
async function filled(url: string, messages = 5) {
  const store = await openStore(url);
  const bytes = new Uint8Array(800_000).map((_, place) => place % 251);
  for (let number = 0; number < messages; number++)
    await store.accept(
      someMessage({ text: `${number}: Їжак 😀 "'\\`, attachments: number === 0 ? 1 : 0 }),
      ['staff', 'receipt'],
      number === 0 ? [{ kind: 'pdf', bytes }] : [],
    );
  const [first] = await store.list();
  await store.note(first!.reference, 'Noted', now);
  for (let time = 0; time < 3; time++) await store.vote('/en/loans/', 'en', false, 'Which card?', now);
  await store.miss('lost card', 'en', now);
  await store.miss('lost card', 'en', now);
  await store.count('somebody', later.toISOString(), now);
  await store.mark('purged', now);
  const kept = await store.list();
  await store.close();
  return kept;
}

async function listIn(url: string) {
  const store = await openStore(url);
  const list = await store.list();
  const [votes, misses] = [await store.votes(), await store.misses()];
  const sendings = await Promise.all(list.map(({ reference }) => store.deliveriesOf(reference)));
  const files = await Promise.all(list.map(({ reference }) => store.attachments(reference)));
  await store.close();
  return { list, votes, misses, sendings, files };
}

/** Who is signed in stays behind: they sign in again. */
const notCopied = ['migrations', 'staff_links', 'staff_sessions', 'staff_blocks', 'staff_words'];

test('every table of the schema is copied but those of who is signed in, and of words', async () => {
  const path = join(temporaryFolder(), 'desk.sqlite');
  await filled(`sqlite:${path}`, 1);
  const file = openFile(path);
  const [outcome] = file.run([[{ text: "select name from sqlite_schema where type = 'table'", values: [] }]]);
  file.close();
  const names = (outcome as { rows: { name: string }[][] }).rows[0]!.map(({ name }) => name);
  expect(names.filter((name) => !notCopied.includes(name) && !name.startsWith('sqlite_')).toSorted()).toEqual(
    [...tables].toSorted(),
  );
});

test('what is moved to PostgreSQL and back is the same, and a backup of either can be restored into either', async () => {
  const folder = temporaryFolder();
  const [first, last, restored] = ['first', 'last', 'restored'].map((name) => `sqlite:${join(folder, name)}.sqlite`);
  await filled(first!);
  const whole = await listIn(first!);
  expect(whole.files.flat()).toHaveLength(1);

  const [there, again] = [await emptyPostgres(), await emptyPostgres()];
  const moved = await move(first!, there, later);
  expect(moved.counts).toMatchObject({ messages: 5, deliveries: 10, notes: 1, attachments: 2, votes: 3, misses: 2 });
  expect(await listIn(there)).toEqual(whole);

  const [ofPostgres, ofFile] = ['postgres.backup', 'file.backup'].map((name) => join(folder, name));
  expect((await backUp(there, ofPostgres!)).digest).toBe(moved.digest);
  expect((await backUp(first!, ofFile!)).digest).toBe(moved.digest);
  expect(statSync(ofFile!).mode & 0o777).toBe(0o600);
  expect(existsSync(`${ofFile}-wal`)).toBe(false);

  expect((await move(there, last!, later)).digest).toBe(moved.digest);
  expect(await listIn(last!)).toEqual(whole);
  expect((await restore(ofPostgres!, restored!)).digest).toBe(moved.digest);
  expect((await restore(ofFile!, again)).digest).toBe(moved.digest);
  expect(await listIn(restored!)).toEqual(whole);
  expect(await listIn(again)).toEqual(whole);

  await expect(move(first!, again, later)).rejects.toThrow(
    'It is not empty (messages, deliveries, notes, attachments, votes, misses, counts). Name an empty place: nothing that is kept is written over.',
  );
  await expect(backUp(first!, ofFile!)).rejects.toThrow('is there already. Name a new file.');
});

test('a copy that was interrupted is taken up, by the same source only, and sees what changed meanwhile', async () => {
  const folder = temporaryFolder();
  const [from, to, other] = ['from', 'to', 'other'].map((name) => `sqlite:${join(folder, name)}.sqlite`);
  const kept = await filled(from!);
  await filled(other!, 1);
  await move(from!, to!, later);
  // As it is when a copy ends before its end: two messages are not there, one is from before a note.
  const path = to!.slice('sqlite:'.length);
  const source = (await import('node:crypto')).createHash('sha256').update(from!).digest('hex');
  const file = openFile(path);
  const [changed] = file.run([
    [
      { text: 'delete from messages where reference in (?, ?)', values: [kept[0]!.reference, kept[1]!.reference] },
      { text: "update messages set text = '' where reference = ?", values: [kept[2]!.reference] },
      { text: 'insert into marks (name, value) values (?, ?)', values: [fillingMark, source] },
    ],
  ]);
  expect(changed).not.toHaveProperty('failure');
  file.close();
  await expect(move(other!, to!, later)).rejects.toThrow('A copy from another place was begun there');
  expect(await move(from!, to!, later)).toMatchObject({ kept: 2, counts: { messages: 5, deliveries: 10, votes: 3 } });
  expect(await listIn(to!)).toEqual(await listIn(from!));
});

test('what a desk writes to, or is no backup, is refused in words that say what to do', async () => {
  const folder = temporaryFolder();
  const [from, to] = ['from', 'to'].map((name) => `sqlite:${join(folder, name)}.sqlite`);
  await filled(from!, 1);
  const store = await openStore(from!);
  await store.mark('swept', later.toISOString());
  await store.close();
  await expect(move(from!, to!, new Date(later.getTime() + 30_000))).rejects.toThrow(
    'A desk ran on it 30 seconds ago, and what it takes meanwhile would be missing. Stop it',
  );
  const text = join(folder, 'text');
  writeFileSync(text, 'not a database, but long enough to be looked at');
  await expect(restore(text, to!)).rejects.toThrow(`${text} is not a backup of a desk`);
  await expect(restore(join(folder, 'none'), to!)).rejects.toThrow('There is no');
});
