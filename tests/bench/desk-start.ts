import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { median, type Figure } from './desk-figures.ts';
import { portOf } from './desk-speed.ts';

/** The desk on Node and SQLite without the site around it. */
const desk = `
import { serve } from '@hono/node-server';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { openDesk } from './src/desk/host/node.ts';
const site = process.argv[2];
const file = JSON.parse(readFileSync(site + '/desk/desk.json', 'utf8'));
const read = (address) => readFile(site + address, 'utf8').catch(() => undefined);
const { app } = await openDesk(file, { env: process.env, read });
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write('port ' + port + '\\n'));`;

/** As little as Node can do. */
const bare = `
import { createServer } from 'node:http';
const server = createServer((request, answer) => answer.end('{}'));
server.listen(0, '127.0.0.1', () => process.stdout.write('port ' + server.address().port + '\\n'));`;

/** Milliseconds from the call of a program to its first answer. */
async function firstAnswer(program: string, site: string, folder: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [program, site], {
    env: { PATH: process.env['PATH'], DESK_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const answer = await fetch(`http://127.0.0.1:${await portOf(child)}/desk/health`);
    await answer.text();
    if (!answer.ok) throw new Error(`The first answer was ${answer.status}.`);
    return performance.now() - began;
  } finally {
    child.kill('SIGKILL');
  }
}

/** How large the desk is when it is packed, and how soon it answers beside a bare server, in alternating runs. */
export async function start(site: string, runs: number): Promise<Figure[]> {
  // Beside `node_modules`, where Node finds what is not packed.
  const folder = resolve('node_modules/.cache/pult/bench/start');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packed = await build({
    stdin: { contents: desk, resolveDir: '.', loader: 'ts' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: ['nodemailer', 'pg'],
    write: false,
  });
  const { contents } = packed.outputFiles[0]!;
  writeFileSync(join(folder, 'desk.mjs'), contents);
  writeFileSync(join(folder, 'bare.mjs'), bare);

  const times: Record<string, number[]> = { bare: [], desk: [] };
  for (let run = 0; run <= runs; run++)
    for (const [name, list] of Object.entries(times)) {
      const time = await firstAnswer(join(folder, `${name}.mjs`), resolve(site), join(folder, 'data'));
      // The first of each finds nothing in the memory of the disk, and no database.
      if (run > 0) list.push(time);
    }
  const [own, other] = [median(times['desk']!), median(times['bare']!)];
  return [
    {
      name: 'packed for Node and SQLite, without mail and PostgreSQL',
      value: gzipSync(contents, { level: 9 }).length / 1000,
      unit: 'KB gz',
      most: 60,
    },
    {
      name: 'from its start to the first answer',
      value: own / other,
      unit: `× a bare Node server: ${Math.round(own)} ms beside ${Math.round(other)} ms, medians of ${runs}`,
      most: 2.5,
    },
  ];
}
