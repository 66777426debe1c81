import { sql } from '../database.ts';
import { textOf } from '../sql-rows.ts';
import type { Store } from '../store.ts';

type Database = Pick<Store, 'atomic'>;

/** A passkey: the half of it that is no secret (Web Authentication, level 3). */
export interface PublicKey {
  /** The credential id, in base64url. */
  id: string;
  address: string;
  /** The public key, in base64url. */
  key: string;
  /** How often it was used, where it counts: it never goes back. */
  counter: number;
  name: string;
  added: string;
  used: string;
}

/** The passkeys of somebody, the oldest first. */
export async function keysOf(database: Database, address: string): Promise<PublicKey[]> {
  const [rows] = await database.atomic([sql('select * from staff_keys where address = ? order by added, id', address)]);
  return rows!.map(keyOf);
}

/** The passkey with an id. */
export async function keyIn(database: Database, id: string): Promise<PublicKey | undefined> {
  const [rows] = await database.atomic([sql('select * from staff_keys where id = ?', id)]);
  return rows?.[0] && keyOf(rows[0]);
}

/** Keeps a new passkey. Rejects where one with this id is kept. */
export async function keepKey(
  database: Database,
  { id, address, key, counter, name, added }: PublicKey,
): Promise<void> {
  await database.atomic([
    sql(
      'insert into staff_keys (id, address, key, counter, name, added, used) values (?, ?, ?, ?, ?, ?, ?)',
      ...[id, address, key, counter, name, added, added],
    ),
  ]);
}

/** Writes down that a passkey was used. */
export async function useKey(database: Database, id: string, counter: number, now: string): Promise<void> {
  await database.atomic([sql('update staff_keys set counter = ?, used = ? where id = ?', counter, now, id)]);
}

/** Forgets a passkey of somebody. */
export async function removeKey(database: Database, address: string, id: string): Promise<void> {
  await database.atomic([sql('delete from staff_keys where address = ? and id = ?', address, id)]);
}

function keyOf(row: Record<string, string | number | null>): PublicKey {
  const text = (name: string) => textOf(row, name);
  return {
    id: text('id'),
    address: text('address'),
    key: text('key'),
    counter: Number(row['counter']),
    name: text('name'),
    added: text('added'),
    used: text('used'),
  };
}
