import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk } from '../desk/host/process.ts';
import { cpuOf, load, memoryOf, startNginx } from './serve-nginx.ts';

/*
 * How the server holds its files: against nginx, under readers who take nothing, under more questions than it can answer, and over
 * time. `npm run bench:serve -- 10` names the minutes of the last; it needs nginx and wrk (Debian: apt-get install nginx wrk).
 */
const minutes = Number(process.argv[2] ?? 10);
const built = process.env['OUT'] ?? 'dist';
if (!existsSync(join(built, '_headers'))) throw new Error(`There is no built site in ${built}/. First: npm run build`);
const room = mkdtempSync(join(tmpdir(), 'pult-serve-'));
// nginx reads it as another user.
chmodSync(room, 0o755);
const site = join(room, 'site');
cpSync(built, site, { recursive: true });
writeFileSync(join(site, 'large.pdf'), new Uint8Array(30_000_000).fill(37));
const server = await startDesk({ OUT: site, DESK_FOLDER: join(room, 'desk'), NODE_ENV: 'test' });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The first language has a home page. */
const [, home = '/en/'] = /"(\/\w[\w-]*\/)"/.exec(await (await fetch(`${server.url}/`)).text()) ?? [];
const paths = [home, `${home}contact/`, `${home}a-z/`, `${home}accessibility/`];

function tell(name: string, value: number, unit: string, limit: number, isLeast = false) {
  const held = isLeast ? value >= limit : value <= limit;
  console.log(`${held ? 'held' : 'MISSED'}: ${name}: ${value.toFixed(2)}${unit} (limit ${limit}${unit})`);
  if (!held) process.exitCode = 1;
}

async function againstNginx() {
  if (spawnSync('nginx', ['-v']).error || spawnSync('wrk', ['-v']).error)
    return console.log('left out: nginx or wrk is not installed (Debian: apt-get install nginx wrk).');
  const nginx = await startNginx(site, join(room, 'nginx'));
  try {
    for (const coding of ['gzip', 'identity']) {
      const address = home + 'a-z/';
      load(server.url + address, server.pid, coding);
      const rounds = Array.from({ length: 7 }, () => [
        load(nginx.url + address, nginx.pid, coding),
        load(server.url + address, server.pid, coding),
      ]);
      const ratios = rounds.map(([theirs, ours]) => ours!.perSecond / theirs!.perSecond);
      const perSecond = (which: 0 | 1) => Math.round(median(rounds.map((round) => round[which]!.perSecond)));
      const cpu = (which: 0 | 1) => Math.min(...rounds.map((round) => round[which]!.cpu));
      console.log(
        `${coding}: nginx ${perSecond(0)}/s (${cpu(0).toFixed(0)} µs each at best), Pult ${perSecond(1)}/s (${cpu(1).toFixed(0)} µs)`,
      );
      tell(`requests a second against nginx, ${coding}`, median(ratios), '', 0.5, true);
      tell(`requests in a second of processor time against nginx, ${coding}`, cpu(0) / cpu(1), '', 0.5, true);
    }
  } finally {
    nginx.end();
  }
}

async function slowReaders() {
  const before = memoryOf(server.pid);
  const readers = Array.from({ length: 60 }, () => connect(Number(new URL(server.url).port), '127.0.0.1'));
  let most = before;
  for (const socket of readers) {
    socket.write('GET /large.pdf HTTP/1.1\r\nHost: a\r\n\r\n');
    socket.once('data', () => socket.pause());
  }
  // Each takes some 64 KB a second, so that the server goes on reading.
  for (let second = 0; second < 10; second++) {
    await pause(1000);
    most = Math.max(most, memoryOf(server.pid));
    for (const socket of readers) socket.resume().once('data', () => socket.pause());
  }
  readers.forEach((socket) => socket.destroy());
  tell('memory for 60 slow readers of 30 MB', most - before, ' MB', 60);
}

/** Four hundred connections ask what has to be worked out; one visitor reads pages meanwhile. */
async function moreThanItCan() {
  const words = Array.from({ length: 8 }, (_, number) => `bok${number}lna`).join('+');
  const before = cpuOf(server.pid);
  const wrk = spawn('wrk', ['-t1', '-c400', '-d15', '--timeout', '30s', `${server.url}/desk/ask?q=${words}`]);
  let said = '';
  wrk.stdout.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise((resolve) => wrk.on('close', resolve));
  const waits: number[] = [];
  const refused: string[] = [];
  await pause(2000);
  while (wrk.exitCode === null) {
    const began = performance.now();
    await (await fetch(server.url + home)).arrayBuffer();
    waits.push(performance.now() - began);
    const answer = await fetch(`${server.url}/desk/ask?q=card`);
    await answer.arrayBuffer();
    if (answer.status === 503) refused.push(answer.headers.get('Retry-After') ?? 'no Retry-After');
    await pause(200);
  }
  await ended;
  console.log(said.split('\n').filter((line) => /requests in|Non-2xx|Socket errors/.test(line)).join(' | ')); // prettier-ignore
  console.log(`turned away: ${refused.length} of ${waits.length} questions; ${((cpuOf(server.pid) - before) / 1e6).toFixed(1)} s of CPU`); // prettier-ignore
  tell('a page under 400 askers, median', median(waits), ' ms', 500);
  tell('a page under 400 askers, longest', Math.max(...waits), ' ms', 2000);
}

/** All kinds of requests, some broken off, for some minutes. */
async function overTime() {
  const seen: number[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    const until = performance.now() + 60_000;
    let count = 0;
    while (performance.now() < until) {
      const round = Array.from({ length: 12 }, async (_, number) => {
        const gone = number % 6 === 5;
        const path = [...paths, `/desk/ask?q=card+${count}`, `${home}search/?q=lost+card+${count}`, '/large.pdf', '/nothing', `${home}catalogue/?title=a`][(count + number) % 9]!; // prettier-ignore
        const accepted = ['br, gzip', 'gzip', 'identity'][number % 3]!;
        const signal = gone ? AbortSignal.timeout(5) : AbortSignal.timeout(30_000);
        const answer = await fetch(server.url + path, { headers: { 'Accept-Encoding': accepted }, signal });
        await answer.arrayBuffer();
      });
      await Promise.allSettled(round);
      count += 12;
    }
    seen.push(memoryOf(server.pid));
    console.log(`minute ${minute + 1}: ${count} requests, ${Math.round(seen.at(-1)!)} MB`);
  }
  if (seen.length < 4) return;
  const half = Math.floor(seen.length / 2);
  tell('memory of the second half against the first', median(seen.slice(half)) / median(seen.slice(0, half)), '', 1.15);
  tell('memory at its most', Math.max(...seen), ' MB', 350);
}

try {
  console.log(execFileSync('uptime', { encoding: 'utf8' }).trim());
  await slowReaders();
  await againstNginx();
  await moreThanItCan();
  await overTime();
} finally {
  await server.end('SIGTERM');
  rmSync(room, { recursive: true, force: true });
}
