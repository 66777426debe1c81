import { serve } from '@hono/node-server';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AskFile } from '../../src/ask/answer/file.ts';
import { stemmerOf } from '../../src/ask/words/stem.ts';
import { openVocabulary, postingsOf } from '../../src/ask/answer/vocabulary.ts';
import { seededRandom } from '../../src/check/mistype.ts';
import { siteApp } from '../../src/server/app.ts';
import { openSite } from '../../src/server/files.ts';
import { run } from '../agency.ts';
import { writeCorpus } from '../bench/corpus.ts';
import { launchOptions } from '../browser.ts';
import { freePort } from '../ports.ts';

const room = mkdtempSync(join(tmpdir(), 'pult-fulltext-'));
const dist = join(room, 'dist');
const port = await freePort();
const site = `http://localhost:${port}`;
const count = 700;
const rare = Array.from({ length: 240 }, (_, number) => `zu${syllables(number)}`);

let server: ReturnType<typeof serve>;
let browser: Browser;
/** Rare words with pages that the file for questions does not hold, and words that it holds nowhere. */
let leftOut: { word: string; pages: string[]; held: number }[];

test.beforeAll(async () => {
  const { agency } = writeCorpus(room, 0);
  const deep = writeArticles(join(agency, 'articles', 'en'));
  const { code, output } = run('src/build.ts', { CONTENT: agency, OUT: dist });
  expect(code, output).toBe(0);
  const file = JSON.parse(readFileSync(join(dist, 'ask', 'en.json'), 'utf8')) as AskFile;
  const vocabulary = openVocabulary(file, await stemmerOf('en'));
  leftOut = rare
    .map((word) => {
      const place = vocabulary.places.get(vocabulary.stem(word))!;
      return { word, pages: deep.get(word)!, held: postingsOf(vocabulary, place).length };
    })
    .filter(({ pages, held }) => held < pages.length);
  server = serve({ fetch: siteApp(openSite(dist)).fetch, port });
  browser = await chromium.launch(launchOptions);
});

test.afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(room, { recursive: true, force: true });
});

test('the file for questions leaves out rare words that stand deep in a text', () => {
  expect(leftOut.filter(({ held }) => held === 0).length).toBeGreaterThan(20);
  expect(leftOut.filter(({ held }) => held > 0).length).toBeGreaterThan(20);
});

test('a rare word alone finds every page on which it stands', async () => {
  for (const { word, pages } of [...some('nowhere'), ...some('somewhere')]) {
    const { page } = await ask(word);
    await expect.poll(() => shownOn(page), word).toHaveLength(pages.length);
    expect((await shownOn(page)).toSorted(), word).toEqual(pages);
    await expect(page.locator('#results [role=status]')).toContainText(String(pages.length));
    expect((await fromServer(word)).toSorted(), word).toEqual(pages);
    await page.context().close();
  }
});

test('what the full text adds comes below, and neither moves what is shown nor takes the focus from it', async () => {
  for (const [where, ...before] of [['somewhere'], ['nowhere', common(3)]] as const)
    for (const { word, pages } of some(where)) {
      const question = [...before, word].join(' ');
      const { page, release } = await ask(question, true);
      const first = await shownOn(page);
      const status = page.locator('#results [role=status]');
      const said = await status.textContent();
      const last = page.locator('[data-pages] a.font-bold').last();
      const link = (await last.elementHandle())!;
      await link.focus();
      const placeOf = () => link.evaluate((own) => own.getBoundingClientRect().top + scrollY);
      const place = await placeOf();
      release();
      await expect(status, question).not.toHaveText(said!);
      const more = page.getByRole('button', { name: 'Show more pages' });
      expect(await placeOf(), question).toBe(place);
      expect(await link.evaluate((own) => own === document.activeElement), question).toBe(true);
      while (await more.isVisible()) await more.click();
      const after = await shownOn(page);
      expect(after.slice(0, first.length), question).toEqual(first);
      expect(after, question).toEqual(expect.arrayContaining(pages));
      expect(new Set(after).size, question).toBe(after.length);
      await page.context().close();
    }
});

