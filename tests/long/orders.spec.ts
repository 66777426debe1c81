import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from '../../src/build.ts';
import type { DeskFile } from '../../src/desk/file.ts';
import { sql } from '../../src/desk/store/database.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { noting } from '../../src/desk/store/staff/changes.ts';
import { indexWords } from '../../src/desk/store/staff/words.ts';
import { someMessage } from '../desk/message.ts';
import { engine } from '../desk/program.ts';

/*
 * Imports of orders and erasures of people that are killed twenty times: what is kept afterwards is the file of before or the one after,
 * and of a person all or nothing, in messages, in notes and in the index of words.
 */
const site = 'node_modules/.cache/pult/long/orders';
const kills = 20;
const count = 20_000;
const ofOne = 150;

test('imports and erasures that are killed leave all or nothing', async () => {
  if (!existsSync(join(site, 'desk/desk.json'))) await buildSite(site);
  const folder = mkdtempSync(join(tmpdir(), 'desk-orders-'));
  const database = `sqlite:${join(folder, 'desk.sqlite')}`;
  const { orders } = JSON.parse(readFileSync(join(site, 'desk/desk.json'), 'utf8')) as DeskFile;
  const [id, kind] = Object.entries(orders!)[0]!;
  const states = Object.keys(kind.states).slice(0, 2);
  const facts = { code: '7K3M9P2X'.padEnd(kind.codeLength, 'Z'), 'birth-date': '1990-01-02', postcode: '1000' };
  for (const state of states) {
    const rows = Array.from({ length: count }, (_, index) =>
      [`FL${index}`, ...kind.secret.map((fact) => facts[fact]), state, '2026-01-02T09:00:00Z'].join(','),
    );
    writeFileSync(
      join(folder, `${id}-${state}.csv`),
      [['number', ...kind.secret, 'state', 'changed'].join(','), ...rows].join('\n'),
    );
  }

  /** Runs a command, killed after so many milliseconds; resolves with whether it came to its end, and well. */
  const desk = (typed: string[], life?: number) =>
    new Promise<boolean>((resolve) => {
      const child = spawn(process.execPath, ['src/desk/staff/cli.ts', ...typed], {
        env: {
          ...engine,
          DATABASE_URL: database,
          OUT: site,
          DESK_FOLDER: folder,
          DESK_SECRET: 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=',
        },
        stdio: 'ignore',
      });
      const timer = life === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), life);
      child.on('exit', (code) => {
        clearTimeout(timer);
        resolve(code === 0);
      });
    });
  /** How long a command takes when nobody kills it, and another time some part of that. */
  const lives = async (typed: string[]) => {
    const begin = performance.now();
    expect(await desk(typed), typed.join(' ')).toBe(true);
    const whole = performance.now() - begin;
    return () => whole * (0.3 + 0.75 * Math.random());
  };
  const asOf = (minute: number) => new Date(Date.parse('2026-01-03T00:00:00Z') + minute * 60_000).toISOString();
  const importing = (nth: number) =>
    ['orders', 'import', join(folder, `${id}-${states[nth % 2]}.csv`)].concat(
      ...['--kind', id, '--as-of', asOf(nth), '--force'],
    );

  // A command works on a database that is there.
  await (await openStore(database)).close();
  const life = await lives(importing(0));
  let killed = 0;
  for (let nth = 1; killed < kills / 2; nth++) {
    if (!(await desk(importing(nth), life()))) killed++;
    const store = await openStore(database);
    const [rows] = await store.atomic([sql('select state, count(*) as count from orders group by state')]);
    expect(rows).toHaveLength(1);
    expect(rows![0]).toMatchObject({ count });
    // What is said of the source is of the file that is kept.
    const from = await store.source(id);
    const minute = (Date.parse(from!.file!.asOf) - Date.parse(asOf(0))) / 60_000;
    expect(rows![0]!['state']).toBe(states[minute % 2]);
    expect(await store.auditCheck()).not.toHaveProperty('broken');
    await store.close();
  }

  const person = (nth: number) => `visitor${nth}@example.org`;
  const fill = async (nth: number) => {
    const store = await openStore(database);
    for (let index = 0; index < ofOne; index++) {
      const message = someMessage({ email: person(nth), text: `Secret${nth} word`, desk: 'library' });
      await store.accept(message, ['staff']);
      await store.atomic(noting(message.reference, message.reference, 'kari@town.example', `Note ${nth}`, '2026'));
    }
    while (await indexWords(store));
    await store.close();
  };
  const erasing = (nth: number) => ['person', 'erase', person(nth), '--yes'];
  await fill(0);
  const lifeOfErasing = await lives(erasing(0));
  for (let nth = 1; killed < kills; nth++) {
    await fill(nth);
    const isWhole = await desk(erasing(nth), lifeOfErasing());
    if (!isWhole) killed++;
    const store = await openStore(database);
    const [kept, notes, words] = await store.atomic([
      sql('select reference from messages where email = ?', person(nth)),
      sql('select id from staff_notes where text = ?', `Note ${nth}`),
      sql('select words from staff_words where words like ?', `%\nsecret${nth} %`),
    ]);
    expect([0, ofOne]).toContain(kept!.length);
    expect(notes).toHaveLength(kept!.length);
    expect(words!.length > 0).toBe(kept!.length > 0);
    if (isWhole) expect(kept).toEqual([]);
    expect(await store.auditCheck()).not.toHaveProperty('broken');
    await store.close();
  }
  rmSync(folder, { recursive: true, force: true });
});
