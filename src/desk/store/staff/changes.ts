import type { Kind } from '../../form/read/attachments.ts';
import { settling } from '../events/sql-events.ts';
import { sql, type Statement } from '../database.ts';
import { textOf } from '../sql-rows.ts';
import { forgetting } from './forget.ts';
import { replyChannel, type DeliveryStatus, type Outcome, type Store } from '../store.ts';

type Database = Pick<Store, 'atomic'>;

/** An answer that staff gave from the desk. */
export interface Reply {
  /** Also the id of its delivery. */
  id: string;
  number: number;
  author: string;
  written: string;
  text: string;
  /** How far it has come. */
  delivery: Pick<DeliveryStatus, 'state' | 'problem'>;
}

/** A note that only staff read. */
export interface StaffNote {
  author: string;
  written: string;
  text: string;
}

/** What the desk in the browser keeps of a message besides the message. */
export interface Aside {
  assigned: string;
  /** The message that it repeats. */
  merged: string;
  /** Those that repeat it. */
  repeats: string[];
  notes: StaffNote[];
  replies: Reply[];
  /** What was said of it, with when; not the notes. */
  events: { kind: string; happened: string }[];
  /** Who else is writing an answer. */
  writing: string[];
  /** The files that came with it, without what is in them. */
  files: { kind: Kind; name: string }[];
}

/** All that belongs to a message besides it, in one round; `me` is left out of who writes. */
export async function asideOf(database: Database, reference: string, me: string, now: string): Promise<Aside> {
  const [own, repeats, notes, replies, events, writing, files] = await database.atomic([
    sql('select assigned, merged from messages where reference = ?', reference),
    sql("select reference from messages where merged = ? and merged <> '' order by received", reference),
    sql('select author, written, text from staff_notes where reference = ? order by written, id', reference),
    sql(
      `select replies.*, deliveries.outcome, deliveries.problem from replies
      left join deliveries on deliveries.id = replies.id where replies.reference = ? order by replies.number`,
      reference,
    ),
    sql("select kind, happened from events where reference = ? and kind <> 'note' order by happened, taken", reference),
    sql(
      'select address from staff_writing where reference = ? and address <> ? and until > ? order by address',
      ...[reference, me, now],
    ),
    sql('select number, kind, name from attachments where reference = ? and piece = 0 order by number', reference),
  ]);
  return {
    assigned: own?.[0] ? textOf(own[0], 'assigned') : '',
    merged: own?.[0] ? textOf(own[0], 'merged') : '',
    repeats: repeats!.map((row) => textOf(row, 'reference')),
    notes: notes!.map((row) => ({
      author: textOf(row, 'author'),
      written: textOf(row, 'written'),
      text: textOf(row, 'text'),
    })),
    replies: replies!.map((row) => ({
      id: textOf(row, 'id'),
      number: Number(row['number']),
      author: textOf(row, 'author'),
      written: textOf(row, 'written'),
      text: textOf(row, 'text'),
      delivery: {
        state: ((row['outcome'] ?? '') as Outcome | '') || 'waiting',
        problem: String(row['problem'] ?? ''),
      },
    })),
    events: events!.map((row) => ({ kind: textOf(row, 'kind'), happened: textOf(row, 'happened') })),
    writing: writing!.map((row) => textOf(row, 'address')),
    files: files!.map((row) => ({ kind: textOf(row, 'kind') as Kind, name: textOf(row, 'name') })),
  };
}

/** Says that somebody is writing an answer until a time. */
export const writingUntil = (reference: string, me: string, until: string): Statement[] => [
  sql(
    `insert into staff_writing (reference, address, until) select reference, cast(? as text), cast(? as text) from messages where reference = ?
    on conflict (reference, address) do update set until = excluded.until`,
    ...[me, until, reference],
  ),
];

/** Assigns a message to somebody, or to nobody. */
export const assigning = (reference: string, to: string): Statement[] => [
  sql('update messages set assigned = ? where reference = ?', to, reference),
];

