import { defineConfig } from '@playwright/test';
import { browser } from './tests/browser.ts';
import { sites } from './tests/sites.ts';
export default defineConfig({ testDir: 'tests', workers: 1, reporter: 'line', timeout: 120_000, expect: { timeout: 20_000 }, projects: [{ name: 'browser', testMatch: '**/*.browser.spec.ts', use: { ...browser, baseURL: sites.content.url } }],
  webServer: Object.values(sites).map(({ env, url }) => ({ command: 'npm start', url: `${url}/robots.txt`, env, timeout: 120_000 })) });
