import { defineConfig } from '@playwright/test';
import { browser } from './tests/browser.ts';
import { sites } from './tests/sites.ts';

/** What does not run here: slow proofs have a command of their own. */
const left = ['**/tests/long/**'];

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  forbidOnly: !!process.env['CI'],
  reporter: process.env['CI'] ? [['list'], ['json', { outputFile: 'test-results/report.json' }]] : 'list',
  workers: 2,
  timeout: 60_000,
  projects: [
    { name: 'unit', testIgnore: [...left, '**/*.browser.spec.ts'] },
    {
      name: 'browser',
      testMatch: '**/*.browser.spec.ts',
      testIgnore: left,
      use: { ...browser, baseURL: sites.content.url },
    },
  ],
  webServer: Object.values(sites).map(({ env, url }) => ({
    command: 'npm run build && npm start',
    url: `${url}/robots.txt`,
    env,
    timeout: 180_000,
    reuseExistingServer: false,
  })),
});