/** Writes a note that only staff read. */
export const noting = (id: string, reference: string, author: string, text: string, now: string): Statement[] => [
  sql(
    `insert into staff_notes (id, reference, author, written, text)
    select cast(? as text), reference, cast(? as text), cast(? as text), cast(? as text) from messages where reference = ?
    on conflict (id) do nothing`,
    ...[id, author, now, text, reference],
  ),
];

/** Moves a message to another desk, which has until `answerBy` where its own hours say so. It is nobody's there. */
export const moving = (reference: string, desk: string, answerBy: string): Statement[] => [
  ...forgetting('reference = ?', reference),
  sql("update messages set desk = ?, assigned = '', answer_by = ? where reference = ?", desk, answerBy, reference),
];

/** Says what messages are now. */
export const settingState = (
  id: string,
  reference: string,
  kind: 'answered' | 'closed' | 'reopened',
  now: string,
): Statement[] => settling({ id, reference, kind, happened: now }, now);

/** Closes a message as spam: it is set aside, and what still waits to be sent on is given up. */
export const markingSpam = (id: string, reference: string, now: string): Statement[] => [
  ...settingState(id, reference, 'closed', now),
  sql('update messages set aside = 1 where reference = ?', reference),
  sql(
    "update deliveries set ended = ?, outcome = 'given up', problem = 'spam' where reference = ? and ended = ''",
    now,
    reference,
  ),
];

/** Takes back that a message is spam, or was set aside: it waits for an answer at its desk. */
export const takingBack = (id: string, reference: string, now: string): Statement[] => [
  ...settingState(id, reference, 'reopened', now),
  sql("update messages set aside = 0, reopened = '', changed = ?, aging = '' where reference = ?", now, reference),
];

/** Closes a message as a repeat of another one. */
export const merging = (id: string, reference: string, into: string, now: string): Statement[] => [
  ...settingState(id, reference, 'closed', now),
  sql('update messages set merged = ? where reference = ?', into, reference),
];

/** An answer that somebody sends: `seen` is the number of the last one that they have seen. */
export interface Answer {
  id: string;
  reference: string;
  seen: number;
  author: string;
  text: string;
  /** Those that repeat the message: they are answered with it. */
  repeats: string[];
}

/**
 * Keeps an answer with its delivery, and says that the message is answered. Throws by a constraint where somebody else has answered
 * meanwhile, or where this answer was kept before: see `whyRefused`.
 */
export const answering = ({ id, reference, seen, author, text, repeats }: Answer, now: string): Statement[] => [
  sql(
    `insert into replies (id, reference, number, author, written, text) values (?, ?, ?, ?, ?, ?)`,
    ...[id, reference, seen + 1, author, now, text],
  ),
  sql(
    'insert into deliveries (id, reference, channel, due) values (?, ?, ?, ?)',
    ...[id, reference, `${replyChannel}.${seen + 1}`, now],
  ),
  ...[reference, ...repeats].flatMap((one) => settingState(`reply ${id} ${one}`, one, 'answered', now)),
  sql('delete from staff_writing where reference = ? and address = ?', reference, author),
];

/** Why an answer was not kept: it had been before, or somebody else has answered; nothing where the error is another one. */
export async function whyRefused(
  database: Database,
  { id, reference, seen }: Answer,
): Promise<'repeated' | 'conflict' | undefined> {
  const [own, others] = await database.atomic([
    sql('select id from replies where id = ?', id),
    sql('select id from replies where reference = ? and number > ?', reference, seen),
  ]);
  return own![0] ? 'repeated' : others![0] ? 'conflict' : undefined;
}

/** What the mail of an answer is made of: its text, and the mail that it answers. */
export async function replyIn(
  database: Database,
  id: string,
): Promise<{ text: string; inReplyTo: string } | undefined> {
  const [rows, receipts] = await database.atomic([
    sql('select text from replies where id = ?', id),
    sql(
      `select deliveries.id from deliveries join replies on replies.reference = deliveries.reference
      where replies.id = ? and channel = 'receipt' and outcome = 'sent'`,
      id,
    ),
  ]);
  return rows?.[0] && { text: textOf(rows[0], 'text'), inReplyTo: receipts?.[0] ? textOf(receipts[0], 'id') : '' };
}
