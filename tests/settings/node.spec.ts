import { expect, test } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

const loaded = './src/settings/node.mjs';
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** What a Node of some version says and how it ends, when it is asked to run a file behind what commands load first. */
function runAs(version: string): { code: number; said: string } {
  const versions = JSON.stringify({ ...process.versions, node: version });
  const other = `data:text/javascript,Object.defineProperty(process,'versions',{value:${encodeURIComponent(versions)}})`;
  const words = ['--import', other, '--import', loaded, '--input-type=module', '--eval', 'console.error("runs")'];
  try {
    return { code: 0, said: execFileSync('node', words, { encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: string };
    return { code: status, said: stderr };
  }
}

for (const version of ['18.20.8', '20.20.2', '22.17.1'])
  test(`Node ${version} says that it is too old, and what to do`, () => {
    expect(runAs(version)).toEqual({
      code: 1,
      said: `This is Node ${version}, and Pult needs 22.18 or later. It brings its own where install scripts may run: npm rebuild node. Where they may not, install Node 24: https://nodejs.org/\n`,
    });
  });

for (const version of ['22.18.0', '24.21.0', '30.0.0'])
  test(`Node ${version} runs a command`, () => {
    expect(runAs(version).code).toBe(0);
  });

test('every command of the engine is loaded in this way', () => {
  const own = Object.entries(scripts).filter(([, script]) =>
    /\bnode\b.* (src|deploy|node_modules\/astro)\//.test(script),
  );
  expect(own.map(([name]) => name)).toEqual(expect.arrayContaining(['start', 'build', 'dev', 'check:types', 'desk']));
  for (const [name, script] of own) expect(script, name).toMatch(new RegExp(`^node --import ${loaded} `));
});

test('Astro sends nothing home', () => {
  const words = ['--import', loaded, '--eval', 'console.log(process.env.ASTRO_TELEMETRY_DISABLED)'];
  expect(execFileSync('node', words, { encoding: 'utf8' }).trim()).toBe('1');
});

test('a server ends with the shell in which npm started it, as if it had been told itself', async () => {
  test.skip(process.platform === 'win32', 'there npm asks the system to end what it started');
  const server = `process.on('SIGTERM', () => { console.log('ends'); process.exit(); }); setInterval(() => {}, 1e6); console.log('ready');`;
  const command = `node --import ${loaded} --eval "${server}"; exit`;
  const shell = spawn('sh', ['-c', command], { env: { ...process.env, npm_lifecycle_event: 'start' } });
  let said = '';
  shell.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await expect.poll(() => said).toContain('ready');
  shell.kill('SIGTERM');
  // The pipe stays open for as long as the server holds it.
  await once(shell.stdout, 'close');
  expect(said).toContain('ends');
});
