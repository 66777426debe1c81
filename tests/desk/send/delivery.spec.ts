import { expect, test } from '@playwright/test';
import { DeliveryProblem } from '../../../src/desk/send/channel.ts';
import { deliverer } from '../../../src/desk/send/delivery.ts';
import type { Delivery, Store } from '../../../src/desk/store/store.ts';
import { many, memory, quick } from './memory.ts';
import { clock, delivery, file, files, marker, message } from './town.ts';

test('two sweeps of one process send each message once', async () => {
  const { store } = memory(many(200));
  const sent: string[] = [];
  const channels = [quick('staff', async ({ id }) => void (await new Promise(setImmediate), sent.push(id)))];
  const workers = [1, 2].map(() => deliverer({ store, channels, file }));
  const results = await Promise.all(workers.map(({ sweep }) => sweep()));
  expect(results[0]!.delivered + results[1]!.delivered).toBe(200);
  expect(new Set(sent).size).toBe(200);
  expect(sent).toHaveLength(200);
});

test('what a channel refuses for the message itself goes to the desk by another', async () => {
  const refused = async (channels: string[]) => {
    const { store, rows } = memory(many(1, 'forge'));
    const to: string[][] = [];
    const refusal = new DeliveryProblem('no-issues', { permanent: true, elsewhere: true });
    const forge = quick('forge', () => Promise.reject(refusal));
    const over = { ...store, reroute: async (_: string, names: string[]) => void to.push(names) };
    const result = await deliverer({
      store: over,
      channels: [...channels.map((name) => quick(name)), forge],
      file,
    }).deliver();
    return { to, problem: rows[0]!.problem, ended: result.ended, failed: result.failed };
  };
  const done = { problem: 'no-issues', ended: 1, failed: 0 };
  expect(await refused(['receipt', 'staff', 'webhook'])).toEqual({ to: [['staff', 'webhook']], ...done });
  // Nobody else would have it: it is refused, and health tells of it.
  expect(await refused(['receipt'])).toEqual({ to: [], ...done });
});

test('a channel that hangs does not hold up the others, and is tried again', async () => {
  const { store, rows } = memory([...many(6, 'slow'), ...many(3, 'staff')]);
  let most = 0;
  let now = 0;
  const slow = quick('slow', async () => {
    most = Math.max(most, ++now);
    setTimeout(() => now--, 2000);
    await new Promise(() => undefined);
  });
  const { deliver } = deliverer({ store, channels: [slow, quick('staff')], file, timeout: 2000 });
  const result = deliver();
  await expect.poll(() => rows.filter((row) => row.done).length, { intervals: [10] }).toBe(3);
  expect(rows.filter((row) => row.channel === 'slow' && row.problem)).toEqual([]);
  expect(await result).toMatchObject({ delivered: 3, failed: 6 });
  expect(rows.filter((row) => row.channel === 'slow').map((row) => row.problem)).toEqual(Array(6).fill('timeout'));
  expect(most).toBe(4);
});

test('many messages that arrive at once share one look at the store, and none is overlooked', async () => {
  const { store, rows } = memory([]);
  let looks = 0;
  const counted: Store = {
    ...store,
    claim: async (...given) => {
      looks++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return store.claim(...given);
    },
  };
  const { deliver } = deliverer({ store: counted, channels: [quick('staff')], file });
  const all: Promise<unknown>[] = [];
  for (const one of many(100)) {
    rows.push({ ...one, due: 0, problem: '', outcome: '', done: false });
    all.push(deliver());
    await new Promise(setImmediate);
  }
  await Promise.all(all);
  expect(rows.filter((row) => !row.done)).toEqual([]);
  expect(looks).toBeLessThan(50);
});

test('what waited in line until its claim was about to end is left for the next sweep', async () => {
  const { store, rows } = memory(many(5));
  const time = clock();
  const slow = quick('staff', async () => void time.add(25));
  const { sweep } = deliverer({ store, channels: [slow], file, now: time.now });
  expect(await sweep()).toMatchObject({ delivered: 4, left: 1, stored: true });
  time.add(60);
  expect(await sweep()).toMatchObject({ delivered: 1 });
  expect(rows.every((row) => row.done)).toBe(true);
});

