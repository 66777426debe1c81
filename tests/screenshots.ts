import { chromium } from '@playwright/test';
import { serve } from '@hono/node-server';
import { mkdirSync, rmSync } from 'node:fs';
import { siteApp } from '../src/server/app.ts';
import { openSite } from '../src/server/files.ts';
import { agency, article, goodFields, run } from './agency.ts';
import { launchOptions } from './browser.ts';
import { freePort } from './ports.ts';

/** Makes the pictures of the README and of the editors' manual, from the built site and from what the check says. */
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
  {
    file: '.github/editors/suggest-a-change.png',
    path: '/en/renew-a-loan/',
    width: 820,
    height: 420,
    colorScheme: 'light',
    at: 'a[href*="/edit/"], a[href*="/suggest"]',
    mark: true,
  },
] as const;

mkdirSync('.github/editors', { recursive: true });
const server = serve({ fetch: siteApp(openSite('dist')).fetch, port });
const browser = await chromium.launch(launchOptions);
for (const { file, path, width, height, colorScheme, ...more } of pictures) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(`http://localhost:${port}${path}`);
  if ('at' in more)
    await page
      .locator(more.at)
      .first()
      .evaluate((one, isMarked) => {
        one.scrollIntoView({ block: 'center', behavior: 'instant' });
        // Where to click: a ring that the page itself does not have.
        if (isMarked) (one as HTMLElement).style.cssText = 'outline: 3px solid #b3261e; outline-offset: 4px';
      }, 'mark' in more);
  await page.screenshot({ path: file });
  await page.close();
}
await pictureOfCheck();
await browser.close();
server.close();

/** What the check says of three slips, as a terminal shows it. */
async function pictureOfCheck() {
  const folder = agency({
    'articles/en/burst-pipe.mdx': article(
      goodFields.replace('topic: water', 'topic: watr').replace('2026-09-14', '14.9.2026'),
      'Close the tap first. Then see [your bill](water-bil.mdx).',
    ),
  });
  const { output } = run('src/check/formats/run.ts', { CONTENT: folder });
  rmSync(folder, { recursive: true });
  const said = output.replace(/^For later:[\s\S]*?\n\n/, '').replace(/^articles/gm, 'content/articles');
  const page = await browser.newPage({ viewport: { width: 820, height: 300 } });
  await page.setContent('<body style="margin: 0; background: #1b1f24; color: #f2f4f7"><pre></pre></body>');
  const text = page.locator('pre');
  await text.evaluate((pre, words) => {
    pre.textContent = words;
    pre.style.cssText = 'margin: 0; padding: 20px; font: 15px/1.6 monospace; white-space: pre-wrap';
  }, `$ npm run check\n\n${said.trim()}`);
  await text.screenshot({ path: '.github/editors/the-check.png' });
  await page.close();
}
