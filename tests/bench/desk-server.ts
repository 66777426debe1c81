import { serve } from '@hono/node-server';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskApp } from '../../src/desk/app.ts';
import { dailyKey } from '../../src/desk/secrets/senders.ts';
import { keepAtOnce, openPostgres } from '../../src/desk/store/postgres.ts';
import { migrate } from '../../src/desk/store/schema.ts';
import { storeIn } from '../../src/desk/store/sql-store.ts';
import { openSqlite } from '../../src/desk/store/sqlite/open.ts';
import type { Store } from '../../src/desk/store/store.ts';

/*
 * The desk function with one of several stores, sending nothing on: node desk-server.ts <site> <store> <file or address>.
 * Prints the port.
 */
const [site = '', kind = '', place = ''] = process.argv.slice(2);

async function inSqlite(most?: number): Promise<Store> {
  const database = await openSqlite(place, most);
  await migrate(database);
  return storeIn(database);
}

const stores: Record<string, () => Promise<Store>> = {
  none: async () =>
    ({
      count: async () => 1,
      countAll: async (keys) => keys.map(() => 1),
      accept: async ({ reference, answerBy }) => ({ reference, answerBy, repeated: false }),
    }) as Pick<Store, 'count' | 'countAll' | 'accept'> as Store,
  grouped: () => inSqlite(),
  single: () => inSqlite(1),
  'one statement': async () => storeIn(await openPostgres(place), keepAtOnce),
  'several statements': async () => storeIn(await openPostgres(place)),
};

const secret = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
const app = deskApp({
  file: JSON.parse(readFileSync(join(site, 'desk/desk.json'), 'utf8')),
  store: await stores[kind]!(),
  read: async () => undefined,
  secrets: [secret],
  channels: ['staff', 'receipt'],
  deliver: async () => undefined,
  limits: { soft: Infinity, hard: Infinity },
  senderOf: () => dailyKey(secret, '127.0.0.1', '2026-11-24'),
});
// What `log` writes goes to standard error, which nobody reads.
console.log = console.error;
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`port ${port}\n`));
