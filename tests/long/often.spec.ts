import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

/*
 * What `npm test` tries a few times is tried many times here, in every language and over every service (tests/often.ts): hostile
 * forms and what they leave in memory, kills, crashes of PostgreSQL, walks of the clock, how sure the search is, what the worst question
 * costs, and each step of each guide in a browser.
 */
test('what is tried a few times with each change holds when it is tried often', () => {
  const files = globSync('tests/**/*.spec.ts').filter((file) =>
    /from '[./]*\/often\.ts'/.test(readFileSync(file, 'utf8')),
  );
  expect(files.length).toBeGreaterThan(5);
  const { TEST_PORTS: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', ...files],
    { env: { ...env, OFTEN: '1' }, encoding: 'utf8', maxBuffer: 1e8 },
  );
  expect(stdout).toMatch(/\d+ passed/);
  expect(status, `${stdout}${stderr}`.slice(-20_000)).toBe(0);
});
