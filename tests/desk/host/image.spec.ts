import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const stop: (() => unknown)[] = [];
test.afterEach(() => {
  for (const end of stop.splice(0).reverse()) end();
});

/** The instructions of a Dockerfile, one a line. */
function instructionsIn(path: string): [name: string, rest: string][] {
  return readFileSync(path, 'utf8')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => [line.split(' ')[0]!, line.slice(line.indexOf(' ') + 1)]);
}

test('the image is built in two stages, runs without root, writes to its volume alone and holds no secret', () => {
  const all = instructionsIn('deploy/docker/Dockerfile');
  const stages = all.filter(([name]) => name === 'FROM').map(([, rest]) => rest);
  expect(stages).toHaveLength(2);
  for (const stage of stages) expect(stage).toMatch(/^node:24-[a-z]+-slim( AS build)?$/);
  const last = all.slice(all.findLastIndex(([name]) => name === 'FROM'));
  const of = (name: string) => last.filter(([own]) => own === name).map(([, rest]) => rest);
  expect(of('COPY').every((rest) => rest.startsWith('--from=build '))).toBe(true);
  expect(all.filter(([name]) => name === 'ADD')).toEqual([]);
  expect(of('USER')).toEqual(['node']);
  expect(last.findIndex(([name]) => name === 'USER')).toBeGreaterThan(last.findLastIndex(([name]) => name === 'RUN'));
  const [env = ''] = of('ENV');
  expect(env).not.toMatch(/SECRET|PASSWORD|_URL/);
  expect(env).toContain(`DESK_FOLDER=${of('VOLUME')[0]}`);
  for (const program of ['CMD', 'HEALTHCHECK']) expect(of(program).join()).toMatch(/\["node", .*\]$/);
  const kept = readFileSync('.dockerignore', 'utf8').split('\n');
  for (const name of ['.git', '.env*', 'data', 'node_modules']) expect(kept).toContain(name);
});

for (const path of ['', '/help'])
  test(`the image is healthy when the desk says so, ${path ? 'below a path' : 'at the root of its host'}`, async () => {
    const site = mkdtempSync(join(tmpdir(), 'desk-image-'));
    stop.push(() => rmSync(site, { recursive: true, force: true }));
    mkdirSync(join(site, 'desk'));
    const file = { site: { address: `https://town.example${path}` } };
    writeFileSync(join(site, 'desk/desk.json'), JSON.stringify(file));
    const [, health] = instructionsIn('deploy/docker/Dockerfile').find(([name]) => name === 'HEALTHCHECK')!;
    const [, ...written] = JSON.parse(health.slice(health.indexOf('['))) as string[];
    // In the image the site lies at a place of its own.
    const options = written.map((part) => part.replace('/pult/dist', site));
    const answers: Record<string, number> = { [`${path}/desk/health`]: 200 };
    const server = createServer(({ url = '' }, answer) => answer.writeHead(answers[url] ?? 404).end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    stop.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    const check = () =>
      new Promise((resolve) =>
        spawn(process.execPath, options, { env: { PORT: String(port) } }).on('exit', (code) => resolve(code)),
      );
    expect(await check()).toBe(0);
    answers[`${path}/desk/health`] = 503;
    expect(await check()).toBe(1);
  });
