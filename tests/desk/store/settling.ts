import { expect, test } from '@playwright/test';
import type { Message, MessageEvent, Store } from '../../../src/desk/store/store.ts';
import { at } from './databases.ts';

/** What every database has to do with what is said of a message after it was taken. */
export function settlingTests(
  open: () => Store,
  accept: (more?: Partial<Message>, channels?: string[]) => Promise<Message>,
) {
  test('what is said of a message counts by its time, in whatever order it comes, and once', async () => {
    const said: Pick<MessageEvent, 'kind' | 'happened'>[] = [
      { kind: 'answered', happened: at('14:00') },
      { kind: 'reopened', happened: at('14:30') },
      { kind: 'closed', happened: at('15:00') },
    ];
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ];
    for (const order of orders) {
      const { reference } = await accept();
      const outcomes: string[] = [];
      for (const place of [...order, ...order])
        outcomes.push(await open().settle({ id: `${reference} ${place}`, reference, ...said[place]! }, at('16:00')));
      expect(outcomes.slice(3)).toEqual(['repeated', 'repeated', 'repeated']);
      expect(outcomes.slice(order.indexOf(2) + 1, 3).every((outcome) => outcome === 'older')).toBe(true);
      expect(await open().find(reference)).toMatchObject({ state: 'closed', answered: at('14:00'), reopened: '' });
    }
    const gone = { id: 'gone', reference: 'NOSUCHRE', kind: 'answered', happened: at('14:00') } as const;
    expect(await open().settle(gone, at('16:00'))).toBe('unknown');
  });

  test('a message that was taken up again says since when; a time that has not come is now', async () => {
    const { reference } = await accept();
    await open().setState(reference, 'answered', at('14:00'));
    const event = { id: `${reference} again`, reference, kind: 'reopened', happened: at('23:00') } as const;
    expect(await open().settle(event, at('15:00'))).toBe('taken');
    expect(await open().find(reference)).toMatchObject({
      state: 'received',
      answered: at('14:00'),
      reopened: at('15:00'),
    });
    // A clock that was ahead and was set right: what it wrote does not keep out what is said now.
    await open().setState(reference, 'closed', at('20:00'));
    await open().setState(reference, 'answered', at('16:00'));
    expect(await open().find(reference)).toMatchObject({ state: 'answered', reopened: '' });
  });

  test('two that say the same at once are taken once, and a note is written once', async () => {
    const { reference } = await accept();
    const note = {
      id: `${reference} note`,
      reference,
      kind: 'note',
      happened: at('14:00'),
      text: 'Tomorrow.',
    } as const;
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => open().settle(note, at('14:01'))));
    expect(outcomes.toSorted()).toEqual([...Array<string>(5).fill('repeated'), 'taken']);
    expect(await open().find(reference)).toMatchObject({
      state: 'received',
      notes: [{ written: at('14:00'), text: 'Tomorrow.' }],
    });
  });

  test('a mail that came back is refused, and the desk is told; what was not sent stays as it was', async () => {
    const { reference } = await accept({}, ['receipt']);
    const [taken] = await open().claim(at('13:01'), at('13:03'), 9);
    expect(await open().bounced(taken!.id, 'bounce-5.1.1', at('13:02'))).toBe(false);
    await open().ended(taken!.id, 'sent', at('13:02'), { number: '4711' });
    expect(await open().deliveryOf(taken!.id)).toEqual({ reference, channel: 'receipt' });
    expect(await open().numbered('4711')).toEqual([reference]);
    expect(await open().numbered('4711', 'zammad')).toEqual([]);
    expect(await open().bounced(taken!.id, 'bounce-5.1.1', at('13:05'))).toBe(true);
    expect(await open().bounced(taken!.id, 'bounce-5.1.1', at('13:06'))).toBe(false);
    expect(await open().deliveriesOf(reference)).toMatchObject([
      { channel: 'alert', state: 'waiting' },
      { channel: 'receipt', state: 'refused', problem: 'bounce-5.1.1' },
    ]);
  });

  test('who waits for a late answer is told once, and nobody else', async () => {
    const due = { answerBy: '2026-11-25T13:00:00.000Z' };
    const [late, , answered, aside, nameless] = await Promise.all([
      accept(due, []),
      accept({ answerBy: '2026-11-26T13:00:00.000Z' }, []),
      accept(due, []),
      accept({ ...due, aside: true }, []),
      accept({ ...due, email: '' }, []),
    ]);
    await open().setState(answered.reference, 'answered', at('14:00'));
    const now = '2026-11-25T14:00:00.000Z';
    for (const channel of ['late', 'overdue', 'late']) await open().overdue(channel, at('00:00'), now);
    await open().overdue('late', '2026-11-25T13:30:00.000Z', now);
    const channelsOf = async ({ reference }: Message) =>
      (await open().deliveriesOf(reference)).map(({ channel }) => channel);
    expect(await channelsOf(late)).toEqual(['late', 'overdue']);
    expect(await channelsOf(nameless)).toEqual(['overdue']);
    expect([...(await channelsOf(answered)), ...(await channelsOf(aside))]).toEqual([]);
    expect(await open().claim(now, '2026-11-25T14:02:00.000Z', 9)).toHaveLength(3);
  });
}
