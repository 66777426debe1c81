import { Buffer } from 'node:buffer';
import type { Kind } from '../form/read/attachments.ts';
import { sql, type Database, type Value } from './database.ts';
import { keepInSteps, piecesOf, type Keep } from './sql-keep.ts';
import { messageOf, rowsOf, textOf } from './sql-rows.ts';
import { ReferenceTaken, type Kept, type State, type Store } from './store.ts';

/** Messages, their notes and files. `keep`: how a message is kept. */
export function messagesIn(
  database: Database,
  keep: Keep = keepInSteps,
): Pick<Store, 'accept' | 'knows' | 'find' | 'attachments' | 'list' | 'standing' | 'note' | 'suggested'> {
  /** Messages with their notes; `which` follows `from messages` and holds the values. */
  async function messages(which: string, ...values: Value[]): Promise<Kept[]> {
    const rows = await rowsOf(
      database,
      `select found.*, notes.written as note_written, notes.text as note_text
      from (select * from messages ${which}) as found left join notes on notes.reference = found.reference
      order by found.received desc, found.reference, notes.number`,
      ...values,
    );
    const found = new Map<string, Kept>();
    for (const row of rows) {
      const reference = textOf(row, 'reference');
      const state = textOf(row, 'state') as State;
      if (!found.has(reference)) {
        const [changed, answered, reopened] = ['changed', 'answered', 'reopened'].map((name) => textOf(row, name)) as [
          string,
          string,
          string,
        ];
        const [outcome, link] = [textOf(row, 'decision') as Kept['outcome'], textOf(row, 'link')];
        found.set(reference, { ...messageOf(row), state, changed, answered, reopened, notes: [], outcome, link });
      }
      if (row['note_text'] !== null)
        found.get(reference)!.notes.push({ written: textOf(row, 'note_written'), text: textOf(row, 'note_text') });
    }
    return [...found.values()];
  }

  return {
    async accept(message, channels, attachments = []) {
      const kept = await keep(database, message, channels, piecesOf(attachments)).catch((error: unknown) => {
        throw isTaken(error) ? new ReferenceTaken(message.reference, { cause: error }) : error;
      });
      if (kept['digest'] !== message.digest) return { conflict: true };
      return {
        reference: textOf(kept, 'reference'),
        answerBy: textOf(kept, 'answer_by'),
        repeated: kept['repeated'] === 1,
      };
    },

    async knows(key) {
      return (await rowsOf(database, 'select reference from messages where key = ?', key)).length > 0;
    },

    async find(reference) {
      return (await messages('where reference = ?', reference.toUpperCase()))[0];
    },

    async attachments(reference) {
      const rows = await rowsOf(
        database,
        'select number, kind, name, data from attachments where reference = ? order by number, piece',
        reference.toUpperCase(),
      );
      const files: { kind: Kind; name: string; pieces: Buffer[] }[] = [];
      for (const row of rows) {
        const file = (files[Number(row['number'])] ??= {
          kind: textOf(row, 'kind') as Kind,
          name: textOf(row, 'name'),
          pieces: [],
        });
        file.pieces.push(Buffer.from(textOf(row, 'data'), 'base64'));
      }
      return files.map(({ kind, name, pieces }) => ({ kind, bytes: Buffer.concat(pieces), ...(name && { name }) }));
    },

    async list({ state, aside, from, to, email, limit } = {}) {
      const wanted: [string, Value | undefined][] = [
        ['state = ?', state],
        ['aside = ?', aside === undefined ? undefined : Number(aside)],
        ['received >= ?', from],
        ['received < ?', to],
        ['lower(email) = ?', email?.toLowerCase()],
      ];
      const set = wanted.filter((pair): pair is [string, Value] => pair[1] !== undefined);
      const where = set.length > 0 ? `where ${set.map(([condition]) => condition).join(' and ')}` : '';
      const values = set.map(([, value]) => value);
      if (limit === undefined) return messages(where, ...values);
      return messages(`${where} order by received desc, reference limit ?`, ...values, limit);
    },

    async standing(now) {
      const [row] = await rowsOf(
        database,
        `select coalesce(sum(1 - aside), 0) as waiting, coalesce(sum(aside), 0) as aside,
          coalesce(sum(case when aside = 0 and answer_by <> '' and answer_by < ? then 1 else 0 end), 0) as late
        from messages where state = 'received'`,
        now,
      );
      return { waiting: Number(row!['waiting']), late: Number(row!['late']), aside: Number(row!['aside']) };
    },

    async note(reference, written, now) {
      const [changed] = await database.atomic([
        // First, so that notes to one message wait for each other and each gets its own number.
        sql(
          "update messages set changed = ?, aging = '' where reference = ? returning reference",
          now,
          reference.toUpperCase(),
        ),
        sql(
          `insert into notes (reference, number, written, text)
          select reference, (select count(*) + 1 from notes where reference = messages.reference), ?, ?
          from messages where reference = ?`,
          ...[now, written, reference.toUpperCase()],
        ),
      ]);
      return changed!.length === 1;
    },

    async suggested(reference, outcome, link, now) {
      const state = { proposed: 'received', merged: 'answered', closed: 'closed' }[outcome];
      const changed = await rowsOf(
        database,
        `update messages set decision = ?, state = ?, changed = ?, aging = '',
          link = case when ? = '' then link else ? end,
          answered = case when answered = '' and ? = 'answered' then ? else answered end
        where reference = ? and suggestion <> '' and (? <> 'proposed' or decision <> 'merged') returning reference`,
        ...[outcome, state, now, link, link, state, now, reference.toUpperCase(), outcome],
      );
      return changed.length === 1;
    },
  };
}

/** SQLite and D1 name the column, PostgreSQL the constraint. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Error && /UNIQUE constraint failed: messages\.reference|"messages_reference"/.test(error.message)
  );
}
