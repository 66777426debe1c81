import { expect, test } from '@playwright/test';
import { tellWeekly, weekOf } from '../../../src/desk/send/mail/weekly.ts';
import { someMessage } from '../message.ts';
import { endAll, open, stop, temporaryFolder } from '../store/databases.ts';
import { town } from '../orders/kinds.ts';
import { startMailServer } from './smtp.ts';

test.afterEach(endAll);

test('a week begins on Monday at six, on the agency’s clock', () => {
  for (const [time, week] of [
    ['2026-11-30T04:59:00Z', '2026-11-23'],
    ['2026-11-30T05:01:00Z', '2026-11-30'],
    ['2026-12-06T23:00:00Z', '2026-11-30'],
    ['2026-07-06T03:59:00Z', '2026-06-29'],
    ['2026-07-06T04:01:00Z', '2026-07-06'],
  ] as const)
    expect(weekOf('Europe/Oslo', new Date(time))).toBe(week);
});

test('the operator is told once a week what is late and what was set aside, by whichever process comes first', async () => {
  const mail = await startMailServer();
  stop.push(() => mail.down());
  const store = await open(`sqlite:${temporaryFolder()}/desk.sqlite`);
  await store.accept(someMessage({ aside: true }), []);
  await store.accept(someMessage({ answerBy: '2026-11-25T13:00:00.000Z' }), []);
  await store.accept(someMessage({ answerBy: '2027-11-25T13:00:00.000Z' }), []);
  expect(await store.standing('2026-12-01T09:00:00.000Z')).toEqual({ waiting: 2, late: 1, aside: 1 });
  // A source of orders that is due every day was heard of a week ago.
  await store.mark('orders loan', '2026-12-01T04:00:00.000Z');
  const parts = {
    store,
    file: town,
    mail: { url: mail.url(), from: 'help@town.example' },
    operator: 'ops@town.example',
  };
  const tell = (now: string) => tellWeekly({ ...parts, now: new Date(now) });
  expect(await tell('2026-12-01T09:00:00Z')).toBe(false);
  expect(await tell('2026-12-06T09:00:00Z')).toBe(false);
  await mail.down();
  await expect(tell('2026-12-07T09:00:00Z')).rejects.toThrow();
  await mail.up();
  // Not before another hour.
  expect(await tell('2026-12-07T09:30:00Z')).toBe(false);
  const both = await Promise.all([tell('2026-12-07T10:00:00Z'), tell('2026-12-07T10:00:01Z')]);
  expect(both.toSorted()).toEqual([false, true]);
  expect(await tell('2026-12-08T10:00:00Z')).toBe(false);
  expect(mail.received).toHaveLength(1);
  expect(mail.received[0]!.raw.replaceAll('=\r\n', '')).toContain('Orders of which nothing new has come: A book');
});
