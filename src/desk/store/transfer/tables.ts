import { createHash } from 'node:crypto';
import { forgetting } from '../staff/forget.ts';
import { sql, type Database, type Row, type Statement } from '../database.ts';

/** Tables whose rows belong to a message: they are read, written and compared with it. */
const ofMessages = [
  ...(['messages', 'deliveries', 'notes', 'attachments', 'events'] as const),
  ...(['staff_notes', 'staff_writing', 'replies'] as const),
];

/** Tables that have nothing to do with one message; together they are small. */
const others = ['votes', 'misses', 'counts', 'marks', 'undelivered', 'audit', 'staff', 'staff_keys', 'orders'] as const;

/**
 * All tables but that of the migrations, which each database has run itself, those of words, which are made anew of the messages, and those
 * of who is signed in: who is not, signs in again.
 */
export const tables: readonly string[] = [...ofMessages, ...others];

/** In the marks of a database that is being filled: from which one. */
export const fillingMark = 'filling';

/** Rows by table, and how to tell whether two databases hold the same. */
export interface Part {
  rows: Record<string, Row[]>;
  digest: string;
}

/** The references of all messages, with whether files came with each: these may be heavy. */
export async function referencesIn(database: Database): Promise<{ reference: string; isHeavy: boolean }[]> {
  const [rows] = await database.atomic([sql('select reference, attachments from messages')]);
  return rows!
    .map((row) => ({ reference: String(row['reference']), isHeavy: Number(row['attachments']) > 0 }))
    .toSorted((a, b) => (a.reference < b.reference ? -1 : 1));
}

/** Messages with all that belongs to them, by reference. A reference that there is not is missing. */
export async function messagesWhole(database: Database, references: string[]): Promise<Map<string, Part>> {
  const marks = references.map(() => '?').join(', ');
  const found = await database.atomic(
    ofMessages.map((table) => sql(`select * from ${table} where reference in (${marks})`, ...references)),
  );
  const whole = new Map<string, Record<string, Row[]>>();
  for (const [index, table] of ofMessages.entries())
    for (const one of found[index]!) {
      const reference = String(one['reference']);
      // Where the words of a message stand is told of one database only.
      const row = table === 'messages' ? { ...one, indexed: 0 } : one;
      if (!whole.has(reference)) whole.set(reference, {});
      (whole.get(reference)![table] ??= []).push(row);
    }
  return new Map([...whole].map(([reference, rows]) => [reference, partOf(rows)]));
}

/** What belongs to no message. */
export async function restOf(database: Database): Promise<Part> {
  const found = await database.atomic(others.map((table) => sql(`select * from ${table}`)));
  const rows = Object.fromEntries(others.map((table, index) => [table, found[index]!]));
  rows['marks'] = rows['marks']!.filter(({ name }) => name !== fillingMark);
  return partOf(rows);
}

/** The statements that put messages in the place of what stands there under their references. */
export function putMessages(references: string[], parts: Part[]): Statement[] {
  const which = `reference in (${references.map(() => '?').join(', ')})`;
  return [
    ...forgetting(which, ...references),
    sql(`delete from messages where ${which}`, ...references),
    // In the order in which they refer to each other.
    ...ofMessages.flatMap((table) =>
      inserts(
        table,
        parts.flatMap(({ rows }) => rows[table] ?? []),
      ),
    ),
  ];
}

/** The statements that put all that belongs to no message in the place of what stands there. */
export function putRest({ rows }: Part): Statement[] {
  return others.flatMap((table) => [
    table === 'marks' ? sql('delete from marks where name <> ?', fillingMark) : sql(`delete from ${table}`),
    ...inserts(table, rows[table]!),
  ]);
}

/** Rows in one statement: SQLite takes 32,766 values in one, and D1 a hundred. */
const together = 50;

function inserts(table: string, rows: Row[]): Statement[] {
  const names = Object.keys(rows[0] ?? {});
  const one = `(${names.map(() => '?').join(', ')})`;
  return Array.from({ length: Math.ceil(rows.length / together) }, (_, index) => {
    const some = rows.slice(index * together, (index + 1) * together);
    const values = some.flatMap((row) => names.map((name) => row[name]!));
    return sql(`insert into ${table} (${names.join(', ')}) values ${some.map(() => one).join(', ')}`, ...values);
  });
}

/** The same for the same rows, in whatever order a database gives rows and columns. */
function partOf(rows: Record<string, Row[]>): Part {
  const digest = createHash('sha256');
  for (const [table, own] of Object.entries(rows).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const said = own.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))));
    digest.update(JSON.stringify([table, said.toSorted()]));
  }
  return { rows, digest: digest.digest('hex') };
}
