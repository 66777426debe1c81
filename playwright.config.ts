import { defineConfig } from '@playwright/test';
import { browser } from './tests/browser.ts';
import { isSample, sites } from './tests/sites.ts';

/** These tell stories about pages of the sample; an agency's own content has others. */
const aboutSample = [
  'ask/**/*.browser.spec.ts',
  'catalogue/**/*.browser.spec.ts',
  'desk/**/*.browser.spec.ts',
  'guides/**/*.browser.spec.ts',
  'pages/{journeys,machines,places}.browser.spec.ts',
  'check/manual.spec.ts',
  'services/**',
  'update.spec.ts',
].map((name) => `**/tests/${name}`);

/** What does not run here: slow proofs have a command of their own. */
const left = ['**/tests/long/**', ...(isSample ? [] : aboutSample)];

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
