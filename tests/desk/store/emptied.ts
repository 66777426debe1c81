import type { D1 } from '../../../src/desk/store/d1.ts';
import { sql, type Database } from '../../../src/desk/store/database.ts';
import { emptyD1 } from './d1.ts';
import { openDatabase } from './databases.ts';
import { emptyPostgres } from './postgres.ts';

/** A database that one test has after another, each time without a row; its tables are made by the first that opens it. */
interface Reused {
  address: string | D1;
  database: Database;
}

let postgres: Promise<Reused> | undefined;
let cloud: Promise<Reused> | undefined;

async function reused(address: string | D1): Promise<Reused> {
  return { address, database: await openDatabase(address) };
}

/** PostgreSQL without a row: to make a database for each test takes ten times as long as a test. */
export async function emptiedPostgres(): Promise<string> {
  const { address, database } = await (postgres ??= emptyPostgres().then(reused));
  const tables = await names(database, "select tablename as name from pg_tables where schemaname = 'public'");
  if (tables.length > 0) await database.atomic([sql(`truncate ${tables.join(', ')} restart identity`)]);
  return address as string;
}

/** D1 without a row. */
export async function emptiedD1(): Promise<D1> {
  const { address, database } = await (cloud ??= emptyD1().then(reused));
  const tables = await names(database, "select name from sqlite_schema where type = 'table' and name not like '\\_%' escape '\\'"); // prettier-ignore
  if (tables.length > 0) await database.atomic(tables.map((table) => sql(`delete from ${table}`)));
  return address as D1;
}

/** The tables that hold what was kept: not which steps of the schema were taken. */
async function names(database: Database, query: string): Promise<string[]> {
  const [rows] = await database.atomic([sql(query)]);
  return rows!.map(({ name }) => String(name)).filter((name) => name !== 'migrations');
}
