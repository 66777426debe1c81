import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/desk/store/schema.ts';
import { storeIn } from '../../src/desk/store/sql-store.ts';
import { openSqlite } from '../../src/desk/store/sqlite/open.ts';
import type { Store } from '../../src/desk/store/store.ts';
import { someMessage } from '../desk/message.ts';
import { startPostgres } from '../desk/store/postgres.ts';
import { written } from '../desk/store/writers.ts';
import { median, type Figure } from './desk-figures.ts';

const connections = 16;

/** Starts `desk-server.ts` with one of its stores. */
export async function startServer(site: string, kind: string, place: string) {
  const child = spawn(process.execPath, ['tests/bench/desk-server.ts', site, kind, place], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return { child, port: await portOf(child) };
}

/** The port that a server prints when it is ready. */
export function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (data: Buffer) => {
      const port = /port (\d+)/.exec(data.toString())?.[1];
      if (port) resolve(Number(port));
    });
    child.on('exit', () => reject(new Error('The server of the benchmark ended.')));
  });
}

/** Sends messages for so long over sixteen connections that wait for each answer, and resolves with how many were taken. */
async function load(port: number, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let taken = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      const next = () => {
        if (performance.now() > end) {
          socket.end();
          return;
        }
        const body = JSON.stringify(written(randomUUID()));
        socket.write(
          `POST /desk/messages HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        );
      };
      let answer = '';
      socket.on('connect', next);
      socket.on('error', reject);
      socket.on('close', () => resolve());
      socket.on('data', (data) => {
        answer += data.toString('latin1');
        const [head = '', rest] = answer.split('\r\n\r\n');
        if (rest === undefined || rest.length < Number(/content-length: (\d+)/i.exec(head)?.[1])) return;
        if (!head.startsWith('HTTP/1.1 201')) {
          reject(new Error(`The server answered ${head.slice(9, 12)}.`));
          return;
        }
        answer = '';
        taken++;
        next();
      });
    });
  await Promise.all(Array.from({ length: connections }, one));
  return taken;
}

/** How many transactions have written something in a PostgreSQL cluster so far. */
async function transactions(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query('select pg_snapshot_xmax(pg_current_snapshot()) as next');
  await client.end();
  return Number(rows[0].next);
}

/** Messages a second that sixteen writers get into a store without a server before it, with commits shared and one by one. */
async function sharing(folder: string, rounds: number): Promise<Figure> {
  const storeAt = async (name: string, most?: number) => {
    const database = await openSqlite(join(folder, `${name}.sqlite`), most);
    await migrate(database);
    return storeIn(database);
  };
  const accept = async (store: Store) => {
    const end = performance.now() + 1000;
    let count = 0;
    const write = async () => {
      for (; performance.now() < end; count++) await store.accept(someMessage(), ['staff', 'receipt']);
    };
    await Promise.all(Array.from({ length: connections }, write));
    return count;
  };
  const [shared, alone] = [await storeAt('shared'), await storeAt('alone', 1)];
  const rates: [number, number][] = [];
  for (let round = 0; round < 2 * rounds; round++) rates.push([await accept(shared), await accept(alone)]);
  await Promise.all([shared.close(), alone.close()]);
  const [ours, theirs] = [0, 1].map((place) => median(rates.map((pair) => pair[place]!)));
  return {
    name: `SQLite, ${connections} writers, commits shared`,
    value: median(rates.map(([one, other]) => one / other)),
    unit: `× one commit each: ${ours} a second beside ${theirs}; the disk takes ${(await flush(folder)).toFixed(2)} ms to flush`,
    least: 2,
  };
}

/** Milliseconds that the disk takes to have 8 KB for good. */
async function flush(folder: string): Promise<number> {
  const file = await open(join(folder, 'flush'), 'w');
  const times: number[] = [];
  for (let count = 0; count < 100; count++) {
    const began = performance.now();
    await file.write(Buffer.alloc(8192));
    await file.sync();
    times.push(performance.now() - began);
  }
  await file.close();
  return median(times);
}

/** Messages a second with each store in alternating rounds, so that a busy machine slows all of them. */
export async function speed(site: string, rounds: number, seconds: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-speed-'));
  const cluster = await startPostgres();
  const places: Record<string, string> = {
    none: '',
    grouped: join(folder, 'grouped.sqlite'),
    single: join(folder, 'single.sqlite'),
    'one statement': cluster.database(),
    'several statements': cluster.database(),
  };
  const started: ChildProcess[] = [];
  try {
    const rates: Record<string, number[]> = {};
    const ports: Record<string, number> = {};
    for (const [kind, place] of Object.entries(places)) {
      const { child, port } = await startServer(site, kind, place);
      started.push(child);
      ports[kind] = port;
      await load(port, 500);
    }
    let [written, kept] = [0, 0];
    for (let round = 0; round < rounds; round++)
      for (const kind of Object.keys(places)) {
        const before = kind === 'one statement' ? await transactions(places[kind]!) : 0;
        const taken = await load(ports[kind]!, seconds * 1000);
        (rates[kind] ??= []).push(taken / seconds);
        if (kind !== 'one statement') continue;
        kept += taken;
        written += (await transactions(places[kind]!)) - before;
      }
    const rate = (kind: string) => median(rates[kind]!);
    const ratio = (one: string, other: string) =>
      median(rates[one]!.map((value, round) => value / rates[other]![round]!));
    const said = (kind: string) => `${Math.round(rate(kind))} a second (${rates[kind]!.map(Math.round).join(' ')})`;
    const shared = ratio('grouped', 'single');
    return [
      await sharing(folder, rounds),
      {
        name: 'SQLite, the whole handler',
        value: ratio('grouped', 'none'),
        unit: `× the same without a store: ${said('grouped')} beside ${said('none')}; ${shared.toFixed(2)} × one commit each: ${said('single')}`,
        least: 0.25,
      },
      {
        name: 'PostgreSQL, one statement',
        value: ratio('one statement', 'several statements'),
        unit: `× a transaction of several: ${said('one statement')} beside ${said('several statements')}`,
        least: 1,
      },
      {
        name: 'PostgreSQL, statements that write',
        value: written / kept,
        unit: 'a message: one keeps it with its deliveries, one counts its sender',
        most: 2.01,
      },
    ];
  } finally {
    for (const child of started) child.kill('SIGKILL');
    cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
