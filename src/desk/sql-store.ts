import { Buffer } from 'node:buffer';
import { base64Of, type Attachment, type Kind } from './attachments.ts';
import { sql, type Database, type Row, type Value } from './database.ts';
import { ReferenceTaken, type Delivery, type Kept, type Message, type State, type Store } from './store.ts';

/** The columns of a message, in the order of `valuesOf`. */
export const columns =
  'reference, key, digest, secret, language, subject, desk, text, email, name, page, question, received, answer_by, aside, state, changed, attachments';

/** The values of a new message, in the order of `columns`. */
export function valuesOf(message: Message): Value[] {
  const { reference, key, digest, secret, language, subject, desk, text, email, name, page, question } = message;
  const { received, answerBy, aside, attachments } = message;
  return [
    ...[reference, key, digest, secret, language, subject, desk, text, email, name, page, question],
    ...[received, answerBy, Number(aside), 'received', received, attachments],
  ];
}

/** A part of a file as it is kept: with its place in the file, and the file's place among those of the message. */
export interface Piece {
  number: number;
  piece: number;
  kind: Kind;
  data: string;
}

/** Bytes in a piece: a multiple of three, so that each is base64 of its own and all of them together too. */
const pieceLength = 750_000;

function piecesOf(attachments: Attachment[]): Piece[] {
  return attachments.flatMap(({ kind, bytes }, number) =>
    Array.from({ length: Math.max(1, Math.ceil(bytes.length / pieceLength)) }, (_, piece) => {
      const part = bytes.subarray(piece * pieceLength, (piece + 1) * pieceLength);
      return { number, piece, kind, data: base64Of({ bytes: part }) };
    }),
  );
}

/**
 * Keeps a message with its files and deliveries in one commit, unless its key is known, and resolves with what is then stored
 * under that key: `reference`, `digest`, `answer_by`, and `repeated` (0 or 1).
 */
export type Keep = (database: Database, message: Message, channels: string[], pieces: Piece[]) => Promise<Row>;

const keepInSteps: Keep = async (database, message, channels, pieces) => {
  const own = [message.key, message.reference, message.digest];
  const [inserted, ...others] = await database.atomic([
    // Asks before it inserts, because SQLite may find the reference taken before it finds the key known.
    sql(
      `insert into messages (${columns}) select ${columns.replace(/\w+/g, '?')}
      where not exists (select 1 from messages where key = ?) on conflict (key) do nothing returning reference`,
      ...valuesOf(message),
      message.key,
    ),
    ...(message.aside ? [] : channels).map((channel) =>
      sql(
        `insert into deliveries (id, reference, channel, due) select ?, reference, ?, received from messages
        where key = ? and reference = ? and digest = ? on conflict (reference, channel) do nothing`,
        ...[crypto.randomUUID(), channel, ...own],
      ),
    ),
    ...pieces.map(({ number, piece, kind, data }) =>
      sql(
        `insert into attachments (reference, number, piece, kind, data) select reference, ?, ?, ?, ? from messages
        where key = ? and reference = ? and digest = ? on conflict (reference, number, piece) do nothing`,
        ...[number, piece, kind, data, ...own],
      ),
    ),
    sql('select reference, digest, answer_by from messages where key = ?', message.key),
  ]);
  return { ...others.at(-1)![0]!, repeated: inserted!.length === 0 ? 1 : 0 };
};

/** After every time that is written. */
const endless = '9999';

/** No backoff is as long: a delivery that is due later than this was put there by a clock that was wrong. */
const tooFarAhead = 24 * 3600 * 1000;

