import { defineConfig } from '@playwright/test';
export default defineConfig({ testDir: 'tests/unit', testMatch: ['hours.spec.ts', 'clock.spec.ts', 'manual.spec.ts'], reporter: 'line' });
