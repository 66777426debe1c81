import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { freePort } from '../ports.ts';

/** Debian's nginx on a built site, with one worker, everything packed beforehand, and the headers that we send. */
export async function startNginx(site: string, folder: string): Promise<{ url: string; pid: number; end: () => void }> {
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  for (const name of globSync('**/*.{html,css,js,json,xml,svg}', { cwd: site }))
    writeFileSync(join(site, `${name}.gz`), gzipSync(readFileSync(join(site, name)), { level: 9 }));
  const [block = ''] = readFileSync(join(site, '_headers'), 'utf8').split('\n\n');
  const headers = block
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/:\s*(.*)/s))
    .map(([name, value]) => `add_header ${name} "${value}";`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(folder, kind)};`,
  );
  const settings = join(folder, 'nginx.conf');
  writeFileSync(
    settings,
    `worker_processes 1; daemon off; pid ${join(folder, 'pid')}; error_log ${join(folder, 'log')};
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on; gzip_static on;
  ${temporary.join(' ')}
  server {
    listen 127.0.0.1:${port}; root ${site};
    add_header Cache-Control no-cache; add_header Vary Accept-Encoding;
    ${headers.join('\n    ')}
  }
}
`,
  );
  const master = spawn('nginx', ['-c', settings, '-e', join(folder, 'log')], { stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}`;
  await answering(url, master);
  const pid = Number(execFileSync('pgrep', ['-P', String(master.pid)], { encoding: 'utf8' }));
  return { url, pid, end: () => void master.kill() };
}

/** Resolves once something answers. Rejects when the process ends before. */
async function answering(url: string, process: ChildProcess) {
  while (process.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('nginx ended. Its log stands above.');
}

/** Requests for one address over 16 connections: how many a second, and the processor time of the server for each, in microseconds. */
export function load(url: string, pid: number, coding: string, seconds = 2): { perSecond: number; cpu: number } {
  const before = cpuOf(pid);
  const command = ['-t1', '-c16', `-d${seconds}`, '-H', `Accept-Encoding: ${coding}`, url];
  const said = execFileSync('wrk', command, { encoding: 'utf8' });
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(said);
  const count = Number(/(\d+) requests in/.exec(said)![1]);
  return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)![1]), cpu: (cpuOf(pid) - before) / count };
}

/** The processor time of a process, in microseconds (Linux counts it in hundredths of a second). */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** The memory that a process holds, in megabytes. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1000;
}
