import { sql, type Database } from './database.ts';
import { messageOf, rowsOf, textOf } from './sql-rows.ts';
import { alertChannel, anyChannel, besideDesk, type Delivery, type DeliveryStatus, type Store } from './store.ts';

/** No backoff is as long: a delivery that is due later than this was put there by a clock that was wrong. */
const tooFarAhead = 24 * 3600 * 1000;

/** Another delivery of the message of one that has not ended; also where there was one before. */
const telling = `insert into deliveries (id, reference, channel, due)
  select ?, reference, ?, ? from deliveries where id = ? and ended = ''
  on conflict (reference, channel) do update set
    id = excluded.id, due = excluded.due, attempts = 0, problem = '', outcome = '', ended = ''`;

const named = besideDesk.map(() => '?').join(', ');

/** What is to be sent on, and how far it has come. */
export function deliveriesIn(
  database: Database,
): Pick<
  Store,
  | 'deliveriesOf'
  | 'release'
  | 'claim'
  | 'ended'
  | 'reroute'
  | 'abandon'
  | 'retry'
  | 'failed'
  | 'waiting'
  | 'stranded'
  | 'undelivered'
> {
  return {
    async deliveriesOf(reference) {
      const rows = await rowsOf(
        database,
        `select channel, attempts, due, problem, outcome, ended, number from deliveries
        where reference = ? order by channel`,
        reference.toUpperCase(),
      );
      return rows.map((row) => ({
        channel: textOf(row, 'channel'),
        attempts: Number(row['attempts']),
        due: textOf(row, 'due'),
        problem: textOf(row, 'problem'),
        state: (textOf(row, 'outcome') || 'waiting') as DeliveryStatus['state'],
        ended: textOf(row, 'ended'),
        number: textOf(row, 'number'),
      }));
    },

    async release(reference, now) {
      const known = reference.toUpperCase();
      const results = await database.atomic([
        sql(
          `insert into deliveries (id, reference, channel, due) select ?, reference, ?, ? from messages
          where reference = ? and aside = 1 on conflict (reference, channel) do nothing`,
          ...[crypto.randomUUID(), anyChannel, now, known],
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
            select id from deliveries where ended = '' and (due <= ? or due > ?)
            order by due limit ? ${database.skipLocked}
          )
          update deliveries set claim = ?, due = ?, attempts = attempts + 1 where id in (select id from ready)`,
          ...[now, far, limit, claim, until],
        ),
        sql(
          `select messages.*, deliveries.id, deliveries.channel, deliveries.attempts - 1 as attempts
          from deliveries join messages on messages.reference = deliveries.reference
          where deliveries.claim = ? and deliveries.ended = '' order by messages.received, deliveries.id`,
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

    async ended(id, outcome, now, { problem = '', number = '', alert = false } = {}) {
      await database.atomic([
        ...(alert ? [sql(telling, ...[crypto.randomUUID(), alertChannel, now, id])] : []),
        sql(
          "update deliveries set ended = ?, outcome = ?, problem = ?, number = ? where id = ? and ended = ''",
          ...[now, outcome, problem, number, id],
        ),
      ]);
    },

    async reroute(id, channels, now) {
      await database.atomic([
        ...channels.map((channel) =>
          sql(
            `insert into deliveries (id, reference, channel, due) select ?, reference, ?, ? from deliveries where id = ?
            on conflict (reference, channel) do nothing`,
            ...[crypto.randomUUID(), channel, now, id],
          ),
        ),
        sql('delete from deliveries where id = ? and channel = ?', id, anyChannel),
      ]);
    },

    async abandon(reference, channel, now) {
      const rows = await rowsOf(
        database,
        `update deliveries set ended = ?, outcome = 'given up', problem = case when problem = '' then 'abandoned' else problem end
        where reference = ? and ended = '' and (channel = ? or ? = '') returning channel`,
        ...[now, reference.toUpperCase(), channel ?? '', channel ?? ''],
      );
      return rows.map((row) => textOf(row, 'channel'));
    },

    async retry(reference, channel, now) {
      const [known, wanted] = [reference?.toUpperCase() ?? '', channel ?? ''];
      const rows = await rowsOf(
        database,
        `update deliveries set ended = '', outcome = '', problem = '', attempts = 0, due = ?
        where outcome in ('refused', 'given up') and (reference = ? or ? = '') and (channel = ? or ? = '') returning channel`,
        ...[now, known, known, wanted, wanted],
      );
      return rows.length;
    },

    async failed(id, problem, next) {
      await rowsOf(
        database,
        "update deliveries set problem = ?, due = ? where id = ? and ended = ''",
        problem,
        next,
        id,
      );
    },

    async waiting() {
      const [row] = await rowsOf(
        database,
        `select cast(count(*) as integer) as count, coalesce(min(messages.received), '') as oldest
        from deliveries join messages on messages.reference = deliveries.reference where deliveries.ended = ''`,
      );
      return { count: Number(row!['count']), oldest: textOf(row!, 'oldest') };
    },

    async stranded() {
      const [row] = await rowsOf(
        database,
        `select cast(count(*) as integer) as count from messages where state = 'received' and aside = 0
        and exists (select 1 from deliveries where deliveries.reference = messages.reference
          and outcome in ('refused', 'given up') and channel not in (${named}))
        and not exists (select 1 from deliveries where deliveries.reference = messages.reference
          and outcome in ('', 'sent') and channel not in (${named}))`,
        ...[...besideDesk, ...besideDesk],
      );
      return Number(row!['count']);
    },

    async undelivered() {
      const rows = await rowsOf(
        database,
        'select reference, channel, outcome, problem, deleted from undelivered order by deleted desc, reference, channel',
      );
      return rows.map((row) => ({
        reference: textOf(row, 'reference'),
        channel: textOf(row, 'channel'),
        outcome: textOf(row, 'outcome') as DeliveryStatus['state'],
        problem: textOf(row, 'problem'),
        deleted: textOf(row, 'deleted'),
      }));
    },
  };
}
