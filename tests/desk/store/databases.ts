import { expect } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openD1, openD1Store, type D1 } from '../../../src/desk/store/d1.ts';
import type { Database } from '../../../src/desk/store/database.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { openPostgres } from '../../../src/desk/store/postgres.ts';
import { openSqlite } from '../../../src/desk/store/sqlite/open.ts';
import type { Store } from '../../../src/desk/store/store.ts';

export const writer = join(import.meta.dirname, 'writer.ts');
export const at = (time: string) => `2026-11-24T${time}:00.000Z`;
export const stop: (() => unknown)[] = [];

/** Ends, after each test, what the test has opened. */
export async function endAll() {
  for (const end of stop.splice(0).reverse()) await end();
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-store-'));
  stop.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function open(url: string | D1): Promise<Store> {
  const store = await (typeof url === 'string' ? openStore(url) : openD1Store(url));
  stop.push(() => store.close());
  return store;
}

export async function openDatabase(url: string | D1): Promise<Database> {
  if (typeof url !== 'string') return openD1(url);
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url);
}

/** Starts a process that writes to a store; `acknowledged` fills with the references that it was given, by key. */
export function startWriter(url: string, prefix: string, most: number) {
  const acknowledged = new Map<string, string>();
  const errors: string[] = [];
  const child: ChildProcess = spawn(process.execPath, [writer, url, prefix, String(most)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let rest = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines)
      if (line.startsWith('! ')) errors.push(line);
      else acknowledged.set(...(line.split(' ') as [string, string]));
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  stop.push(() => child.kill('SIGKILL'));
  return { child, acknowledged, errors, ended };
}

export const many = 1_000_000;

export const more = (map: Map<string, string>, count: number) =>
  expect.poll(() => map.size, { timeout: 120_000, intervals: [20] }).toBeGreaterThan(count);

/** By key, as in what a writer was told. */
export async function stored(store: Store): Promise<Map<string, string>> {
  return new Map((await store.list()).map(({ key, reference }) => [key, reference]));
}
