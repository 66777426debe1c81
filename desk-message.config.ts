import { defineConfig } from '@playwright/test';
export default defineConfig({ testDir: 'tests/desk', testMatch: ['message.spec.ts', 'settings.spec.ts'], reporter: 'line', workers: 2, fullyParallel: true, outputDir: '/tmp/desk-message-results' });
