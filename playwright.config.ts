import { defineConfig } from '@playwright/test';
import { resolve } from 'node:path';
import { browser } from './tests/browser.ts';
import { sites } from './tests/sites.ts';

/** Programs that the tests start, some three hundred, are not compiled anew each time. */
process.env['NODE_COMPILE_CACHE'] ??= resolve('node_modules/.cache/pult/compiled');

/** What does not run here: slow proofs have a command of their own. */
const left = ['**/tests/long/**'];

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  forbidOnly: !!process.env['CI'],
  reporter: process.env['CI'] ? [['list'], ['json', { outputFile: 'test-results/report.json' }]] : 'list',
  workers: 2,
  // Where nobody can try again, a test that fails is run once more; who passes only then is named (`.ci/run`), and is to be mended.
  retries: process.env['CI'] ? 1 : 0,
  // What a test waits for is a fact. These only end one that waits in vain, on a machine that has other work too.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  projects: [
    { name: 'unit', testIgnore: [...left, '**/*.browser.spec.ts'] },
    {
      name: 'browser',
      testMatch: '**/*.browser.spec.ts',
      testIgnore: left,
      use: { ...browser, baseURL: sites.content.url },
    },
  ],
  webServer: {
    command: 'node tests/serve-sites.ts',
    wait: { stdout: /all sites are served/ },
    timeout: 600_000,
    // They are told to end, and end their servers.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
