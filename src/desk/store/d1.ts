import type { Database, Row } from './database.ts';
import { migrate } from './schema.ts';
import { storeIn } from './sql-store.ts';
import type { Store } from './store.ts';

/** What the desk uses of a D1 binding: https://developers.cloudflare.com/d1/worker-api/d1-database/ */
export interface D1 {
  prepare(text: string): D1Statement;
  batch(statements: D1Statement[]): Promise<{ results: Record<string, unknown>[] }[]>;
}

interface D1Statement {
  bind(...values: unknown[]): D1Statement;
}

/**
 * A D1 database of Cloudflare's. A batch is one transaction, and D1 runs one after the other. What is deleted can be
 * brought back for some days by Time Travel, which no program can turn off.
 */
export function openD1(binding: D1): Database {
  const running = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  return {
    skipLocked: '',
    async atomic(statements) {
      if (closed) throw new Error('The store is closed.');
      const run = binding.batch(statements.map(({ text, values }) => binding.prepare(text).bind(...values)));
      running.add(run);
      const outcomes = await run.finally(() => running.delete(run));
      return outcomes.map(({ results }) => results as Row[]);
    },
    async scrub() {},
    close: () => (closed ??= Promise.allSettled(running).then(() => undefined)),
  };
}

/** The store in a D1 database, its tables brought up to date. Rejects when the database cannot be used. */
export async function openD1Store(binding: D1): Promise<Store> {
  const database = openD1(binding);
  await migrate(database);
  return storeIn(database);
}
