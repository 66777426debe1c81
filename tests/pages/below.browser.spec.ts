import { expect, test, type Page } from '@playwright/test';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagesWith, type Pagefind } from '../../src/ask/answer/pagefind.ts';
import { openPagefind } from '../../src/ask/server/fulltext.ts';
import { base, buildBelow, serveBelow, serveFiles } from '../below.ts';

test.describe.configure({ mode: 'default' });

let whole: string;
let url: string;
let desk: string;
const stop: (() => void)[] = [];

test.beforeAll(async () => {
  test.setTimeout(240_000);
  whole = buildBelow('whole');
  const served = await serveBelow(whole);
  ({ url, desk } = served);
  stop.push(served.stop);
});
test.afterAll(() => stop.forEach((end) => end()));

const unescaped = (text: string) =>
  text.replace(/&#(\d+);|&(quot|amp|lt|gt);/g, (_, code?: string, name?: string) =>
    code ? String.fromCodePoint(Number(code)) : { quot: '"', amp: '&', lt: '<', gt: '>' }[name!]!,
  );

/** Every address in a page: in attributes, in the JSON of attributes and scripts, and in markup within these. */
function addressesIn(html: string): string[] {
  const text = html.replace(/<code>.*?<\/code>/gs, '').replace(/<style.*?<\/style>/gs, '');
  const attributes = [...text.matchAll(/\s([a-z-]+)="([^"]*)"/g)].flatMap(([, name, value]) =>
    name === 'srcset' ? value!.split(', ').map((one) => one.split(' ')[0]!) : unescaped(value!),
  );
  const within = [...attributes, ...[...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, json]) => json!)];
  return [
    ...attributes.filter((value) => /^\/(?!\/)/.test(value)),
    ...[...html.matchAll(/url\(["']?([^)"']+)/g)].map(([, address]) => address!),
    ...attributes.flatMap((value) => /url=(\S+)$/.exec(value)?.[1] ?? []),
    ...within.flatMap((value) => [...value.matchAll(/[":]\\?"(\/[^"\\]+)/g)].map(([, address]) => address!)),
    ...within.flatMap((value) => [...value.matchAll(/href=\\?"(\/[^"\\]+)/g)].map(([, address]) => address!)),
  ];
}

test('no page holds an address outside the path, and each leads to a file or to the function', () => {
  const pages = globSync('**/*.html', { cwd: whole });
  expect(pages.length).toBeGreaterThan(60);
  const wrong = new Set<string>();
  let seen = 0;
  for (const page of pages)
    for (const address of addressesIn(readFileSync(join(whole, page), 'utf8'))) {
      seen++;
      const [path = ''] = address.split(/[?#]/);
      const file = join(whole, path.slice(base.length), path.endsWith('/') ? 'index.html' : '');
      const isFunction = path.startsWith(`${base}/desk/`);
      // A folder of shards, and the path itself.
      const isFolder = path === base || /^\/help\/catalogue\/[0-9a-f]{10}\/$/.test(path);
      if (!`${path}/`.startsWith(`${base}/`) || !(isFunction || isFolder || existsSync(file)))
        wrong.add(`${page}: ${address}`);
    }
  expect([...wrong]).toEqual([]);
  expect(seen).toBeGreaterThan(2000);
});

test('files for programs hold whole addresses below the path, and none beside it', () => {
  const wrong: string[] = [];
  for (const name of globSync('**/*.{xml,md,txt,json,jsonld,webmanifest}', { cwd: whole })) {
    // What the function offers for a change is the text of the file, as it was written.
    if (name.startsWith('desk/sources/')) continue;
    const text = readFileSync(join(whole, name), 'utf8');
    for (const [address] of text.matchAll(/https:\/\/www\.wadi-zahr\.example\/[^\s"<)]*/g))
      if (!`${address}/`.startsWith(`https://www.wadi-zahr.example${base}/`) && !/\.txt:?$/.test(address))
        wrong.push(`${name}: ${address}`);
    for (const [, path] of text.matchAll(/(?:\]\(|href=\\"|": ?"|\[")(\/[a-z][^"\\)]*)/g))
      if (!path!.startsWith(`${base}/`)) wrong.push(`${name}: ${path}`);
  }
  expect(wrong).toEqual([]);
  expect(readFileSync(join(whole, 'en/addresses.md'), 'utf8')).toContain(
    `(https://www.wadi-zahr.example${base}/downloads/form.pdf)`,
  );
  expect(readFileSync(join(whole, 'robots.txt'), 'utf8')).toContain(
    'only https://www.wadi-zahr.example/robots.txt counts',
  );
});

test('every address of every page is answered, and none leads out of the path', async ({ request }) => {
  test.setTimeout(300_000);
  // What the function fills in for who has no script: results of the search, and of the catalogue.
  const filled = [`${base}/en/search/?q=bins`, `${base}/en/catalogue/?q=${encodeURIComponent('كليلة ودمنة')}`];
  const seen = new Set([`${base}/`, ...filled]);
  for (const address of seen) {
    // Packing each page as tightly as can be would be most of the time.
    const answer = await request.get(url + address, { headers: { 'Accept-Encoding': 'identity' } });
    expect(answer.status(), address).toBe(200);
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
    expect(answer.headers()['content-security-policy'], address).toContain("default-src 'none'");
    for (const found of addressesIn(await answer.text())) {
      const [path = ''] = found.split('#');
      expect(`${path}/`, `${found} on ${address}`).toMatch(/^\/help\//);
      // Where forms are sent, and a folder.
      if (/^\/help(\/desk\/(?!guides|ask)|$|\/catalogue\/[0-9a-f]{10}\/$)/.test(path)) continue;
      seen.add(path);
    }
  }
  expect(seen.size).toBeGreaterThan(100);
  expect([...seen]).toContainEqual(expect.stringMatching(/^\/help\/en\/search\/\?q=bins&/));
  expect([...seen]).toContainEqual(expect.stringMatching(/^\/help\/en\/services\/by\//));
});

test('the root of the host leads to the site, and what lies beside it is not there', async ({ request }) => {
  const status = async (path: string) => {
    const answer = await request.get(url + path, { maxRedirects: 0 });
    return [answer.status(), answer.headers()['location']];
  };
  expect(await status('/')).toEqual([302, `${base}/`]);
  expect(await status(base)).toEqual([301, `${base}/`]);
  expect(await status(`${base}/a/90`)).toEqual([301, `${base}/en/addresses/`]);
  expect(await status(`${base}/old/addresses.html`)).toEqual([301, `${base}/en/addresses/`]);
  expect(await status(`${base}/en/their-addresses/`)).toEqual([301, `${base}/en/addresses/`]);
  for (const path of ['/en/', '/a/90', '/desk/health', '/desk/ask?q=water', '/favicon.svg', '/helpen/', '/help/../en/'])
    expect((await status(path))[0], path).toBe(404);
  const missing = await request.get(`${url}${base}/ar/nothing/`);
  expect([missing.status(), /<html lang="ar"/.test(await missing.text())]).toEqual([404, true]);
  expect((await request.get(`${url}/en/`)).headers()['content-security-policy']).toContain("default-src 'none'");
  expect((await request.get(`${url}${base}/desk/health`)).status()).toBe(200);
  expect(await (await request.get(`${url}${base}/en/feed.xml`)).text()).toContain(
    `<link rel="self" href="https://www.wadi-zahr.example${base}/en/feed.xml"/>`,
  );
});

/** What went wrong while a page was used: scripts that failed, and requests outside the path or without an answer. */
function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (answer.status() >= 400 || !pathname.startsWith(`${base}/`)) problems.push(`${answer.status()} ${pathname}`);
  });
  return problems;
}

async function answerGuide(page: Page, ...typed: string[]) {
  const main = page.getByRole('main');
  for (const text of typed) {
    await main.locator('#answer').fill(text);
    await main.locator('form:has(#answer) button[type=submit]').click();
  }
}

test('the full text names pages by the addresses that the search knows them by, in a browser and on a server', async ({
  page,
}) => {
  await page.goto(`${url}${base}/en/`);
  const inBrowser = await page.evaluate(async (script) => {
    const pagefind = (await import(script)) as { createInstance(options: object): Pagefind };
    const { results } = await pagefind.createInstance({ noWorker: true }).search('cylinders');
    return Promise.all(results.map(async (result) => (await result.data()).url));
  }, `${base}/pagefind/pagefind.js`);
  expect(inBrowser).toContain(`${base}/en/bin-collection/`);
  expect(await pagesWith('cylinders', await openPagefind(whole, 'en', base))).toEqual(inBrowser);
});

let problems: string[];
test.describe('in a browser', () => {
  test.beforeEach(({ page }) => void (problems = watch(page)));
  test.afterEach(() => expect(problems).toEqual([]));

  test('a question finds its page', async ({ page }) => {
    await page.goto(`${url}${base}/en/`);
    await page.getByRole('searchbox').or(page.getByRole('combobox')).fill('bin collection');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL(`${url}${base}/en/search/?q=bin+collection`);
    await page.locator('#results a.font-bold', { hasText: 'When we empty your bin' }).first().click();
    await expect(page).toHaveURL(`${url}${base}/en/bin-collection/`);
    await page.goto(`${url}${base}/en/search/?q=bins`);
    await page.locator('nav[aria-labelledby=refine] a').first().click();
    await expect(page).toHaveURL(new RegExp(`^${url}${base}/en/search/\\?q=bins&`));
  });

  test('pages, pictures and downloads that editors link to are there', async ({ page }) => {
    await page.goto(`${url}${base}/en/addresses/`);
    const text = page.getByRole('article');
    // A picture below the fold is loaded late.
    for (const picture of await page.locator('img').all()) await picture.scrollIntoViewIfNeeded();
    for (const picture of await page.locator('img').all())
      await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
    expect(await page.locator('img').count()).toBe(2);
    await expect(text.getByRole('link', { name: 'The form' })).toHaveAttribute('href', `${base}/downloads/form.pdf`);
    await expect(text).toContainText('href="/en/code/"');
    await expect(page.getByRole('main')).toContainText(`www.wadi-zahr.example${base}/a/90`);
    await text.getByRole('link', { name: 'one of the engine' }).click();
    await expect(page).toHaveURL(`${url}${base}/en/a-z/`);
    await page.getByRole('link', { name: 'العربية' }).click();
    await expect(page).toHaveURL(`${url}${base}/ar/a-z/`);
    await page.goto(`${url}${base}/ar/addresses/`);
    await page.getByRole('article').getByRole('link', { name: 'page', exact: true }).click();
    await expect(page).toHaveURL(`${url}${base}/ar/bin-collection/`);
  });

  test('a record of the catalogue is found', async ({ page }) => {
    await page.goto(`${url}${base}/en/catalogue/`);
    await page.locator('#c-q').fill('كليلة ودمنة');
    await page.locator('form[data-catalogue] button').click();
    await page.locator('#found [data-records] li a').first().click();
    await expect(page).toHaveURL(new RegExp(`^${url}${base}/en/catalogue/authors/1/#r-`));
  });

  test('services are narrowed', async ({ page }) => {
    await page.goto(`${url}${base}/en/services/`);
    await page.locator('main details').first().locator('summary').click();
    await page.locator('main details').first().getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp(`^${url}${base}/en/services/\\?`));
  });
  for (const javaScriptEnabled of [true, false])
    test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      test.use({ javaScriptEnabled });
      const today = new Date().toISOString().slice(0, 10);

      test('a guide of choices, one with numbers and one with private answers lead to their ends', async ({ page }) => {
        await page.goto(`${url}${base}/en/guides/where-waste-goes/`);
        await page.getByRole('link', { name: 'Bags of household waste' }).click();
        await expect(page).toHaveURL(`${url}${base}/en/guides/where-waste-goes/bags/`);
        await page.getByRole('link', { name: 'your collection day' }).click();
        await expect(page).toHaveURL(`${url}${base}/en/bin-collection/`);
        await page.goto(`${url}${base}/en/guides/high-water-bill/`);
        await page.getByRole('main').getByRole('link', { name: 'Yes', exact: true }).click();
        await answerGuide(page, today, '33');
        await expect(page.locator('h1#question')).toHaveText('We take 13.2 dinars off');
        await page.goto(`${url}${base}/en/guides/secret/`);
        if (javaScriptEnabled) await page.locator('#guide[data-ready]').waitFor();
        await page.locator('#guide').getByRole('button', { name: 'Yes', exact: true }).click();
        await answerGuide(page, '3');
        await expect(page.locator('h1#question')).toHaveText('3 rooms are wet');
        await expect(page.getByRole('link', { name: 'the form' })).toHaveAttribute(
          'href',
          `${base}/downloads/form.pdf`,
        );
        await page.locator('main a[href*="contact/?subject"]').click();
        await expect(page).toHaveURL(`${url}${base}/en/contact/?subject=water`);
        await expect(page.getByLabel('What is it about?')).toHaveValue('water');
      });

      test('a message reaches the desk, with the page that it came from, and its sender is thanked', async ({
        page,
      }) => {
        await page.goto(`${url}${base}/en/bin-collection/`);
        await page.locator('main + div').getByRole('link').last().click();
        await expect(page.locator('#page')).toHaveValue(`${base}/en/bin-collection/`);
        await page.getByLabel('What is it about?').selectOption('water');
        await page.getByRole('textbox', { name: 'Your message' }).fill('When do you empty my bin?');
        if (javaScriptEnabled) await expect(page.locator('[data-clock]')).not.toBeEmpty();
        await page.getByLabel('Your email address').fill('ada@example.org');
        await page.getByRole('button', { name: 'Continue' }).click();
        await expect(page.locator('[data-answers] a').first()).toHaveAttribute('href', new RegExp(`^${base}/en/`));
        await page.getByRole('button', { name: 'Send the message' }).click();
        await expect(page).toHaveURL(`${url}${base}/en/contact/sent/`);
        const [cookie] = await page.context().cookies();
        expect(cookie).toMatchObject({ name: 'sent', path: `${base}/en/contact/sent/` });
        const reference = (await page.locator('[data-reference]').textContent())!;
        const mail = async (who: string) => {
          const file = join(desk, 'outbox', `${reference}-${who}.eml`);
          await expect.poll(() => existsSync(file)).toBe(true);
          return readFileSync(file, 'utf8').replace(/=\n/g, '').replaceAll('=3D', '=');
        };
        expect(await mail('receipt')).toContain(`https://www.wadi-zahr.example${base}/en/contact/status/`);
        const staff = await mail('staff');
        expect(staff).toContain(`https://www.wadi-zahr.example${base}/en/bin-collection/`);
        const [, link] = /https:\/\/www\.wadi-zahr\.example(\/\S+token=[\w.-]+)/.exec(staff)!;
        await page.goto(url + link!);
        await page.getByRole('button', { name: 'Yes, it is answered' }).click();
        await expect(page.locator('[data-done]')).toBeVisible();
      });

      test('a vote is thanked for, and leads back', async ({ page }) => {
        await page.goto(`${url}${base}/en/bin-collection/`);
        await page.getByRole('button', { name: 'No', exact: true }).click();
        await expect(page.getByRole('heading', { name: 'Thank you for telling us' })).toBeVisible();
        if (!javaScriptEnabled) {
          await expect(page).toHaveURL(new RegExp(`^${url}${base}/en/contact/thanks/\\?page=`));
          await page.locator('[data-back]').click();
        }
        await expect(page).toHaveURL(`${url}${base}/en/bin-collection/`);
      });
    });
});

test('a host that serves a project below its name, without a function, needs nothing else', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const { url: host, stop: end } = await serveFiles(buildBelow('files'));
  stop.push(end);
  const problems = watch(page);
  await page.goto(`${host}${base}/en/`);
  await page.getByRole('searchbox').or(page.getByRole('combobox')).fill('cylinders');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: 'When we empty your bin' }).first().click();
  await expect(page).toHaveURL(`${host}${base}/en/bin-collection/`);
  expect(await page.locator('form[method=post]').count()).toBe(0);
  await page.goto(`${host}${base}/en/guides/high-water-bill/`);
  await page.getByRole('main').getByRole('link', { name: 'Yes', exact: true }).click();
  await answerGuide(page, new Date().toISOString().slice(0, 10), '33');
  await expect(page.locator('h1#question')).toHaveText('We take 13.2 dinars off');
  await page.goto(`${host}${base}/a/11/`);
  await expect(page).toHaveURL(`${host}${base}/en/bin-collection/`);
  await page.goto(`${host}${base}/old/bins.html`);
  await expect(page).toHaveURL(`${host}${base}/en/bin-collection/`);
  expect(problems).toEqual([]);
  const missing = await request.get(`${host}${base}/en/nothing/`);
  expect([missing.status(), await missing.text()]).toEqual([404, expect.stringContaining(`href="${base}/en/`)]);
});
