import { sql, type Database } from './database.ts';
import { deliveriesIn } from './sql-deliveries.ts';
import type { Keep } from './sql-keep.ts';
import { messagesIn } from './sql-messages.ts';
import { rowsOf, textOf } from './sql-rows.ts';
import { votesIn } from './sql-votes.ts';
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

  return {
    ...messagesIn(database, keep),
    ...deliveriesIn(database),
    ...votesIn(database),

    async count(key, expires, now) {
      const [row] = await rowsOf(
        database,
        `insert into counts (key, total, expires) values (?, 1, ?) on conflict (key) do update set
          total = case when counts.expires <= ? then 1 else counts.total + 1 end,
          expires = case when counts.expires <= ? then excluded.expires else counts.expires end
        returning total`,
        ...[key, expires, now, now],
      );
      return Number(row!['total']);
    },

    async counted(key, now) {
      const [row] = await rowsOf(database, 'select total from counts where key = ? and expires > ?', key, now);
      return Number(row?.['total'] ?? 0);
    },

    mark,

    async marked(name) {
      const [row] = await rowsOf(database, 'select value from marks where name = ?', name);
      return row && textOf(row, 'value');
    },

    async purge(before, now) {
      const ended = `changed < ? and (aside = 1 or not exists (
        select 1 from deliveries where deliveries.reference = messages.reference and deliveries.delivered = ''
      ))`;
      const said = "cast_at < ? and text <> ''";
      const [, deleted, , , , owed] = await database.atomic([
        // Kept until it is done: a process that ends before that must not leave the text on disk.
        sql(
          `insert into marks (name, value) select 'to scrub', ? where exists (select 1 from messages where ${ended})
            or exists (select 1 from votes where ${said}) or exists (select 1 from misses where missed_at < ?)
          on conflict (name) do update set value = excluded.value`,
          ...[crypto.randomUUID(), before, before, before],
        ),
        // What belongs to a message goes with it: `on delete cascade`.
        sql(`delete from messages where ${ended} returning reference`, before),
        // Votes themselves tell nobody's story and stay.
        sql(`delete from votes where ${said}`, before),
        sql('delete from misses where missed_at < ?', before),
        sql('delete from counts where expires <= ?', now),
        sql("select value from marks where name = 'to scrub'"),
      ]);
      if (owed![0]) {
        await database.scrub();
        await rowsOf(database, "delete from marks where name = 'to scrub' and value = ?", textOf(owed![0], 'value'));
      }
      return deleted!.length;
    },

    check: () => mark('checked', new Date().toISOString()),
    close: () => database.close(),
  };
}
