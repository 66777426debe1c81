import pg from 'pg';
import type { Database, Row } from '../database.ts';

/** A PostgreSQL database as it is at this moment, to be read while others write: one transaction that sees nothing of what comes later. */
export async function openSnapshot(url: string): Promise<Database> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin isolation level repeatable read, read only');
  return {
    skipLocked: '',
    async atomic(statements) {
      const rows: Row[][] = [];
      for (const { text, values } of statements) {
        let number = 0;
        rows.push(
          (
            await client.query(
              text.replace(/\?/g, () => `$${++number}`),
              values,
            )
          ).rows as Row[],
        );
      }
      return rows;
    },
    async scrub() {},
    close: () => client.end(),
  };
}