for (const [attempts, problem, least, longest] of [
  [0, {}, 30, 45],
  [1, {}, 60, 90],
  [5, {}, 960, 1440],
  [9, {}, 4 * 3600, 6 * 3600],
  [500, {}, 4 * 3600, 6 * 3600],
  [0, { retryAfter: 600 }, 600, 600],
  [0, { retryAfter: 10 }, 30, 45],
  [0, { retryAfter: 9e9 }, 6 * 3600, 6 * 3600],
] as const)
  test(`attempt ${attempts + 1} that fails (${JSON.stringify(problem)}) is repeated after ${least} to ${longest} seconds`, async () => {
    for (const [chance, wait] of [
      [0, least],
      [1, longest],
    ] as const) {
      const { store, rows } = memory([{ ...delivery(), attempts }]);
      const time = clock();
      const channels = [quick('staff', () => Promise.reject(new DeliveryProblem('http-503', problem)))];
      await deliverer({ store, channels, file, now: time.now, random: () => chance }).sweep();
      expect((rows[0]!.due - time.now().getTime()) / 1000).toBe(wait);
    }
  });

test('a store that cannot be written loses nothing: what was taken stays due', async () => {
  const { store, rows, marks } = memory(many(3));
  const time = clock();
  const broken = () => Promise.reject(new Error('disk full'));
  const parts = { channels: [quick('staff')], file, now: time.now };
  expect(await deliverer({ ...parts, store: { ...store, claim: broken } }).sweep()).toMatchObject({ stored: false });
  const result = await deliverer({ ...parts, store: { ...store, ended: broken } }).sweep();
  expect(result).toMatchObject({ delivered: 0, left: 3, stored: false });
  expect(marks.has('swept')).toBe(false);
  expect(await deliverer({ ...parts, store: { ...store, mark: broken } }).sweep()).toMatchObject({ stored: false });
  time.add(121);
  expect(await deliverer({ ...parts, store }).sweep()).toMatchObject({ delivered: 3, stored: true });
  expect(rows.every((row) => row.done)).toBe(true);
  expect(marks.get('swept')).toBe(time.now().toISOString());
});

test('what the receiver took while the store could not be written is not sent again', async () => {
  const { store, rows } = memory(many(10));
  const sent: string[] = [];
  let full = true;
  const time = clock();
  const { sweep } = deliverer({
    store: {
      ...store,
      ended: (...given) => (full ? Promise.reject(new Error('disk full')) : store.ended(...given)),
    },
    channels: [quick('staff', async ({ id }) => void sent.push(id))],
    file,
    now: time.now,
  });
  expect(await sweep()).toMatchObject({ delivered: 0, left: 10, stored: false });
  time.add(121);
  expect(await sweep(), 'nothing is taken while the store cannot be told').toMatchObject({ left: 0, stored: false });
  full = false;
  expect(await sweep()).toMatchObject({ stored: true });
  expect(rows.every((row) => row.done)).toBe(true);
  expect(sent).toHaveLength(10);
});

test('a process that ends lets the mails under way arrive, and leaves the others to the next one at once', async () => {
  const { store, rows } = memory(many(12));
  const sent: string[] = [];
  let arrive = () => {};
  const way = new Promise<void>((resolve) => (arrive = resolve));
  const slow = quick('staff', async ({ id }) => {
    sent.push(id);
    await way;
  });
  const first = deliverer({ store, channels: [slow], file });
  const swept = first.sweep();
  await expect.poll(() => sent.length).toBe(4);
  const closed = first.close();
  arrive();
  await closed;
  expect(await swept).toMatchObject({ delivered: 4, left: 8 });
  expect(await first.sweep()).toMatchObject({ delivered: 0 });
  expect(rows.filter((row) => row.done)).toHaveLength(4);
  const next = deliverer({ store, channels: [slow], file });
  expect(await next.sweep()).toMatchObject({ delivered: 8 });
  expect(new Set(sent).size).toBe(12);
  expect(sent).toHaveLength(12);
});

test('what is refused for good ends at once, and the desk is told of it and of nothing else', async () => {
  for (const [name, problem, outcome, told] of [
    ['staff', { permanent: true }, 'refused', true],
    ['receipt', { permanent: true }, 'refused', true],
    ['alert', { permanent: true }, 'refused', false],
    ['staff', {}, '', false],
  ] as const) {
    const { store, rows } = memory([delivery({}, name)]);
    const alerts: (boolean | undefined)[] = [];
    const ended: Store['ended'] = (id, how, now, found) => (
      alerts.push(found?.alert),
      store.ended(id, how, now, found)
    );
    const refusing = quick(name, () => Promise.reject(new DeliveryProblem('smtp-550', problem)));
    const channels = [refusing, ...(name === 'alert' ? [] : [quick('alert')])];
    await deliverer({ store: { ...store, ended }, channels, file, now: clock().now }).sweep();
    expect(rows[0]).toMatchObject({ outcome, problem: 'smtp-550' });
    expect(alerts).toEqual(outcome ? [told] : []);
  }
});

