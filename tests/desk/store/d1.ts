import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { D1 } from '../../../src/desk/store/d1.ts';

// Wrangler asks and tells its maker nothing.
process.env['WRANGLER_SEND_METRICS'] = 'false';

/** More than the tests need: Workers have no way to make a database. */
const most = 64;

/** D1 as Wrangler runs it on this machine, in workerd, on disk. */
export interface LocalD1 {
  /** An empty database. */
  database(): D1;
  stop(): Promise<void>;
}

/** Starts it, with databases in a temporary folder. */
export async function startD1(): Promise<LocalD1> {
  const { getPlatformProxy } = await import('wrangler');
  const folder = mkdtempSync(join(tmpdir(), 'desk-d1-'));
  const names = Array.from({ length: most }, (_, index) => `DB${index}`);
  const configPath = join(folder, 'wrangler.json');
  writeFileSync(
    configPath,
    JSON.stringify({
      name: 'desk',
      compatibility_date: '2026-11-01',
      d1_databases: names.map((name) => ({ binding: name, database_name: name, database_id: name })),
    }),
  );
  const { env, dispose } = await getPlatformProxy<Record<string, D1>>({
    configPath,
    persist: { path: join(folder, 'state') },
    remoteBindings: false,
  });
  return {
    database: () => env[names.shift()!]!,
    async stop() {
      await dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
