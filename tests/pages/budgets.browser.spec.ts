import { expect, test, type Browser } from '@playwright/test';
import { globSync, readFileSync, statSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { isSample } from '../sample.ts';
import { sites } from '../sites.ts';

const { url, folder, languages } = sites.content;

/**
 * Bytes that a first visit to a page costs, as they come over the line (Brotli, headers included): all of it but pictures, which
 * are an agency's own, its scripts, and the words of its main part.
 */
async function weigh(browser: Browser, path: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  const answer = await page.goto(url + path, { waitUntil: 'networkidle' });
  expect(answer?.status(), path).toBe(200);
  const words = brotliCompressSync(await page.getByRole('main').innerHTML()).length;
  const hasNotice = (await page.locator('[data-until]').count()) > 0;
  const asksMore = (await page.locator('[data-own]').count()) > 0;
  await context.close();
  const { Image: pictures = 0, Script: script = 0 } = bytes;
  const total = Object.values(bytes).reduce((sum, part) => sum + part, 0) - pictures;
  return { path, total, script, words, hasNotice, asksMore };
}

test('the twelve heaviest pages weigh at most 15 KB each with everything they load but pictures, their scripts 3.5 KB', async ({
  browser,
}) => {
  const pages = languages
    .flatMap((tag) => globSync(`${folder}/${tag}/**/index.html`))
    .filter((file) => !file.endsWith('search/index.html'));
  expect(pages.length).toBeGreaterThan(languages.length);
  const heaviest = pages.toSorted((a, b) => statSync(b).size - statSync(a).size).slice(0, 12);
  // Beside each other: most of the time goes into waiting until nothing more comes.
  const paths = heaviest.map((file) => file.slice(folder.length).replace('index.html', ''));
  const weights = await Promise.all(paths.map((path) => weigh(browser, path)));
  weights.sort((a, b) => b.total - a.total);
  console.log(`heaviest page: ${JSON.stringify(weights[0])}`);
  for (const { path, total, script, words, hasNotice, asksMore } of weights) {
    // How much an agency writes on a page is its affair; what stands around it is ours.
    // A form with questions of the agency's own has half a kilobyte for them.
    expect(total, path).toBeLessThanOrEqual((asksMore ? 15.5 : 15) * 1024 + (isSample ? 0 : words));
    // The directory of services narrows itself, and a notice ends by itself; no other page has more than 3 KB.
    const more = (path.includes('/services/') ? 0.5 : 0) + (hasNotice ? 1.5 : 0);
    expect(script, path).toBeLessThanOrEqual((3 + more) * 1024);
  }
});

test('the script of the search weighs at most 14 KB, Pagefind and stemmers aside, and what answers for desks 8 KB more', () => {
  const bytes = globSync(`${folder}/_astro/results-*.js`).map((file) => brotliCompressSync(readFileSync(file)).length);
  const sum = bytes.reduce((total, part) => total + part, 0);
  console.log(`script of the search: ${sum} bytes`);
  expect(bytes).toHaveLength(1);
  expect(sum).toBeLessThanOrEqual(14 * 1024);
  const [desks] = globSync(`${folder}/_astro/desks-*.js`);
  expect(brotliCompressSync(readFileSync(desks!)).length).toBeLessThanOrEqual(8 * 1024);
});
