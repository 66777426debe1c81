import { defineConfig } from '@playwright/test';

export default defineConfig({ testDir: '.', timeout: 1_800_000, reporter: 'list', workers: 1 });
