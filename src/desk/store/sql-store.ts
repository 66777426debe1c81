import type { Database } from './database.ts';
import { deliveriesIn } from './sql-deliveries.ts';
import type { Keep } from './sql-keep.ts';
import { messagesIn } from './sql-messages.ts';
import { purgingIn } from './sql-purge.ts';
import { rowsOf, textOf } from './sql-rows.ts';
import { votesIn } from './votes/sql-votes.ts';
import type { Store } from './store.ts';

/** The store in a database whose tables are there. `keep`: how a message is kept, where a database has a better way. */
export function storeIn(database: Database, keep?: Keep): Store {
  const mark: Store['mark'] = async (name, value) => {
    await rowsOf(
      database,
      'insert into marks (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
      name,
      value,
    );
  };

  const countAll: Store['countAll'] = async (keys, expires, now) => {
    // In one order, so that no two wait for each other.
    const rows = await rowsOf(
      database,
      `insert into counts (key, total, expires) values ${keys.map(() => '(?, 1, ?)').join(', ')}
      on conflict (key) do update set
        total = case when counts.expires <= ? then 1 else counts.total + 1 end,
        expires = case when counts.expires <= ? then excluded.expires else counts.expires end
      returning key, total`,
      ...[...keys.toSorted().flatMap((key) => [key, expires]), now, now],
    );
    const sums = new Map(rows.map((row) => [textOf(row, 'key'), Number(row['total'])]));
    return keys.map((key) => sums.get(key)!);
  };

  // Loaded when somebody says something: a function has to start fast.
  const events = async () => (await import('./events/sql-events.ts')).eventsIn(database);

  const audit = async () =>
    (await import('./audit/sql-audit.ts')).auditIn<Store>(database, (other) => storeIn(other, keep));

  const orders = async () => (await import('./orders/sql-orders.ts')).ordersIn(database);
  const person = async () => (await import('./person/sql-person.ts')).personIn(database);

  return {
    ...messagesIn(database, keep),
    ...deliveriesIn(database),
    setState: async (...said) => (await events()).setState(...said),
    settle: async (...said) => (await events()).settle(...said),
    numbered: async (...said) => (await events()).numbered(...said),
    deliveryOf: async (...said) => (await events()).deliveryOf(...said),
    bounced: async (...said) => (await events()).bounced(...said),
    overdue: async (...said) => (await events()).overdue(...said),
    putOrder: async (...said) => (await orders()).putOrder(...said),
    replaceOrders: async (...said) => (await orders()).replaceOrders(...said),
    findOrder: async (...said) => (await orders()).findOrder(...said),
    source: async (...said) => (await orders()).source(...said),
    purgeOrders: async (...said) => (await orders()).purgeOrders(...said),
    uncount: async (...said) => (await orders()).uncount(...said),
    heldOf: async (...said) => (await person()).heldOf(...said),
    erase: async (...said) => (await person()).erase(...said),
    rectify: async (...said) => (await person()).rectify(...said),
    audit: async (...said) => (await audit()).audit(...said),
    audited: async (...said) => (await audit()).audited(...said),
    auditLines: async (...said) => (await audit()).auditLines(...said),
    auditCheck: async (...said) => (await audit()).auditCheck(...said),
    auditTrim: async (...said) => (await audit()).auditTrim(...said),
    ...votesIn(database),

    count: async (key, expires, now) => (await countAll([key], expires, now))[0]!,
    countAll,

    async counted(key, now) {
      const [row] = await rowsOf(database, 'select total from counts where key = ? and expires > ?', key, now);
      return Number(row?.['total'] ?? 0);
    },

    mark,

    async marked(name) {
      const [row] = await rowsOf(database, 'select value from marks where name = ?', name);
      return row && textOf(row, 'value');
    },

    ...purgingIn(database),

    atomic: (statements) => database.atomic(statements),

    check: () => mark('checked', new Date().toISOString()),
    close: () => database.close(),
  };
}
