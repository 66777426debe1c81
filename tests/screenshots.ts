import { chromium } from '@playwright/test';
import { serve } from '@hono/node-server';
import { siteApp } from '../src/server/app.ts';
import { openSite } from '../src/server/files.ts';
import { launchOptions } from './browser.ts';
import { freePort } from './ports.ts';

/** Makes the three pictures of the README from the built site. */
const port = await freePort();
const pictures = [
  { file: '.github/home.png', path: '/en/', width: 1100, height: 820, colorScheme: 'light' },
  { file: '.github/article.png', path: '/sl/renew-a-loan/', width: 390, height: 820, colorScheme: 'dark' },
  {
    file: '.github/drawing.png',
    path: '/nb/borrow-and-return/',
    width: 390,
    height: 820,
    colorScheme: 'light',
    at: 'figure',
  },
] as const;

const server = serve({ fetch: siteApp(openSite('dist')).fetch, port });
const browser = await chromium.launch(launchOptions);
for (const { file, path, width, height, colorScheme, ...more } of pictures) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(`http://localhost:${port}${path}`);
  if ('at' in more)
    await page
      .locator(more.at)
      .first()
      .evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await page.screenshot({ path: file });
  await page.close();
}
await browser.close();
server.close();
