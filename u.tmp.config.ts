import { defineConfig } from '@playwright/test';
export default defineConfig({ testDir: 'tests', fullyParallel: true, workers: 2, timeout: 60_000, reporter: 'line', testIgnore: ['**/tests/long/**', '**/*.browser.spec.ts'] });
