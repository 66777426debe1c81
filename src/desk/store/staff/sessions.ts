import { sql, type Row } from '../database.ts';
import { textOf } from '../sql-rows.ts';
import type { Store } from '../store.ts';

type Database = Pick<Store, 'atomic'>;

/** How somebody has signed in. */
export type Way = 'mail' | 'passkey' | 'provider';

/** A browser in which somebody is signed in. */
export interface Session {
  /** SHA-256 of what the cookie holds. */
  digest: string;
  address: string;
  way: Way;
  /** What the browser says of itself, for a list of one's own sessions. */
  agent: string;
  language: string;
  began: string;
  seen: string;
  ends: string;
}

/** Opens a session; those that are over go. */
export async function beginSession(database: Database, session: Session): Promise<void> {
  const { digest, address, way, agent, language, began, seen, ends } = session;
  await database.atomic([
    sql('delete from staff_sessions where ends <= ?', began),
    sql(
      'insert into staff_sessions (digest, address, way, agent, language, began, seen, ends) values (?, ?, ?, ?, ?, ?, ?, ?)',
      ...[digest, address, way, agent, language, began, seen, ends],
    ),
  ]);
}

/** The session with a digest that has not ended and was last used after `idle`. */
export async function sessionIn(
  database: Database,
  digest: string,
  { now, idle }: { now: string; idle: string },
): Promise<Session | undefined> {
  const [rows] = await database.atomic([
    sql('select * from staff_sessions where digest = ? and ends > ? and seen > ?', digest, now, idle),
  ]);
  return rows?.[0] && sessionOf(rows[0]);
}

/** Writes down that a session is used, and in which language. */
export async function touchSession(database: Database, digest: string, language: string, now: string): Promise<void> {
  await database.atomic([
    sql('update staff_sessions set seen = ?, language = ? where digest = ?', now, language, digest),
  ]);
}

/** The sessions of somebody that go on, the one used last first. */
export async function sessionsOf(database: Database, address: string, now: string, idle: string): Promise<Session[]> {
  const [rows] = await database.atomic([
    sql(
      'select * from staff_sessions where address = ? and ends > ? and seen > ? order by seen desc, digest',
      ...[address, now, idle],
    ),
  ]);
  return rows!.map(sessionOf);
}

/** Ends a session of somebody, or all but one; resolves with how many. */
export async function endSessions(
  database: Database,
  address: string,
  which: { digest: string } | { allBut: string },
): Promise<number> {
  const [rows] = await database.atomic([
    'digest' in which
      ? sql('delete from staff_sessions where address = ? and digest = ? returning digest', address, which.digest)
      : sql('delete from staff_sessions where address = ? and digest <> ? returning digest', address, which.allBut),
  ]);
  return rows!.length;
}

/** A link that was mailed, or the code beside it: `browser` is the digest of what the browser holds that asked. */
export interface Link {
  digest: string;
  address: string;
  browser: string;
  ends: string;
}

/** Keeps links; those that are over go. Earlier ones stay: who asks in another's name must not end theirs. */
export async function keepLinks(database: Database, links: Link[], now: string): Promise<void> {
  await database.atomic([
    sql('delete from staff_links where ends <= ?', now),
    ...links.map(({ digest, address, browser, ends }) =>
      sql(
        'insert into staff_links (digest, address, browser, ends) values (?, ?, ?, ?)',
        ...[digest, address, browser, ends],
      ),
    ),
  ]);
}

/** Uses a link up, once, in the browser that asked for it; resolves with the address that it was mailed to. */
export async function useLink(
  database: Database,
  digest: string,
  browser: string,
  now: string,
): Promise<string | undefined> {
  const [, rows] = await database.atomic([
    // First, so that of two at once the second finds it gone.
    sql('update staff_links set ends = ends where digest = ?', digest),
    sql(
      'delete from staff_links where digest = ? and browser = ? and ends > ? returning address',
      ...[digest, browser, now],
    ),
  ]);
  const address = rows?.[0] && textOf(rows[0], 'address');
  // The other way of the same mail is used up with it.
  if (address) await database.atomic([sql('delete from staff_links where address = ?', address)]);
  return address;
}

function sessionOf(row: Row): Session {
  const text = (name: string) => textOf(row, name);
  return {
    digest: text('digest'),
    address: text('address'),
    way: text('way') as Way,
    agent: text('agent'),
    language: text('language'),
    began: text('began'),
    seen: text('seen'),
    ends: text('ends'),
  };
}
