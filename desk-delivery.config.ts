import { defineConfig } from '@playwright/test';
export default defineConfig({ testDir: 'tests/desk', testMatch: 'delivery.spec.ts', reporter: 'line', workers: 2, fullyParallel: true, outputDir: '/tmp/desk-delivery-results' });
