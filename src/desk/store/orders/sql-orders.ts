import { sql, type Database, type Row, type Statement, type Value } from '../database.ts';
import { marking } from '../audit/chain.ts';
import { rowsOf, textOf } from '../sql-rows.ts';
import type { Order, Orders } from './orders.ts';

const columns = ['kind', 'number', 'secret', 'state', 'changed', 'version', 'until', 'expected'] as const;
const one = `(${columns.map(() => '?').join(', ')})`;

/** Orders in one statement: D1 takes a hundred values in one. */
const together = 12;

/** Keeps the later of two states of an order. */
const unlessLater = `on conflict (kind, number) do update set ${columns
  .slice(2)
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')}
  where excluded.changed > orders.changed or (excluded.changed = orders.changed and excluded.version >= orders.version)`;

/** Orders by digests of their numbers. */
export function ordersIn(database: Database): Orders {
  return {
    async putOrder(order, earlier, now) {
      const results = await database.atomic([
        ...earlier.map((number) =>
          sql(
            'delete from orders where kind = ? and number = ? and changed <= ?',
            ...[order.kind, number, order.changed],
          ),
        ),
        inserting([order], true),
        told(order.kind, now),
      ]);
      return results.at(-2)!.length === 1 ? 'taken' : 'older';
    },

    async replaceOrders(kind, orders, { asOf, digest }) {
      const groups = Array.from({ length: Math.ceil(orders.length / together) }, (_, index) =>
        orders.slice(index * together, (index + 1) * together),
      );
      const results = await database.atomic([
        sql('delete from orders where kind = ? and changed <= ?', kind, asOf),
        ...groups.map((some) => inserting(some)),
        told(kind, asOf),
        marking(`${markOf(kind)} file`, `${asOf} ${digest}`),
        sql('select cast(count(*) as integer) as count from orders where kind = ?', kind),
      ]);
      return Number(results.at(-1)![0]!['count']);
    },

    async findOrder(kind, numbers) {
      const [row] = await rowsOf(
        database,
        `select * from orders where kind = ? and number in (${numbers.map(() => '?').join(', ')})
        order by changed desc, version desc limit 1`,
        ...[kind, ...numbers],
      );
      return row && orderOf(row);
    },

    async source(kind) {
      const name = markOf(kind);
      const rows = await rowsOf(
        database,
        'select name, value from marks where name in (?, ?) order by name',
        ...[name, `${name} file`],
      );
      const [told, filed] = rows.map((row) => textOf(row, 'value'));
      const [asOf = '', digest = ''] = filed?.split(' ') ?? [];
      return told === undefined ? undefined : { asOf: told, file: filed ? { asOf, digest } : undefined };
    },

    async purgeOrders(kind, ends, ended, open) {
      const states = ends.map(() => '?').join(', ');
      const gone = await rowsOf(
        database,
        `delete from orders where kind = ? and (changed < ? or (changed < ? and state in (${states}))) returning number`,
        ...[kind, open, ended, ...ends],
      );
      return gone.length;
    },

    async uncount(keys) {
      await rowsOf(
        database,
        `update counts set total = total - 1 where total > 0 and key in (${keys.map(() => '?').join(', ')})`,
        ...keys,
      );
    },
  };
}

const markOf = (kind: string) => `orders ${kind}`;

/** When a source told last: what was told of an earlier time changes nothing. */
function told(kind: string, asOf: string): Statement {
  return sql(
    `insert into marks (name, value) values (?, ?) on conflict (name) do update set value = excluded.value
    where excluded.value > marks.value`,
    ...[markOf(kind), asOf],
  );
}

function inserting(orders: Order[], returning = false): Statement {
  const values = orders.flatMap((order) => columns.map((column): Value => order[column]));
  return sql(
    `insert into orders (${columns.join(', ')}) values ${orders.map(() => one).join(', ')} ${unlessLater}${returning ? ' returning number' : ''}`,
    ...values,
  );
}

function orderOf(row: Row): Order {
  const text = (column: string) => textOf(row, column);
  return {
    kind: text('kind'),
    number: text('number'),
    secret: text('secret'),
    state: text('state'),
    changed: text('changed'),
    version: Number(row['version']),
    until: text('until'),
    expected: text('expected'),
  };
}
