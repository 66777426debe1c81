import { execFileSync, spawn } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder of PostgreSQL's programs, as Debian lays them; the newest version that is installed. */
const [newest] = globSync('/usr/lib/postgresql/*/bin/initdb').sort().reverse();
const programs = process.env['POSTGRES_BIN'] ?? (newest ? dirname(newest) : undefined);

/**
 * A PostgreSQL server for tests: real, and private to this machine. It does not wait for the disk: what a process loses that is killed
 * is not lost there, and a machine that fails is for `bench:desk`.
 */
export interface Cluster {
  /** Makes an empty database and returns its address. */
  database(): string;
  /** Stops the server as in a crash (`immediate`) or by breaking off connections (`fast`), and starts it again. */
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  stop(): void;
}

let shared: Promise<Cluster> | undefined;

/** An empty database of the one server that all tests of this process share, and its address. Who restarts a server takes its own. */
export async function emptyPostgres(): Promise<string> {
  shared ??= startPostgres(false).then((cluster) => {
    process.on('exit', () => cluster.stop());
    return cluster;
  });
  return (await shared).database();
}

/**
 * Makes a cluster in a temporary folder and starts it, `safe` as in production from a machine that fails. Throws when
 * PostgreSQL is not installed: a promise untested is not kept.
 */
export async function startPostgres(safe = true): Promise<Cluster> {
  if (!programs)
    throw new Error(
      'The store is promised on PostgreSQL, and there is none in /usr/lib/postgresql. On Debian: apt-get install postgresql. Elsewhere set POSTGRES_BIN to the folder of its programs.',
    );
  const folder = run('mktemp', '-d', '/tmp/desk-postgres-XXXXXX').trim();
  const data = join(folder, 'data');
  const port = await freePort();
  // A collation that is not that of bytes, as many installations have.
  run(
    join(programs, 'initdb'),
    '-D',
    data,
    '-U',
    'desk',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
    ...icu,
  );
  let databases = 0;

  const log = join(folder, 'log');
  // Patient: a server that shares its disk with others writes for minutes before it stops.
  const control = [join(programs, 'pg_ctl'), '-D', data, '-w', '-t', '600', '-l', log] as const;
  const options = ['-o', `-p ${port} -c listen_addresses=127.0.0.1 -k ${folder} -c fsync=${safe ? 'on' : 'off'}`];
  run(...control, 'start', ...options);

  return {
    database() {
      const name = `desk${++databases}`;
      const { PATH } = process.env;
      const options = ['-h', '127.0.0.1', '-p', String(port), '-U', 'desk', name];
      execFileSync(join(programs, 'createdb'), options, { cwd: '/', env: { PATH }, stdio: 'ignore' });
      return `postgres://desk@127.0.0.1:${port}/${name}`;
    },
    // Not waited for by the whole process: what is being sent meanwhile shall go on.
    async restart(mode) {
      await go(...control, 'stop', '-m', mode);
      for (let tries = 1; ; tries++)
        try {
          return await go(...control, 'start', ...options);
        } catch (error) {
          // What the last one left in memory is cleared away by the kernel in its own time; then the next start succeeds.
          if (tries === 10) throw new Error(`${String(error)}\n${run('tail', '-n', '30', log)}`);
        }
    },
    stop() {
      run(...control, 'stop', '-m', 'immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs a program to its end, while this process goes on; rejects when it fails. */
function go(program: string, ...options: string[]): Promise<void> {
  const child = spawn(...command(program, ...options), { cwd: '/', stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${options.join(' ')}: ended with ${code}`)),
    );
  });
}

const icu = ['--locale-provider=icu', '--icu-locale=en'];

/** PostgreSQL refuses to run as root. */
function command(program: string, ...options: string[]): [string, string[]] {
  return userInfo().uid === 0 ? ['runuser', ['-u', 'postgres', '--', program, ...options]] : [program, options];
}

function run(program: string, ...options: string[]): string {
  // Not a pipe for errors: the server would hold it open after `pg_ctl` has ended.
  return execFileSync(...command(program, ...options), {
    cwd: '/',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/**
 * A port that is free now, below those that systems give to connections: while the server restarts, none of the many
 * that other tests open may take its place.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer()
        .on('error', () => resolve(false))
        .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}
