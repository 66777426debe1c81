import { sql, type Database } from './database.ts';
import { messageOf, rowsOf, textOf } from './sql-rows.ts';
import type { Delivery, Store } from './store.ts';

/** No backoff is as long: a delivery that is due later than this was put there by a clock that was wrong. */
const tooFarAhead = 24 * 3600 * 1000;

/** What is to be sent on, and how far it has come. */
export function deliveriesIn(
  database: Database,
): Pick<Store, 'deliveriesOf' | 'release' | 'claim' | 'delivered' | 'instead' | 'failed' | 'waiting'> {
  return {
    async deliveriesOf(reference) {
      const rows = await rowsOf(
        database,
        'select channel, attempts, due, problem, delivered from deliveries where reference = ? order by channel',
        reference.toUpperCase(),
      );
      return rows.map((row) => ({
        channel: textOf(row, 'channel'),
        attempts: Number(row['attempts']),
        due: textOf(row, 'due'),
        problem: textOf(row, 'problem'),
        delivered: textOf(row, 'delivered'),
      }));
    },

    async release(reference, channels, now) {
      const known = reference.toUpperCase();
      const results = await database.atomic([
        ...channels.map((channel) =>
          sql(
            `insert into deliveries (id, reference, channel, due) select ?, reference, ?, ? from messages
            where reference = ? and aside = 1 on conflict (reference, channel) do nothing`,
            ...[crypto.randomUUID(), channel, now, known],
          ),
        ),
        sql(
          "update messages set aside = 0, changed = ?, aging = '' where reference = ? and aside = 1 returning reference",
          now,
          known,
        ),
      ]);
      return results.at(-1)!.length === 1;
    },

    async claim(now, until, limit) {
      const claim = crypto.randomUUID();
      const far = new Date(Date.parse(now) + tooFarAhead).toISOString();
      const [, taken] = await database.atomic([
        sql(
          `with ready as materialized (
            select id from deliveries where delivered = '' and (due <= ? or due > ?)
            order by due limit ? ${database.skipLocked}
          )
          update deliveries set claim = ?, due = ?, attempts = attempts + 1 where id in (select id from ready)`,
          ...[now, far, limit, claim, until],
        ),
        sql(
          `select messages.*, deliveries.id, deliveries.channel, deliveries.attempts - 1 as attempts
          from deliveries join messages on messages.reference = deliveries.reference
          where deliveries.claim = ? and deliveries.delivered = '' order by messages.received, deliveries.id`,
          claim,
        ),
      ]);
      return taken!.map((row): Delivery => ({
        id: textOf(row, 'id'),
        channel: textOf(row, 'channel'),
        attempts: Number(row['attempts']),
        message: messageOf(row),
      }));
    },

    async delivered(id, now, problem = '') {
      await rowsOf(
        database,
        "update deliveries set delivered = ?, problem = ? where id = ? and delivered = ''",
        now,
        problem,
        id,
      );
    },

    async instead(id, channels, now, problem) {
      await database.atomic([
        ...channels.map((channel) =>
          sql(
            `insert into deliveries (id, reference, channel, due) select ?, reference, ?, ? from deliveries
            where id = ? and delivered = '' on conflict (reference, channel) do nothing`,
            ...[crypto.randomUUID(), channel, now, id],
          ),
        ),
        sql("update deliveries set delivered = ?, problem = ? where id = ? and delivered = ''", now, problem, id),
      ]);
    },

    async failed(id, problem, next) {
      await rowsOf(
        database,
        "update deliveries set problem = ?, due = ? where id = ? and delivered = ''",
        problem,
        next,
        id,
      );
    },

    async waiting() {
      const [row] = await rowsOf(
        database,
        `select cast(count(*) as integer) as count, coalesce(min(messages.received), '') as oldest
        from deliveries join messages on messages.reference = deliveries.reference where deliveries.delivered = ''`,
      );
      return { count: Number(row!['count']), oldest: textOf(row!, 'oldest') };
    },
  };
}
