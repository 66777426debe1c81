import pg from 'pg';
import { sql, type Database, type Row, type Statement } from './database.ts';
import { migrate } from './schema.ts';
import type { Keep } from './sql-keep.ts';
import { columns, valuesOf } from './sql-rows.ts';
import { storeIn } from './sql-store.ts';
import type { Store } from './store.ts';

/** Any number, the same in every process of Pult: they migrate one after the other. */
const migrationLock = 7_858_584;

/**
 * Connects to PostgreSQL and brings its tables up to date. Connections that break are replaced at the next call; the
 * call that was under way rejects. A statement is given up after 10 seconds. What is deleted stays in the pages and
 * logs of the server until it reuses them.
 */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    // For a server that is gone without a word.
    query_timeout: 15_000,
    keepAlive: true,
  });
  // Without both, a restart of the server ends this process: the pool only listens to clients that nobody uses.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));

  async function inTransaction(statements: Statement[]): Promise<Row[][]> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const rows: Row[][] = [];
      for (const statement of statements) rows.push((await client.query(numbered(statement))).rows);
      await client.query('commit');
      return rows;
    } catch (error) {
      await client.query('rollback').catch((reason: Error) => (broken = reason));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function alone(statement: Statement): Promise<Row[][]> {
    return [(await pool.query(numbered(statement))).rows];
  }

  const running = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;

  const database: Database = {
    skipLocked: 'for update skip locked',
    async atomic(statements) {
      if (closed) throw new Error('The store is closed.');
      const [first, ...others] = statements;
      const run = first && others.length === 0 ? alone(first) : inTransaction(statements);
      running.add(run);
      return run.finally(() => running.delete(run));
    },
    async scrub() {},
    // The pool itself would turn away who waits for a connection.
    close: () => (closed ??= Promise.allSettled(running).then(() => pool.end())),
  };

  try {
    const guard = await pool.connect();
    try {
      await guard.query('begin');
      await guard.query('select pg_advisory_xact_lock($1)', [migrationLock]);
      await migrate(database);
      await guard.query('commit');
    } finally {
      guard.release(true);
    }
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** The store in a PostgreSQL database, its tables brought up to date. Rejects when the database cannot be used. */
export async function openPostgresStore(url: string): Promise<Store> {
  return storeIn(await openPostgres(url), keepAtOnce);
}

/** Keeps a message, its files and its deliveries in one statement, that is one round trip and one commit. */
export const keepAtOnce: Keep = async (database, message, channels, pieces) => {
  const statement = sql(
    `with kept as (
      insert into messages (${columns}) values (${columns.replace(/\w+/g, '?')})
      on conflict (key) do nothing
      returning reference, digest, received, answer_by, aside
    ), sent as (
      insert into deliveries (id, reference, channel, due)
      select cast(gen_random_uuid() as text), kept.reference, channel, kept.received
      from kept, json_array_elements_text(cast(? as json)) as channel where kept.aside = 0
    ), filed as (
      insert into attachments (reference, number, piece, kind, name, data)
      select kept.reference, file.number, file.piece, file.kind, file.name, file.data
      from kept, json_to_recordset(cast(? as json)) as file (number integer, piece integer, kind text, name text, data text)
    )
    select reference, digest, answer_by, 0 as repeated from kept
    union all select reference, digest, answer_by, 1 from messages where key = ?`,
    ...valuesOf(message),
    JSON.stringify(channels),
    JSON.stringify(pieces),
    message.key,
  );
  // The statement does not see a row with this key that another one committed since it began: then the next one does.
  for (let tries = 0; tries < 5; tries++) {
    const [rows] = await database.atomic([statement]);
    if (rows?.[0]) return rows[0];
  }
  throw new Error('The message was neither stored nor found.');
};

const texts = new Map<string, string>();

/** PostgreSQL numbers its placeholders. */
function numbered({ text, values }: Statement): { text: string; values: unknown[] } {
  let known = texts.get(text);
  if (known === undefined) {
    let number = 0;
    texts.set(text, (known = text.replace(/\?/g, () => `$${++number}`)));
  }
  return { text: known, values };
}
