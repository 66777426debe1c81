import { serve } from '@hono/node-server';
import { chromium, type Page } from '@playwright/test';
import { Hono } from 'hono';
import { globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { siteApp } from '../../src/server/app.ts';
import { openSite } from '../../src/server/files.ts';
import { launchOptions } from '../browser.ts';
import { freePort } from '../ports.ts';
import { writeCatalogue } from './catalogue-data.ts';
import { measureTitles } from './catalogue-titles.ts';
import { writeCorpus } from './corpus.ts';
import { measure } from './measure.ts';

/**
 * What a catalogue of 20,000 generated titles costs: CPU of the build and bytes in the site, against the same site without
 * it, and seconds on slow 4G until a visitor sees the first result. `npm run bench:catalogue -- 5000` names another number.
 */
const count = Number(process.argv[2] ?? 20_000);
const rounds = 3;
const port = await freePort();
const root = resolve('node_modules/.cache/pult/bench-catalogue');
const slow4G = { latency: 400, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false };

await measureTitles();

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const bytesIn = (folder: string) =>
  globSync('**', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

function say(name: string, value: number, limit: number, unit: string) {
  const held = value <= limit;
  console.log(`${held ? 'held' : 'MISSED'}: ${name}: ${value.toFixed(1)} ${unit} (limit ${limit} ${unit})`);
  if (!held) process.exitCode = 1;
}

/** CPU seconds and bytes of a site in these languages, with the catalogue or without. */
async function built(languages: string[], titles: number): Promise<{ cpu: number; bytes: number; dist: string }> {
  const folder = join(root, `${languages.length}-${titles}`);
  const { agency } = writeCorpus(folder, 20);
  const settings = join(agency, 'site.yaml');
  const inAll = (text: string) =>
    text.replace(
      /\{ en: ([^{}]+) \}/g,
      (_, words: string) => `{ ${languages.map((tag) => `${tag}: ${words}`).join(', ')} }`,
    );
  writeFileSync(
    settings,
    inAll(readFileSync(settings, 'utf8')).replace('languages: [en]', `languages: [${languages.join(', ')}]`),
  );
  if (titles > 0) writeCatalogue(join(agency, 'catalogue'), titles);
  const dist = join(folder, 'dist');
  const costs = [];
  for (let round = 0; round < rounds; round++) {
    for (const name of ['astro', 'pult'])
      rmSync(join('node_modules/.cache', name, agency.replace(/[^\w-]+/g, '_')), { recursive: true, force: true });
    costs.push((await measure('node src/build.ts', '.', { CONTENT: agency, OUT: dist })).cpu);
  }
  return { cpu: median(costs), bytes: bytesIn(dist), dist };
}

let dist = '';
for (const languages of [['en'], ['en', 'nb', 'sl']]) {
  const without = await built(languages, 0);
  const own = await built(languages, count);
  const name = `${count} titles, ${languages.length === 1 ? 'one language' : `${languages.length} languages`}`;
  say(`${name}: CPU added to the build`, own.cpu - without.cpu, 25, 's');
  const added = (own.bytes - without.bytes) / 1e6;
  if (languages.length === 1) say(`${name}: added to dist/`, added, 40, 'MB');
  else console.log(`${name}: added to dist/: ${added.toFixed(1)} MB`);
  if (languages.length === 1) dist = own.dist;
}

const site = openSite(dist);
const browser = await chromium.launch(launchOptions);
for (const [host, app] of [
  ['a host of files', siteApp({ ...site, catalogue: new Hono() })],
  ['our server', siteApp(site)],
] as const) {
  const server = serve({ fetch: app.fetch, port });
  const queries = [
    'q=kiko',
    'author=anna',
    'title=kela&subject=pola',
    'q=vebi bosa&kind=book',
    'subject=tori&sort=newest',
    'author=jakob&sort=title',
  ];
  // The server packs a file when it is first asked for: that is no visitor's second.
  for (const query of queries)
    await timeOf(query, (page) => page.goto(`http://localhost:${port}/en/catalogue/?${query}`), false);
  const cold = [];
  const warm = [];
  for (const query of queries) {
    cold.push(await timeOf(query, (page) => page.goto(`http://localhost:${port}/en/catalogue/?${query}`), true));
    warm.push(await timeAfterForm(query));
  }
  say(`${host}, slow 4G, an address from cold: median until the first result`, median(cold) / 1000, 2.5, 's');
  say(`${host}, slow 4G, an address from cold: slowest`, Math.max(...cold) / 1000, 2.5, 's');
  say(`${host}, slow 4G, the form sent: median until the first result`, median(warm) / 1000, 2.5, 's');
  server.close();
}
await browser.close();

async function freshPage(
  slow: boolean,
): Promise<{ page: Page; close: () => Promise<void>; hurry: (slow: boolean) => Promise<void> }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  // Noted in the page: to be told of it takes the test longer.
  await page.addInitScript(() => {
    const noted = window as { firstResult?: number };
    new MutationObserver(() => {
      if (document.querySelector('[data-records] li')) noted.firstResult ??= performance.now();
    }).observe(document, { subtree: true, childList: true });
  });
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const hurry = async (now: boolean) =>
    void (await session.send(
      'Network.emulateNetworkConditions',
      now ? slow4G : { latency: 0, downloadThroughput: -1, uploadThroughput: -1, offline: false },
    ));
  await hurry(slow);
  return { page, close: () => context.close(), hurry };
}

/** Milliseconds from when the browser set out until the first result of a search is there. */
async function timeOf(query: string, go: (page: Page) => Promise<unknown>, slow: boolean): Promise<number> {
  const { page, close } = await freshPage(slow);
  await go(page);
  const time = await firstResult(page, query);
  await close();
  return time;
}

/** The same from sending the form of a page that is there. */
async function timeAfterForm(query: string): Promise<number> {
  const { page, close, hurry } = await freshPage(false);
  await page.goto(`http://localhost:${port}/en/catalogue/`, { waitUntil: 'networkidle' });
  await hurry(true);
  for (const [name, value] of new URLSearchParams(query)) {
    if (['kind', 'sort'].includes(name))
      await page.evaluate(
        ([field, text]) => void (document.querySelector<HTMLSelectElement>(`#c-${field}`)!.value = text!),
        [name, value],
      );
    else await page.fill(`#c-${name}`, value);
  }
  await page.evaluate(() => document.querySelector<HTMLFormElement>('[data-catalogue]')!.requestSubmit());
  await page.waitForURL(/\?/);
  const time = await firstResult(page, query);
  await close();
  return time;
}

/** When the page noted its first result, counted from the beginning of its navigation. */
async function firstResult(page: Page, query: string): Promise<number> {
  await page.waitForSelector('#found[data-state=ready]');
  const time = await page.evaluate(() => (window as { firstResult?: number }).firstResult);
  if (time === undefined) throw new Error(`${query}: no result is shown.`);
  return time;
}
