import { sql, type Database, type Statement } from './database.ts';
import { forgetting } from './staff/forget.ts';
import { rowsOf, textOf } from './sql-rows.ts';
import { besideDesk, type Store } from './store.ts';

/** Messages without files that go in one step; of those with files, which may be heavy, one. */
const step = 100;

const since = (said: string) => `case when aging = '' then ${said} else aging end`;

/** What is over, by one value: the time before which it ends. */
const over = {
  messages: `${since('changed')} < ?`,
  // Votes themselves tell nobody's story and stay.
  votes: `${since('cast_at')} < ? and text <> ''`,
  misses: `${since('missed_at')} < ?`,
};

/** The end of what is kept. Each step is a short transaction, so that messages that come meanwhile need not wait. */
export function purgingIn(database: Database): Pick<Store, 'age' | 'purge' | 'scrub'> {
  async function deleteMessages(which: string, most: number, before: string, now: string): Promise<number> {
    const ends = `select reference from messages where ${which} and ${over.messages} order by reference limit ?`;
    for (let deleted = 0; ;) {
      const results = await database.atomic([
        sql(
          `insert into undelivered (reference, channel, outcome, problem, deleted)
          select reference, channel, case when outcome = '' then 'waiting' else outcome end, problem, ? from deliveries
          where outcome <> 'sent' and channel not in (${besideDesk.map(() => '?').join(', ')}) and reference in (${ends})
          on conflict (reference, channel) do nothing`,
          ...[now, ...besideDesk, before, most],
        ),
        ...forgetting(`reference in (${ends})`, before, most),
        // What belongs to a message goes with it: `on delete cascade`.
        sql(`delete from messages where reference in (${ends}) returning reference`, before, most),
      ]);
      const gone = results.at(-1)!;
      deleted += gone.length;
      if (gone.length === 0) return deleted;
    }
  }

  async function scrub(): Promise<boolean> {
    const [owed] = await rowsOf(database, "select value from marks where name = 'to scrub'");
    if (!owed) return true;
    try {
      await database.scrub();
    } catch {
      return false;
    }
    await rowsOf(database, "delete from marks where name = 'to scrub' and value = ?", textOf(owed, 'value'));
    return true;
  }

  return {
    async age(now, isTrusted) {
      const aged = (table: string, said: string): Statement =>
        sql(
          `update ${table} set aging = case when ? = 1 and ${said} < ? then ${said} else ? end where aging = ''`,
          ...[Number(isTrusted), now, now],
        );
      await database.atomic([aged('messages', 'changed'), aged('votes', 'cast_at'), aged('misses', 'missed_at')]);
    },

    async purge(before, now) {
      // Kept until it is done: a process that ends before that must not leave the text on disk.
      await rowsOf(
        database,
        `insert into marks (name, value) select 'to scrub', ? where exists (select 1 from messages where ${over.messages})
          or exists (select 1 from votes where ${over.votes}) or exists (select 1 from misses where ${over.misses})
        on conflict (name) do update set value = excluded.value`,
        ...[crypto.randomUUID(), before, before, before],
      );
      const plain = await deleteMessages('attachments = 0', step, before, now);
      const heavy = await deleteMessages('attachments > 0', 1, before, now);
      await database.atomic([
        sql(`delete from votes where ${over.votes}`, before),
        sql(`delete from misses where ${over.misses}`, before),
        sql('delete from counts where expires <= ?', now),
      ]);
      await scrub();
      return plain + heavy;
    },

    scrub,
  };
}
