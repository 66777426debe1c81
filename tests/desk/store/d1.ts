import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { D1 } from '../../../src/desk/store/d1.ts';

// Wrangler asks and tells its maker nothing.
process.env['WRANGLER_SEND_METRICS'] = 'false';

/** More than the tests need: Workers have no way to make a database. */
const most = 16;

/** D1 as Wrangler runs it on this machine, in workerd, on disk. */
export interface LocalD1 {
  /** An empty database. */
  database(): D1;
  /** Takes its files away. */
  remove(): void;
}

let shared: Promise<LocalD1> | undefined;

/** An empty database of the one that all tests of this process share. */
export async function emptyD1(): Promise<D1> {
  shared ??= startD1().then((cloud) => {
    // The process of it ends with this one.
    process.on('exit', () => cloud.remove());
    return cloud;
  });
  return (await shared).database();
}

/** Starts it, with databases in a temporary folder. */
async function startD1(): Promise<LocalD1> {
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
  const { env } = await getPlatformProxy<Record<string, D1>>({
    configPath,
    persist: { path: join(folder, 'state') },
    remoteBindings: false,
  });
  return {
    database: () => env[names.shift()!]!,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
