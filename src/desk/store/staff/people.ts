import { sql } from '../database.ts';
import { textOf } from '../sql-rows.ts';
import type { Store } from '../store.ts';

/** What somebody may do at a desk, each role with all before it: read messages, answer and move them, and lead: give rights, erase. */
export const roles = ['read', 'answer', 'lead'] as const;
export type Role = (typeof roles)[number];

/** A role by desk; `*` stands for every desk. */
export type Rights = Partial<Record<string, Role>>;

/** Somebody who works at a desk. */
export interface Person {
  /** The e-mail address, in small letters: it names the person. */
  address: string;
  name: string;
  rights: Rights;
}

/** Whether somebody has a role at a desk, or a greater one. */
export function may(rights: Rights, desk: string, role: Role): boolean {
  return [rights[desk], rights['*']].some((own) => own !== undefined && roles.indexOf(own) >= roles.indexOf(role));
}

/** The desks at which somebody has a role; `*` where that is every one. */
export function desksOf(rights: Rights, role: Role): string[] | '*' {
  return may(rights, '*', role) ? '*' : Object.keys(rights).filter((desk) => may(rights, desk, role));
}

type Database = Pick<Store, 'atomic'>;

/** The person with an address, as the database has it. */
export async function personIn(database: Database, address: string): Promise<Person | undefined> {
  const [rows] = await database.atomic([sql('select address, name, rights from staff where address = ?', address)]);
  return rows?.[0] && personOf(rows[0]);
}

/** All people that the database has, by address. */
export async function peopleIn(database: Database): Promise<Person[]> {
  const [rows] = await database.atomic([sql('select address, name, rights from staff order by address')]);
  return rows!.map(personOf);
}

/** Writes down a person, in the place of what was there. */
export async function keepPerson(database: Database, { address, name, rights }: Person, now: string): Promise<void> {
  await database.atomic([
    sql(
      `insert into staff (address, name, rights, added) values (?, ?, ?, ?)
      on conflict (address) do update set name = excluded.name, rights = excluded.rights`,
      ...[address, name, JSON.stringify(rights), now],
    ),
  ]);
}

/** Takes a person away, with sessions and passkeys; resolves with whether there was one. */
export async function removePerson(database: Database, address: string): Promise<boolean> {
  const results = await database.atomic([
    sql('delete from staff_sessions where address = ?', address),
    sql('delete from staff_links where address = ?', address),
    sql('delete from staff_keys where address = ?', address),
    sql('delete from staff where address = ? returning address', address),
  ]);
  return results.at(-1)!.length === 1;
}

function personOf(row: Record<string, string | number | null>): Person {
  return {
    address: textOf(row, 'address'),
    name: textOf(row, 'name'),
    rights: JSON.parse(textOf(row, 'rights')) as Rights,
  };
}