/** The store in a database whose tables are there. `keep`: how a message is kept, where a database has a better way. */
export function storeIn(database: Database, keep: Keep = keepInSteps): Store {
  /** Runs one statement and resolves with its rows. */
  async function rowsOf(text: string, ...values: Value[]): Promise<Row[]> {
    const [rows] = await database.atomic([sql(text, ...values)]);
    return rows!;
  }

  /** Messages with their notes; `which` follows `from messages` and holds the values. */
  async function messages(which: string, ...values: Value[]): Promise<Kept[]> {
    const rows = await rowsOf(
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
        const [changed, answered] = [textOf(row, 'changed'), textOf(row, 'answered')];
        found.set(reference, { ...messageOf(row), state, changed, answered, notes: [] });
      }
      if (row['note_text'] !== null)
        found.get(reference)!.notes.push({ written: textOf(row, 'note_written'), text: textOf(row, 'note_text') });
    }
    return [...found.values()];
  }

  const mark: Store['mark'] = async (name, value) => {
    await rowsOf(
      'insert into marks (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
      name,
      value,
    );
  };

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
      return (await rowsOf('select reference from messages where key = ?', key)).length > 0;
    },

    async find(reference) {
      return (await messages('where reference = ?', reference.toUpperCase()))[0];
    },

    async attachments(reference) {
      const rows = await rowsOf(
        'select number, kind, data from attachments where reference = ? order by number, piece',
        reference.toUpperCase(),
      );
      const files: { kind: Kind; pieces: Buffer[] }[] = [];
      for (const row of rows) {
        const file = (files[Number(row['number'])] ??= { kind: textOf(row, 'kind') as Kind, pieces: [] });
        file.pieces.push(Buffer.from(textOf(row, 'data'), 'base64'));
      }
      return files.map(({ kind, pieces }) => ({ kind, bytes: Buffer.concat(pieces) }));
    },

    async list({ state, aside, from, to, limit } = {}) {
      const wanted: [string, Value | undefined][] = [
        ['state = ?', state],
        ['aside = ?', aside === undefined ? undefined : Number(aside)],
        ['received >= ?', from],
        ['received < ?', to],
      ];
      const set = wanted.filter((pair): pair is [string, Value] => pair[1] !== undefined);
      const where = set.length > 0 ? `where ${set.map(([condition]) => condition).join(' and ')}` : '';
      const values = set.map(([, value]) => value);
      if (limit === undefined) return messages(where, ...values);
      return messages(`${where} order by received desc, reference limit ?`, ...values, limit);
    },

    async note(reference, written, now) {
      const [changed] = await database.atomic([
        // First, so that notes to one message wait for each other and each gets its own number.
        sql('update messages set changed = ? where reference = ? returning reference', now, reference.toUpperCase()),
        sql(
          `insert into notes (reference, number, written, text)
          select reference, (select count(*) + 1 from notes where reference = messages.reference), ?, ?
          from messages where reference = ?`,
          ...[now, written, reference.toUpperCase()],
        ),
      ]);
      return changed!.length === 1;
    },

    async setState(reference, state, now) {
      const changed = await rowsOf(
        `update messages set state = ?, changed = ?,
          answered = case when answered = '' and ? = 'answered' then ? else answered end
        where reference = ? returning reference`,
        ...[state, now, state, now, reference.toUpperCase()],
      );
      return changed.length === 1;
    },

    async deliveriesOf(reference) {
      const rows = await rowsOf(
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
          'update messages set aside = 0, changed = ? where reference = ? and aside = 1 returning reference',
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

    async delivered(id, now) {
      await rowsOf("update deliveries set delivered = ?, problem = '' where id = ? and delivered = ''", now, id);
    },

    async failed(id, problem, next) {
      await rowsOf("update deliveries set problem = ?, due = ? where id = ? and delivered = ''", problem, next, id);
    },

    async waiting() {
      const [row] = await rowsOf(
        `select cast(count(*) as integer) as count, coalesce(min(messages.received), '') as oldest
        from deliveries join messages on messages.reference = deliveries.reference where deliveries.delivered = ''`,
      );
      return { count: Number(row!['count']), oldest: textOf(row!, 'oldest') };
    },

    async vote(page, language, helpful, sentence, now) {
      await rowsOf(
        'insert into votes (page, language, helpful, text, cast_at) values (?, ?, ?, ?, ?)',
        ...[page, language, Number(helpful), sentence, now],
      );
    },

    async miss(question, language, now) {
      await rowsOf('insert into misses (question, language, missed_at) values (?, ?, ?)', question, language, now);
    },

    async votes(since = '', until = endless) {
      const [pages, sentences] = await database.atomic([
        sql(
          `select page, language,
            cast(sum(case when text = '' and helpful = 1 then 1 else 0 end) as integer) as helped,
            cast(sum(case when text = '' and helpful = 0 then 1 else 0 end) as integer) as failed
          from votes where cast_at >= ? and cast_at < ?
          group by page, language order by failed desc, helped desc, page, language`,
          ...[since, until],
        ),
        sql(
          `select page, language, helpful, text, cast_at from votes where cast_at >= ? and cast_at < ? and text <> ''
          order by cast_at desc`,
          ...[since, until],
        ),
      ]);
      return pages!.map((row) => ({
        page: textOf(row, 'page'),
        language: textOf(row, 'language'),
        helped: Number(row['helped']),
        failed: Number(row['failed']),
        sentences: sentences!
          .filter((said) => said['page'] === row['page'] && said['language'] === row['language'])
          .map((said) => ({
            written: textOf(said, 'cast_at'),
            helpful: said['helpful'] === 1,
            text: textOf(said, 'text'),
          })),
      }));
    },

    async misses(since = '', until = endless) {
      const rows = await rowsOf(
        `select question, language, cast(count(*) as integer) as times, max(missed_at) as last
        from misses where missed_at >= ? and missed_at < ?
        group by question, language order by times desc, last desc, question, language`,
        ...[since, until],
      );
      return rows.map((row) => ({
        question: textOf(row, 'question'),
        language: textOf(row, 'language'),
        times: Number(row['times']),
        last: textOf(row, 'last'),
      }));
    },

    async count(key, expires, now) {
      const [row] = await rowsOf(
        `insert into counts (key, total, expires) values (?, 1, ?) on conflict (key) do update set
          total = case when counts.expires <= ? then 1 else counts.total + 1 end,
          expires = case when counts.expires <= ? then excluded.expires else counts.expires end
        returning total`,
        ...[key, expires, now, now],
      );
      return Number(row!['total']);
    },

    async counted(key, now) {
      const [row] = await rowsOf('select total from counts where key = ? and expires > ?', key, now);
      return Number(row?.['total'] ?? 0);
    },

    mark,

    async marked(name) {
      const [row] = await rowsOf('select value from marks where name = ?', name);
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
        await rowsOf("delete from marks where name = 'to scrub' and value = ?", textOf(owed![0], 'value'));
      }
      return deleted!.length;
    },

    check: () => mark('checked', new Date().toISOString()),
    close: () => database.close(),
  };
}

function textOf(row: Row, column: string): string {
  return String(row[column]);
}

function messageOf(row: Row): Message {
  return {
    reference: textOf(row, 'reference'),
    key: textOf(row, 'key'),
    digest: textOf(row, 'digest'),
    secret: textOf(row, 'secret'),
    language: textOf(row, 'language'),
    subject: textOf(row, 'subject'),
    desk: textOf(row, 'desk'),
    text: textOf(row, 'text'),
    email: textOf(row, 'email'),
    name: textOf(row, 'name'),
    page: textOf(row, 'page'),
    question: textOf(row, 'question'),
    received: textOf(row, 'received'),
    answerBy: textOf(row, 'answer_by'),
    aside: row['aside'] === 1,
    attachments: Number(row['attachments']),
  };
}

/** SQLite and D1 name the column, PostgreSQL the constraint. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Error && /UNIQUE constraint failed: messages\.reference|"messages_reference"/.test(error.message)
  );
}
