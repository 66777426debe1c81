import { defineConfig } from '@playwright/test';
import { browser } from './tests/browser.ts';
import { isSample, sites } from './tests/sites.ts';

/** These tell stories about pages of the sample; an agency's own content has others. */
const aboutSample = [
  '**/browser/ask.spec.ts',
  '**/browser/catalogue.spec.ts',
  '**/browser/desk.spec.ts',
  '**/browser/guides.spec.ts',
  '**/journeys.spec.ts',
  '**/browser/places.spec.ts',
  '**/machines.spec.ts',
  '**/manual.spec.ts',
  '**/services.spec.ts',
  '**/update.spec.ts',
];

export default defineConfig({
  testDir: 'tests',
  testIgnore: isSample ? [] : aboutSample,
  fullyParallel: true,
  forbidOnly: !!process.env['CI'],
  reporter: process.env['CI'] ? [['list'], ['json', { outputFile: 'test-results/report.json' }]] : 'list',
  workers: 2,
  timeout: 60_000,
  projects: [
    { name: 'unit', testDir: 'tests/unit' },
    { name: 'desk', testDir: 'tests/desk' },
    { name: 'browser', testDir: 'tests/browser', use: { ...browser, baseURL: sites.content.url } },
  ],
  webServer: Object.values(sites).map(({ env, url }) => ({
    command: 'npm run build && npm start',
    url: `${url}/robots.txt`,
    env,
    timeout: 180_000,
    reuseExistingServer: false,
  })),
});
