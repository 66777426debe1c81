import { expect, test, type Page } from '@playwright/test';
import { globSync } from 'node:fs';
import { sites } from '../sites.ts';

/** Bytes of all bodies that a page loads, as they came over the line (Brotli), by kind. */
async function weigh(page: Page, path: string) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return { total: Object.values(bytes).reduce((sum, part) => sum + part, 0), script: bytes['Script'] ?? 0 };
}

test('an article with everything it loads weighs at most 15 KB, its scripts 3 KB', async ({ page }) => {
  test.setTimeout(180_000);
  const articles = globSync('content/articles/*/*.mdx').map((file) =>
    file.replace('content/articles', '').replace('.mdx', '/'),
  );
  expect(articles.length).toBeGreaterThan(140);
  const heaviest = { path: '', total: 0, script: 0 };
  for (const path of articles.filter((_, index) => index % 6 === 0)) {
    const { total, script } = await weigh(page, sites.university.url + path);
    if (total > heaviest.total) Object.assign(heaviest, { path, total, script });
  }
  console.log(`heaviest article: ${heaviest.path} ${heaviest.total} bytes, scripts ${heaviest.script} bytes`);
  expect(heaviest.total).toBeLessThanOrEqual(15_000);
  expect(heaviest.script).toBeLessThanOrEqual(3_000);
});

for (const path of ['/en/', '/en/a-z/', '/en/topics/studies/', '/en/contact/'])
  test(`${path} weighs at most 15 KB`, async ({ page }) => {
    expect((await weigh(page, path)).total).toBeLessThanOrEqual(15_000);
  });
