import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { sql } from '../../../../src/desk/store/database.ts';
import { openStore } from '../../../../src/desk/store/open-store.ts';
import { findLines } from '../../../../src/desk/store/staff/find.ts';
import { indexWords } from '../../../../src/desk/store/staff/words.ts';
import { endAll, temporaryFolder } from '../../desk.ts';
import { someMessage } from '../../message.ts';

test.afterEach(endAll);

const message = (place: number, text: string) =>
  someMessage({
    reference: place.toString(36).toUpperCase().padStart(8, '0'),
    text,
    desk: 'library',
    received: new Date(Date.parse('2026-11-01T08:00:00Z') + place * 60_000).toISOString(),
    email: `one${place}@example.org`,
  });

test('messages that come one by one are found newest first, and their small blocks are put together', async () => {
  const store = await openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  for (let place = 0; place < 60; place++) {
    await store.accept(message(place, `lamp number${place}`), []);
    expect(await indexWords(store)).toBe(false);
  }
  const [blocks] = await store.atomic([sql('select size from staff_blocks')]);
  expect(blocks!.length).toBeLessThan(20);
  expect(blocks!.reduce((sum, { size }) => sum + Number(size), 0)).toBe(60);
  const { lines, isWhole } = await findLines(store, 'LAMP', ['library']);
  expect(isWhole).toBe(true);
  expect(lines.map(({ start }) => start)).toEqual(Array.from({ length: 40 }, (_, index) => `lamp number${59 - index}`));
  expect((await findLines(store, 'lamp number7', '*')).lines.map(({ start }) => start)).toEqual(['lamp number7']);
  expect((await findLines(store, 'lamp number7', ['it'])).lines).toEqual([]);
  await store.close();
});

test('a message that is erased or renamed while its words are read leaves none of them in the index', async () => {
  const store = await openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  const changes: [(place: number) => Promise<unknown>, RegExp][] = [
    [(place) => store.erase([message(place, '').reference], `one${place}@example.org`), /secret/],
    [(place) => store.rectify(`one${place}@example.org`, { email: 'new@example.org' }), /one1/],
  ];
  for (const [place, [change, gone]] of changes.entries()) {
    await store.accept(message(place, place === 0 ? 'secret word' : 'another one'), []);
    let isFirst = true;
    const meanwhile = {
      atomic: async (statements: Parameters<typeof store.atomic>[0]) => {
        // The statements that write are the last ones.
        if (isFirst && statements.some(({ text }) => text.startsWith('insert into staff_blocks'))) {
          isFirst = false;
          await change(place);
        }
        return store.atomic(statements);
      },
    };
    await indexWords(meanwhile);
    expect(isFirst).toBe(false);
    while (await indexWords(store));
    const all = JSON.stringify(await store.atomic([sql('select words from staff_words')]));
    expect(all).not.toMatch(gone);
  }
  expect((await findLines(store, 'another', '*')).lines).toHaveLength(1);
  await store.close();
});
