import { expect, test } from '@playwright/test';
import type { Order } from '../../../../src/desk/store/orders/orders.ts';
import type { Store } from '../../../../src/desk/store/store.ts';
import { at } from '../databases.ts';

const order = (number: string, more: Partial<Order> = {}): Order => ({
  ...{ kind: 'loan', number, secret: `secret of ${number}`, state: 'received', changed: at('10:00') },
  ...{ version: 0, until: '', expected: '', ...more },
});

/** What every database has to do with orders. */
export function keepingTests(open: () => Store) {
  test('what is told of an order counts by its time and version, in whatever order it comes and how often', async () => {
    const told = [
      order('one', { changed: at('10:00') }),
      order('one', { changed: at('11:00'), state: 'ordered', version: 1 }),
      order('one', { changed: at('11:00'), state: 'ready', version: 2 }),
    ];
    for (const [first, second, third] of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ] as const) {
      for (const place of [first, second, third, second, third]) await open().putOrder(told[place]!, [], at('12:00'));
      expect(await open().findOrder('loan', ['one'])).toEqual(told[2]);
    }
    expect(await open().putOrder(told[0]!, [], at('12:00'))).toBe('older');
    expect(await open().putOrder(told[2]!, [], at('12:00'))).toBe('taken');
    expect(await open().findOrder('passport', ['one'])).toBeUndefined();
  });

  test('under a new key the digest of the old one goes', async () => {
    await open().putOrder(order('old'), [], at('12:00'));
    await open().putOrder(order('new', { changed: at('11:00') }), ['old'], at('12:00'));
    expect((await open().findOrder('loan', ['new', 'old']))!.number).toBe('new');
    expect(await open().findOrder('loan', ['old'])).toBeUndefined();
  });

  test('a file takes the place of its kind at once, and what was told after it stays', async () => {
    await open().putOrder(order('gone'), [], at('10:30'));
    await open().putOrder(order('later', { changed: at('12:30'), state: 'ready' }), [], at('12:30'));
    await open().putOrder(order('other', { kind: 'passport' }), [], at('10:30'));
    const file = Array.from({ length: 30 }, (_, index) => order(`file ${index}`));
    const all = [...file, order('later', { changed: at('09:00') })];
    expect(await open().replaceOrders('loan', all, { asOf: at('12:00'), digest: 'abc' })).toBe(31);
    expect(await open().findOrder('loan', ['gone'])).toBeUndefined();
    expect((await open().findOrder('loan', ['later']))!.state).toBe('ready');
    expect(await open().findOrder('passport', ['other'])).toBeDefined();
    expect(await open().source('loan')).toEqual({ asOf: at('12:30'), file: { asOf: at('12:00'), digest: 'abc' } });
    // One that cannot be kept leaves all as it was.
    const wrong = { ...order('wrong'), state: undefined as unknown as string };
    await expect(open().replaceOrders('loan', [wrong], { asOf: at('13:00'), digest: 'x' })).rejects.toThrow();
    expect(await open().findOrder('loan', ['file 29'])).toBeDefined();
  });

  test('an order is deleted when its time is over, and one that goes on is not', async () => {
    await open().putOrder(order('ended', { state: 'collected' }), [], at('10:00'));
    await open().putOrder(order('open'), [], at('10:00'));
    await open().putOrder(order('fresh', { state: 'collected', changed: at('11:00') }), [], at('11:00'));
    expect(await open().purgeOrders('loan', ['collected', 'refused'], at('10:30'), at('09:00'))).toBe(1);
    expect(await open().findOrder('loan', ['ended'])).toBeUndefined();
    expect(await open().purgeOrders('loan', ['collected'], at('10:30'), at('10:30'))).toBe(1);
    expect(await open().findOrder('loan', ['fresh'])).toBeDefined();
  });

  test('a count can be taken back, and never below nothing', async () => {
    for (let time = 0; time < 3; time++) await open().count('tries', at('23:00'), at('10:00'));
    await open().uncount(['tries', 'none']);
    expect(await open().counted('tries', at('10:00'))).toBe(2);
    for (let time = 0; time < 5; time++) await open().uncount(['tries']);
    expect(await open().counted('tries', at('10:00'))).toBe(0);
  });
}