test('only what is late of no use is given up after three days; a message to its desk is tried on', async () => {
  const four = { received: '2026-11-20T11:00:00.000Z' };
  for (const [name, bestEffort, outcome] of [
    ['receipt', true, 'given up'],
    ['staff', false, ''],
  ] as const) {
    const { store, rows } = memory([delivery(four, name)]);
    const channel = { ...quick(name, () => Promise.reject(new DeliveryProblem('connect'))), bestEffort };
    await deliverer({ store, channels: [channel], file, now: clock().now }).sweep();
    expect(rows[0]).toMatchObject({ outcome, problem: 'connect' });
  }
});

test('what waits for a channel that was taken away goes by those that are set', async () => {
  for (const [name, to] of [
    ['zammad', ['staff', 'webhook']],
    ['receipt', undefined],
  ] as const) {
    const { store, rows } = memory([{ ...delivery({}, name), attempts: 5 }]);
    let rerouted: string[] | undefined;
    const reroute: Store['reroute'] = async (_id, channels) => void (rerouted = channels);
    const channels = ['staff', 'webhook', 'alert', ...(name === 'receipt' ? [] : ['receipt'])].map((one) => quick(one));
    await deliverer({ store: { ...store, reroute }, channels, file, now: clock().now }).sweep();
    expect(rows[0]).toMatchObject({ outcome: 'given up', problem: 'no-channel' });
    expect(rerouted).toEqual(to);
  }
});

test('what was set aside and is taken back goes by every channel that a message takes', async () => {
  const { store } = memory([delivery({}, '*')]);
  let rerouted: string[] | undefined;
  const reroute: Store['reroute'] = async (_id, channels) => void (rerouted = channels);
  const channels = ['receipt', 'staff', 'alert', 'zammad'].map((one) => quick(one));
  await deliverer({ store: { ...store, reroute }, channels, file, now: clock().now }).sweep();
  expect(rerouted).toEqual(['staff', 'zammad', 'receipt']);
});

test('what a receiver calls a delivery is kept with it', async () => {
  const { store } = memory([delivery({}, 'zammad')]);
  const numbers: (string | undefined)[] = [];
  const ended: Store['ended'] = async (_id, _how, _now, found) => void numbers.push(found?.number);
  const channels = [quick('zammad', async () => ({ number: '4711' }))];
  await deliverer({ store: { ...store, ended }, channels, file, now: clock().now }).sweep();
  expect(numbers).toEqual(['4711']);
});

test('a channel that is not set for a moment keeps its messages', async () => {
  const { store, rows } = memory([delivery({}, 'zammad')]);
  const time = clock();
  expect(await deliverer({ store, channels: [], file, now: time.now }).sweep()).toMatchObject({ failed: 1 });
  expect(rows[0]!.problem).toBe('no-channel');
  time.add(60);
  expect(await deliverer({ store, channels: [quick('zammad')], file, now: time.now }).sweep()).toMatchObject({
    delivered: 1,
  });
});

test('what an error says about a message is not kept', async () => {
  const { store, rows } = memory([delivery()]);
  await deliverer({ store, channels: [quick('staff', () => Promise.reject(new Error(marker)))], file }).sweep();
  expect(rows[0]!.problem).toBe('error');
});

test('files are read from the store only for channels that send them on, and a store that cannot read them loses nothing', async () => {
  const one = { ...message({ attachments: 1 }) };
  const { store, rows } = memory([
    { id: 'a', channel: 'staff', attempts: 0, message: one },
    { id: 'b', channel: 'receipt', attempts: 0, message: one },
    { id: 'c', channel: 'staff', attempts: 0, message: message() },
  ]);
  const [asked, got]: [string[], (number | undefined)[]] = [[], []];
  const note = async ({ attachments }: Delivery) => void got.push(attachments?.length);
  const channels = [{ ...quick('staff', note), attaches: true }, quick('receipt', note)];
  const parts = { channels, file, now: clock().now };
  const broken = () => Promise.reject(new Error('disk'));
  const first = await deliverer({ ...parts, store: { ...store, attachments: broken } }).sweep();
  expect(first).toMatchObject({ delivered: 2, left: 1, stored: false });
  expect(rows.map(({ done }) => done)).toEqual([false, true, true]);
  const attachments = async (reference: string) => (asked.push(reference), files);
  rows[0]!.due = 0;
  expect(await deliverer({ ...parts, store: { ...store, attachments } }).sweep()).toMatchObject({ delivered: 1 });
  expect(asked).toEqual([one.reference]);
  expect(got).toEqual([0, 0, 3]);
});
