import { sql, type Database } from './database.ts';
import { due } from './staff/due.ts';

/**
 * What each version of Pult changed in the database, in order. Add to the end; what has been released never changes,
 * because databases out there have run it.
 */
const migrations: string[][] = [
  [
    `create table messages (
      reference text not null constraint messages_reference primary key,
      key text not null constraint messages_key unique,
      digest text not null,
      secret text not null,
      language text not null,
      subject text not null,
      desk text not null,
      text text not null,
      email text not null,
      name text not null,
      page text not null,
      question text not null,
      received text not null,
      answer_by text not null,
      aside integer not null,
      state text not null,
      changed text not null
    )`,
    'create index messages_received on messages (received)',
    'create index messages_changed on messages (changed)',
    // `due` is the next attempt, or the end of a claim; `delivered` is empty until the receiver has accepted.
    `create table deliveries (
      id text not null primary key,
      reference text not null references messages (reference) on delete cascade,
      channel text not null,
      attempts integer not null default 0,
      due text not null,
      claim text not null default '',
      problem text not null default '',
      delivered text not null default '',
      unique (reference, channel)
    )`,
    "create index deliveries_due on deliveries (due) where delivered = ''",
    "create index deliveries_claim on deliveries (claim) where delivered = ''",
    `create table notes (
      reference text not null references messages (reference) on delete cascade,
      number integer not null,
      written text not null,
      text text not null,
      primary key (reference, number)
    )`,
    'create table votes (page text not null, language text not null, helpful integer not null, text text not null, cast_at text not null)',
    'create index votes_page on votes (page)',
    'create table misses (question text not null, language text not null, missed_at text not null)',
    'create table counts (key text not null primary key, total integer not null, expires text not null)',
    'create table marks (name text not null primary key, value text not null)',
  ],
  ["alter table messages add column answered text not null default ''"],
  [
    'alter table messages add column attachments integer not null default 0',
    // In base64 and in pieces: the same type and statements everywhere, and D1 holds 2 MB in a row.
    `create table attachments (
      reference text not null references messages (reference) on delete cascade,
      number integer not null,
      piece integer not null,
      kind text not null,
      data text not null,
      primary key (reference, number, piece)
    )`,
  ],
  // Since when something is kept, on the scale of `retention.ts`; empty until the next purge sees it as it is now.
  ['messages', 'votes', 'misses'].map((table) => `alter table ${table} add column aging text not null default ''`),
  [
    // `ended` is empty while a delivery waits; how it ended stands in `outcome`, what the receiver calls it in `number`.
    'alter table deliveries rename column delivered to ended',
    "alter table deliveries add column outcome text not null default ''",
    "alter table deliveries add column number text not null default ''",
    "update deliveries set outcome = case when problem = '' then 'sent' else 'refused' end where ended <> ''",
    // What was deleted before it reached its receiver: nothing of the message but its reference.
    `create table undelivered (
      reference text not null,
      channel text not null,
      outcome text not null,
      problem text not null,
      deleted text not null,
      primary key (reference, channel)
    )`,
  ],
  // A suggestion is JSON, empty in any other message; `decision` and `link` say what a forge has made of it.
  ['suggestion', 'decision', 'link'].map(
    (column) => `alter table messages add column ${column} text not null default ''`,
  ),
  [
    // What was said of a message, by whom ever: the latest of it is its state, in whatever order it came.
    `create table events (
      id text not null primary key,
      reference text not null references messages (reference) on delete cascade,
      kind text not null,
      happened text not null,
      taken text not null,
      claim text not null
    )`,
    'create index events_reference on events (reference)',
    `insert into events (id, reference, kind, happened, taken, claim)
      select 'state ' || reference, reference, state, changed, changed, '' from messages where state <> 'received'`,
    `insert into events (id, reference, kind, happened, taken, claim)
      select 'answer ' || reference, reference, 'answered', answered, answered, '' from messages where answered <> ''`,
    "alter table messages add column reopened text not null default ''",
    "create index deliveries_number on deliveries (number) where number <> ''",
  ],
  // The answers to the agency's own questions and how to answer, as JSON; empty where there are none. Files keep their names.
  [
    "alter table messages add column details text not null default ''",
    "alter table attachments add column name text not null default ''",
  ],
  [
    // The audit log: lines are added and never changed, and each holds the digest of the one before.
    `create table audit (
      number integer not null constraint audit_number primary key,
      happened text not null,
      who text not null,
      what text not null,
      reference text not null,
      detail text not null,
      digest text not null
    )`,
    "create index audit_reference on audit (reference) where reference <> ''",
    // All messages of one person.
    'create index messages_email on messages (lower(email))',
  ],
  [
    // The desk in a browser. A message has whom it is assigned to, the message that it repeats, and whether its words can be searched.
    "alter table messages add column assigned text not null default ''",
    "alter table messages add column merged text not null default ''",
    'alter table messages add column indexed integer not null default 0',
    `create index messages_open on messages (aside, ${due}, reference) where state = 'received'`,
    `create index messages_open_desk on messages (desk, aside, ${due}, reference) where state = 'received'`,
    `create index messages_assigned on messages (assigned, aside, ${due}, reference) where state = 'received'`,
    "create index messages_done on messages (changed, reference) where state <> 'received'",
    "create index messages_done_desk on messages (desk, changed, reference) where state <> 'received'",
    'create index messages_unindexed on messages (received) where indexed = 0',
    // People with their rights by desk as JSON, and how they sign in. Of what is secret there are only digests.
    'create table staff (address text not null primary key, name text not null, rights text not null, added text not null)',
    `create table staff_sessions (
      digest text not null primary key, address text not null, way text not null, agent text not null, language text not null,
      began text not null, seen text not null, ends text not null
    )`,
    'create index staff_sessions_address on staff_sessions (address)',
    'create table staff_links (digest text not null primary key, address text not null, browser text not null, ends text not null)',
    `create table staff_keys (
      id text not null primary key, address text not null, key text not null, counter integer not null, name text not null,
      added text not null, used text not null
    )`,
    'create index staff_keys_address on staff_keys (address)',
    // Notes that only staff read stand apart from those that senders read.
    `create table staff_notes (
      id text not null primary key,
      reference text not null references messages (reference) on delete cascade,
      author text not null, written text not null, text text not null
    )`,
    'create index staff_notes_reference on staff_notes (reference)',
    `create table staff_writing (
      reference text not null references messages (reference) on delete cascade,
      address text not null, until text not null, primary key (reference, address)
    )`,
    // An answer has the id of its delivery. Its number is the next one of its message: of two at once only one has it.
    `create table replies (
      id text not null constraint replies_id primary key,
      reference text not null references messages (reference) on delete cascade,
      number integer not null, author text not null, written text not null, text text not null,
      constraint replies_number unique (reference, number)
    )`,
    `create table staff_words (
      word text not null, received text not null,
      reference text not null references messages (reference) on delete cascade,
      primary key (word, received, reference)
    )`,
    'create index staff_words_reference on staff_words (reference)',
  ],
  [
    // Orders: digests under a key of the server, and nothing that anybody typed.
    `create table orders (
      kind text not null,
      number text not null,
      secret text not null,
      state text not null,
      changed text not null,
      version integer not null,
      until text not null,
      expected text not null,
      primary key (kind, number)
    )`,
    'create index orders_changed on orders (kind, changed)',
  ],
  [
    // Words by block: some messages of one desk with their vocabulary in a few rows. A row for each word of a message took minutes to write.
    'drop table staff_words',
    'drop index messages_unindexed',
    'create index messages_indexed on messages (indexed, desk, received)',
    'update messages set indexed = 0 where indexed <> 0',
    `create table staff_blocks (
      block integer not null primary key, desk text not null, size integer not null, newest text not null, members text not null
    )`,
    `create table staff_words (
      bucket integer not null,
      block integer not null references staff_blocks (block) on delete cascade,
      words text not null,
      primary key (bucket, block)
    )`,
    'create index staff_words_block on staff_words (block)',
  ],
];

/**
 * Brings the tables up to this version of Pult. Two processes may call it at once: whoever is second finds the number
 * of the migration taken and goes on from there. Throws when the database is of a newer version.
 */
export async function migrate(database: Database): Promise<void> {
  await database.atomic([sql('create table if not exists migrations (number integer not null primary key)')]);
  let reached = await version(database);
  while (reached < migrations.length) {
    const next = reached + 1;
    try {
      await database.atomic([
        sql('insert into migrations (number) values (?)', next),
        ...migrations[reached]!.map((text) => sql(text)),
      ]);
    } catch (error) {
      if ((await version(database)) < next) throw error;
    }
    reached = await version(database);
  }
  if (reached > migrations.length)
    throw new Error(
      `The database has version ${reached}, this Pult knows ${migrations.length}. Start the newer Pult again, or restore the backup from before it.`,
    );
}

async function version(database: Database): Promise<number> {
  const [rows] = await database.atomic([sql('select coalesce(max(number), 0) as reached from migrations')]);
  return Number(rows![0]!['reached']);
}
