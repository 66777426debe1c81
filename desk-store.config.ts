import { defineConfig } from '@playwright/test';
export default defineConfig({ testDir: 'tests/desk', testMatch: 'store.spec.ts', reporter: 'line', workers: 1 });
