import { sql, type Database, type Statement } from '../database.ts';
import { rowsOf, textOf } from '../sql-rows.ts';
import { alertChannel, lateChannels, type MessageEvent, type Store } from '../store.ts';

/** The latest of what was said of a message, except notes. What a clock that was wrong has put into the future counts as the oldest. */
const latest = (what: string) =>
  `(select ${what} from events where events.reference = messages.reference and kind <> 'note'
    order by case when happened > ? then '' else happened end desc, taken desc, id desc limit 1)`;

/**
 * The statements that take what somebody says of a message, once: by its id. They belong into one commit; the last one returns the state
 * that the message then has, and no row where the event was known.
 */
export function settling({ id, reference, kind, happened, text = '' }: MessageEvent, now: string): Statement[] {
  const [claim, known] = [crypto.randomUUID(), reference.toUpperCase()];
  const time = happened > now ? now : happened;
  const own = 'exists (select 1 from events where id = ? and claim = ?)';
  return [
    // First, so that what is said of one message waits for each other.
    sql('update messages set changed = changed where reference = ?', known),
    sql(
      `insert into events (id, reference, kind, happened, taken, claim)
      select ?, reference, ?, ?, ?, ? from messages where reference = ? on conflict (id) do nothing`,
      ...[id, kind, time, now, claim, known],
    ),
    ...(kind === 'note'
      ? [
          sql(
            `insert into notes (reference, number, written, text)
            select reference, (select count(*) + 1 from notes where reference = messages.reference), ?, ?
            from messages where reference = ? and ${own}`,
            ...[time, text, known, id, claim],
          ),
        ]
      : []),
    sql(
      `update messages set changed = ?, aging = '',
        state = coalesce(${latest("case kind when 'reopened' then 'received' else kind end")}, state),
        reopened = coalesce(${latest("case kind when 'reopened' then happened else '' end")}, ''),
        answered = coalesce((select min(happened) from events
          where events.reference = messages.reference and kind = 'answered'), answered)
      where reference = ? and ${own} returning state`,
      ...[now, now, now, known, id, claim],
    ),
  ];
}

/** What is said of messages after they were taken: by staff, by other systems, and by the clock. */
export function eventsIn(
  database: Database,
): Pick<Store, 'setState' | 'settle' | 'numbered' | 'deliveryOf' | 'bounced' | 'overdue'> {
  const settle: Store['settle'] = async (event, now) => {
    const { id, kind } = event;
    const results = await database.atomic([...settling(event, now), sql('select id from events where id = ?', id)]);
    const [changed, found] = results.slice(-2);
    if (!changed?.[0]) return found?.[0] ? 'repeated' : 'unknown';
    return kind === 'note' || textOf(changed[0], 'state') === (kind === 'reopened' ? 'received' : kind)
      ? 'taken'
      : 'older';
  };

  return {
    settle,

    async setState(reference, state, now) {
      const kind = state === 'received' ? 'reopened' : state;
      return (await settle({ id: crypto.randomUUID(), reference, kind, happened: now }, now)) !== 'unknown';
    },

    async numbered(number, channel = '') {
      const rows = await rowsOf(
        database,
        "select distinct reference from deliveries where number = ? and (channel = ? or ? = '') order by reference",
        ...[number, channel, channel],
      );
      return rows.map((row) => textOf(row, 'reference'));
    },

    async deliveryOf(id) {
      const [row] = await rowsOf(database, 'select reference, channel from deliveries where id = ?', id);
      return row && { reference: textOf(row, 'reference'), channel: textOf(row, 'channel') };
    },

    async bounced(id, problem, now) {
      const [, changed] = await database.atomic([
        sql(
          `insert into deliveries (id, reference, channel, due)
          select ?, reference, ?, ? from deliveries where id = ? and outcome = 'sent'
          on conflict (reference, channel) do update set
            id = excluded.id, due = excluded.due, attempts = 0, problem = '', outcome = '', ended = ''`,
          ...[crypto.randomUUID(), alertChannel, now, id],
        ),
        sql(
          "update deliveries set outcome = 'refused', problem = ? where id = ? and outcome = 'sent' returning id",
          problem,
          id,
        ),
      ]);
      return changed!.length === 1;
    },

    async overdue(channel, since, now) {
      await rowsOf(
        database,
        `insert into deliveries (id, reference, channel, due)
        select reference || '.' || cast(? as text), reference, cast(? as text), cast(? as text) from messages
        where state = 'received' and aside = 0 and reopened = '' and suggestion = ''
          and answer_by >= ? and answer_by < ? and (email <> '' or ? <> '${lateChannels.sender}')
        on conflict (reference, channel) do nothing`,
        ...[channel, channel, now, since, now, channel],
      );
    },
  };
}
