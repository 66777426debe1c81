import { expect, test } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../ports.ts';

/** The last commit, cloned into a room of its own with an empty home, and how to run a command there. */
function freshClone() {
  const room = mkdtempSync(join(tmpdir(), 'pult-fresh-'));
  execFileSync('git', ['clone', '--quiet', resolve('.'), join(room, 'pult')]);
  mkdirSync(join(room, 'home'));
  // A newcomer's shell knows nothing of this project's own programs.
  const path = process.env['PATH']!.split(':')
    .filter((folder) => !folder.includes('node_modules'))
    .join(':');
  const env = { PATH: path, HOME: join(room, 'home'), LANG: 'C.UTF-8', npm_config_cache: join(room, 'cache') };
  return { folder: join(room, 'pult'), env, tidy: () => rmSync(room, { recursive: true, force: true }) };
}

test('npm ci && npm start serves the portal on a fresh machine and says where', async () => {
  const { folder, env, tidy } = freshClone();
  const port = await freePort();
  const server = spawn('bash', ['-c', 'npm ci && npm start'], {
    cwd: folder,
    env: { ...env, PORT: String(port) },
    detached: true,
  });
  let output = '';
  server.stdout.on('data', (data: Buffer) => (output += data.toString()));
  server.stderr.on('data', (data: Buffer) => (output += data.toString()));
  try {
    await expect.poll(() => output, { timeout: 600_000, intervals: [1000] }).toContain(`http://localhost:${port}`);
    expect(output).toContain('There is no built site yet; building it');
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toContain('<h1');
    expect((await fetch(`http://localhost:${port}/desk/health`)).status).toBe(200);
  } finally {
    process.kill(-server.pid!);
    tidy();
  }
});

test('npm cit passes on a fresh machine', () => {
  const { folder, env, tidy } = freshClone();
  const output = execFileSync('npm', ['cit'], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1e8 });
  expect(output).toMatch(/\d+ passed/);
  expect(output).not.toMatch(/\d+ failed/);
  tidy();
});
