import { expect, test } from '@playwright/test';
import { digestsOf } from '../../../../src/desk/orders/facts.ts';
import { readOrders } from '../../../../src/desk/staff/data/orders-file.ts';
import { town } from '../../orders/kinds.ts';

const now = new Date('2026-11-30T12:00:00.000Z');
const reading = { id: 'loan', kind: town.orders!['loan']!, key: 'a key of the server', zone: 'Europe/Oslo', now };
const read = (text: string, more: Partial<typeof reading> = {}) =>
  readOrders(new TextEncoder().encode(text), { ...reading, ...more });
const head = 'number,code,state,changed,until,expected';

test('a file is read in any order of columns, with what a spreadsheet makes of it, into digests that the page finds', async () => {
  const { orders, mistakes } = read(
    '\ufeffState;"Number";changed;code\r\nready;FL-1;2026-11-29;"7k3-m9p"\r\n\r\nreceived;FL-2;2026-11-29T10:15;12 34 56\r\n',
  );
  expect(mistakes).toEqual([]);
  const [digests] = await digestsOf([reading.key], 'loan', 'F11', ['7K3M9P']);
  expect(orders[0]).toEqual({
    ...{ kind: 'loan', ...digests, state: 'ready', changed: '2026-11-28T23:00:00.000Z' },
    ...{ version: 0, until: '', expected: '' },
  });
  expect(orders[1]!.changed).toBe('2026-11-29T09:15:00.000Z');
});

test('whatever is wrong with a file is said by its row, and nothing of it counts', () => {
  const cases: [row: string, said: string][] = [
    ['FL-1,123456,redy,2026-11-29,,', 'Row 2: state: "redy" is not a state of loan. Did you mean "ready"?'],
    ['FL-1,123456,ready,2026-12-24,,', 'Row 2: changed: lies in the future.'],
    ['FL-1,123456,ready,29.11.2026,,', 'Row 2: changed: must be a time with its zone'],
    ['FL-1,123456,ready,2026-11-29,2026-02-30,', 'Row 2: until: must be a day'],
    ['FL-1,123456,ready,2026-11-29,', 'Row 2: has 5 cells, and the first row 6: a column is missing or moved.'],
    ['123456,FL-1,ready,2026-11-29,,', 'Row 2: code: is shorter than 6 signs'],
    [',123456,ready,2026-11-29,,', 'Row 2: number: is empty.'],
    ['FL-1,123456,ready,2026-11-29,,\nfl 1,999999,ready,2026-11-29,,', 'Row 3: number: is that of row 2, too.'],
    ['FL-1,"123456,ready,2026-11-29,,', 'Row 2, cell B2: '],
  ];
  for (const [row, said] of cases) expect(read(`${head}\n${row}\n`).mistakes.join('\n'), row).toContain(said);
  expect(read('number,kode,state,changed\n').mistakes).toEqual([
    'Row 1, cell B1: "kode" is not a column. Did you mean "code"?',
    'Row 1: the column "code" is missing. The first row must name number, code, state, changed, in any order.',
  ]);
  expect(readOrders(new Uint8Array([0xff, 0xfe, 0x61, 0]), reading).mistakes[0]).toContain('UTF-16');
  const wrong = Array.from({ length: 10_000 }, (_, row) => `FL-${row},123456,lost,2026-11-29,,`);
  const { mistakes, orders } = read([head, ...wrong].join('\n'));
  expect([mistakes.length, orders.length]).toEqual([10_000, 0]);
  // A mistake holds nothing of a person.
  const personal = read(`number,birth-date,postcode,state,changed\nP1,31.31.1990,1000,received,2026-11-29`, {
    id: 'passport',
    kind: town.orders!['passport']!,
  });
  expect(personal.mistakes.join()).toContain('Row 2: birth-date: is no day of the past.');
  expect(personal.mistakes.join()).not.toContain('31.31');
});
