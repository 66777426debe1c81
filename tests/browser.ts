import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';

/** Chromium without a window first, as Playwright's own is: a page takes it half the CPU. */
const systemChromium = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));

/** Playwright's own browser where it is installed, else the system's. */
const executablePath = existsSync(chromium.executablePath()) ? undefined : systemChromium;

if (!executablePath && !existsSync(chromium.executablePath()))
  throw new Error(
    'The tests need a browser. Install one with "npx playwright install chromium", or Chromium from your system, on Debian: apt-get install chromium-headless-shell',
  );

/** How the browser is started: without anything that reaches out of this machine. */
export const launchOptions = {
  ...(executablePath && { executablePath }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/**
 * What tests in a browser share. A tab is emptied between two tests, with its cookies and its storage, and not opened anew:
 * half of what a short test cost.
 */
export const browser = { launchOptions, reuseContext: true };
