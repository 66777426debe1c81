import { expect, test } from '@playwright/test';
import { often } from '../../often.ts';
import fc from 'fast-check';
import { join } from 'node:path';
import { ageing, isPurgeDue, purgeOld } from '../../../src/desk/store/retention.ts';
import { someMessage } from '../message.ts';
import { endAll, open, temporaryFolder } from './databases.ts';

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

const day = 86_400_000;
const start = Date.parse('2026-11-24T12:00:00.000Z');
const kept = 30;

/** A desk in which time and the clock are two things. */
async function openDesk() {
  const store = await open(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  let time = start;
  let off = 0;
  /** When each message was changed last, in true time. */
  const changed = new Map<string, number>();
  const clock = () => new Date(time + off);
  let counted = ageing(store, () => time);
  const tooEarly: string[] = [];
  return {
    store,
    changed,
    tooEarly,
    jump: (days: number) => (off = days * day),
    pass: (days: number) => (time += days * day),
    restart() {
      const began = time;
      counted = ageing(store, () => time - began);
    },
    async write() {
      const message = someMessage({ received: clock().toISOString() });
      await store.accept(message, []);
      changed.set(message.reference, time);
    },
    async answer() {
      const [first] = changed.keys();
      if (first === undefined) return;
      await store.setState(first, 'answered', clock().toISOString());
      changed.set(first, time);
    },
    async sweep() {
      if (!(await isPurgeDue(store, counted, clock()))) return;
      await purgeOld(store, kept, clock(), counted);
      const left = new Set((await store.list()).map(({ reference }) => reference));
      for (const [reference, since] of changed) {
        if (left.has(reference)) continue;
        if (time - since < kept * day) tooEarly.push(`${reference} after ${(time - since) / day} days`);
        changed.delete(reference);
      }
    },
  };
}

test('however the clock walks, nothing is deleted before its days are over in true time, and in the end it goes', async () => {
  test.setTimeout(300_000);
  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('jump' as const), days: fc.integer({ min: -500, max: 500 }) }),
      fc.record({ do: fc.constant('jump' as const), days: fc.constantFrom(-400, 400, 4, 6, -6, 0, 0) }),
      fc.record({ do: fc.constant('pass' as const), days: fc.constantFrom(0.3, 1, 2, 10) }),
      fc.record({ do: fc.constantFrom('write' as const, 'answer' as const, 'restart' as const), days: fc.constant(0) }),
    ),
    { minLength: 5, maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (walk) => {
      const desk = await openDesk();
      await desk.sweep();
      await desk.write();
      for (const step of walk) {
        if (step.do === 'jump') desk.jump(step.days);
        else if (step.do === 'pass') desk.pass(step.days);
        else await desk[step.do]();
        await desk.sweep();
      }
      expect(desk.tooEarly).toEqual([]);
      desk.jump(0);
      for (let days = 0; days < kept + 4; days++) {
        desk.pass(1);
        await desk.sweep();
      }
      expect(desk.tooEarly).toEqual([]);
      expect([...desk.changed.keys()]).toEqual([]);
      await desk.store.close();
    }),
    { numRuns: often(6, 50) },
  );
});

for (const walk of [
  [-400, 4, 0],
  [400, -400, 6, 0],
  [0, 400, 401, 402, 403, 404, 0],
])
  test(`a command or a function deletes nothing young when the clock walks by ${walk.join(', ')} days`, async () => {
    const desk = await openDesk();
    await purgeOld(desk.store, kept, new Date(start));
    await desk.write();
    for (const days of walk) {
      desk.jump(days);
      await desk.write();
      await purgeOld(desk.store, kept, new Date(start + days * day));
    }
    expect(await desk.store.list()).toHaveLength(walk.length + 1);
  });

test('in a function, whose every sweep is another process, what is old goes when its days are over', async () => {
  const desk = await openDesk();
  for (let days = 0; days <= kept + 2; days++) {
    await purgeOld(desk.store, kept, new Date(start + days * day));
    if (days === 0) await desk.write();
    expect(await desk.store.list()).toHaveLength(days < kept + 2 ? 1 : 0);
  }
});

test('what was kept before ages were written down is as old as it says', async () => {
  const desk = await openDesk();
  await desk.store.accept(someMessage({ received: new Date(start - 31 * day).toISOString() }), []);
  await desk.store.accept(someMessage({ received: new Date(start - 29 * day).toISOString() }), []);
  await desk.store.mark('purged', new Date(start - day / 4).toISOString());
  expect(await purgeOld(desk.store, kept, new Date(start))).toMatchObject({ deleted: 1 });
  expect(await desk.store.list()).toHaveLength(1);
});