test('the server finds the same pages as the browser, at both of its addresses', async () => {
  for (const { word, pages } of some('nowhere')) {
    const question = `${common(5)} ${word}`;
    const { page } = await ask(question);
    await expect.poll(() => shownOn(page), question).toEqual(expect.arrayContaining(pages));
    const inBrowser = await shownOn(page);
    for (const path of ['/desk/ask?lang=en&', '/en/search/?'])
      expect((await fromServer(question, path)).slice(0, inBrowser.length), question).toEqual(inBrowser);
    await page.context().close();
  }
});

test('without the full text the answer stays as it was, and the page says so', async () => {
  const [{ word } = { word: '' }] = some('nowhere');
  const { page, release } = await ask(`${common(3)} ${word}`, true);
  const before = await shownOn(page);
  await page.route('**/pagefind/index/**', (route) => route.abort());
  release();
  await expect(page.getByText('there may be more pages')).toBeVisible();
  await expect(page.locator('#results')).toHaveAttribute('data-state', 'ready');
  expect(await shownOn(page)).toEqual(before);
  await page.context().close();
});

/** Five of the words of which the file holds no page, or some. */
function some(where: 'nowhere' | 'somewhere') {
  return leftOut.filter(({ held }) => (where === 'nowhere' ? held === 0 : held > 0)).slice(0, 5);
}

/** Asks in a new profile, where the script answers, and waits for the first answer; with `hold`, Pagefind comes only after `release`. */
async function ask(question: string, hold = false): Promise<{ page: Page; release: () => void }> {
  const page = await (await browser.newContext()).newPage();
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  if (hold)
    await page.route('**/pagefind/pagefind.js', async (route) => {
      await released;
      await route.continue();
    });
  await page.goto(`${site}/en/search/`);
  await page.fill('#query', question);
  await page.press('#query', 'Enter');
  await expect(page.locator('#results')).toHaveAttribute('data-state', 'ready');
  await expect(page.locator('#results [role=status]')).toContainText(question);
  return { page, release };
}

const shownOn = (page: Page) =>
  page.locator('[data-pages] a.font-bold').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));

async function fromServer(question: string, path = '/en/search/?'): Promise<string[]> {
  const html = await (await fetch(`${site}${path}q=${encodeURIComponent(question)}`)).text();
  const [, pages = ''] = html.split('data-pages');
  return [...pages.matchAll(/class="text-lg font-bold" href="([^"]+)"/g)].map(([, address]) => address!);
}

/** Writes the articles; returns the addresses on which each rare word stands. */
function writeArticles(folder: string): Map<string, string[]> {
  const random = seededRandom('full text');
  const some = (most: number) => Math.floor(random() * most);
  const sentence = (words: string[]) => `${words.join(' ')}.`;
  const deep = new Map<string, string[]>(rare.map((word) => [word, []]));
  for (let number = 0; number < count; number++) {
    const slug = `page-${String(number).padStart(3, '0')}`;
    const own = Array.from({ length: 90 }, () => common(some(1500)));
    const told = rare.filter((_, place) => [0, 1, 2].some((turn) => (place * 7 + turn * 233) % count === number));
    for (const word of told) deep.get(word)!.push(`/en/${slug}/`);
    // Every other word is what one of its three pages is about.
    const about = told.filter(
      (_, place) => rare.indexOf(told[place]!) % 2 === 0 && deep.get(told[place]!)!.length === 1,
    );
    const fields = {
      title: `${own[0]} ${own[1]} ${number}`,
      summary: sentence(own.slice(2, 12)),
      topic: 'one',
      audience: ['all'],
      owner: 'desk',
      reviewed: '2026-09-14',
    };
    // A word of its own stands twice or thrice, a rare one once, at the end.
    const text = [own, own.toReversed(), own.slice(0, 40), [...about, ...about, ...about], told]
      .map(sentence)
      .join('\n\n');
    // JSON is YAML too.
    writeFileSync(join(folder, `${slug}.mdx`), `---\n${JSON.stringify(fields)}\n---\n${text}\n`);
  }
  return deep;
}

/** A word that stands on some forty pages. */
function common(number: number): string {
  return `ka${syllables(number)}`;
}

/** Another pronounceable ending for each number. */
function syllables(number: number): string {
  const letters = 'bdgklmnprt';
  const vowels = 'aeiou';
  return [number % 50, Math.floor(number / 50) % 50, number % 7]
    .map((part) => letters[Math.floor(part / 5)]! + vowels[part % 5]!)
    .join('')
    .concat('m');
}
