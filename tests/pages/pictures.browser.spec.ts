import { expect, test, type Browser } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import { isSample } from '../sample.ts';
import { sites } from '../sites.ts';

const { url, folder } = sites.municipality;
const page = '/en/bin-collection/';

/** Visits a page whose pictures come late, and says which file was loaded and how far that moved what stands below. */
async function visit(browser: Browser, path: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...options });
  const tab = await context.newPage();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await tab.route(/pictures?[-/]/, async (route) => {
    await held;
    await route.continue();
  });
  // Without scripts browsers load no picture late, and the page would wait for it.
  await tab.goto(path, { waitUntil: 'domcontentloaded' });
  const image = tab.locator('main img').first();
  await image.scrollIntoViewIfNeeded();
  const heightOfPage = () => tab.locator('main').evaluate((one) => one.scrollHeight);
  const before = await heightOfPage();
  expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(0);
  release();
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0)).toBe(true);
  const found = {
    file: await image.evaluate((one: HTMLImageElement) => one.currentSrc.replace(/.*-/, '')),
    box: await image.evaluate((one) => [one.clientWidth, one.clientHeight]),
    column: await image.evaluate((one) => one.closest('.prose')?.firstElementChild?.clientWidth ?? 0),
    jump: (await heightOfPage()) - before,
    ground: await image.evaluate((one) => getComputedStyle(one).backgroundColor),
  };
  await context.close();
  return found;
}

for (const [what, options, file] of [
  ['a screen with one pixel to a point, and a phone', { deviceScaleFactor: 1 }, '360.webp'],
  ['a phone with two', { deviceScaleFactor: 2 }, '720.webp'],
  ['a phone with three', { deviceScaleFactor: 3 }, '1440.webp'],
  ['a wide screen', { viewport: { width: 1280, height: 800 } }, '720.webp'],
  ['a wide screen with two', { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 }, '1440.webp'],
  ['no script', { javaScriptEnabled: false, deviceScaleFactor: 2 }, '720.webp'],
] as const)
  test(`on ${what} the smallest picture is loaded that is sharp there, and the page does not jump`, async ({
    browser,
  }) => {
    const options_ = what.startsWith('a screen') ? { ...options, viewport: { width: 360, height: 640 } } : options;
    const found = await visit(browser, url + page, options_);
    expect(found.file).toBe(file);
    expect(found.jump).toBe(0);
    expect(found.box[0]).toBeLessThanOrEqual(found.column);
    expect(found.box[0]! / found.box[1]!).toBeCloseTo(4 / 3, 1);
  });

test('the entrance of a place is shown on its page, in both languages', async ({ page: tab }) => {
  for (const [tag, alt] of [
    ['en', /purple door/],
    ['ar', /ببابه البنفسجي/],
  ] as const) {
    await tab.goto(`${url}/${tag}/places/town-hall/`);
    await expect(tab.getByRole('img', { name: alt })).toBeVisible();
  }
});

test('a figure has a caption that is text, and what cannot be seen is said', async ({ page: tab }) => {
  await tab.goto(url + page);
  const figure = tab.getByRole('figure', { name: 'The bins of the town hall' }).or(tab.locator('figure'));
  await expect(figure.first().getByRole('img', { name: /purple door/ })).toBeVisible();
  await expect(figure.first().locator('figcaption')).toHaveText(/^The bins of the town hall stand behind the tree/);
});

test('the picture that both languages, a page and a place show is in the site once in each size', () => {
  const copies = globSync(`${folder}/_astro/picture-*`).map((file) => file.replace(/.*-/, ''));
  expect(copies.sort()).toEqual(['1440.webp', '360.webp', '720.jpg', '720.webp']);
});

test('no file of either site says where a picture was taken', () => {
  const original = readFileSync('tests/site/public/pictures/town hall.JPG', 'latin1');
  const marks = ['Exif\0\0', 'ns.adobe.com', 'GPSLatitude', 'Example camera', 'position in the test', 'MPF\0'];
  expect(marks.filter((mark) => original.includes(mark)).length).toBeGreaterThan(3);
  const files = Object.values(sites).flatMap((site) =>
    globSync(`${site.folder}/**/*.{jpg,JPG,jpeg,png,webp,avif,gif,svg}`),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const file of files)
    for (const mark of marks) expect(readFileSync(file, 'latin1').includes(mark), `${file}: ${mark}`).toBe(false);
});

test('copies of pictures are kept by browsers, and pages name the original as plain text', async ({ request }) => {
  const [copy] = globSync(`${folder}/_astro/picture-*-720.webp`);
  const { headers } = {
    headers: (await request.get(`${url}${copy!.slice(folder.length)}`)).headers(),
  };
  expect(headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  const text = await (await request.get(`${url}${page.slice(0, -1)}.md`)).text();
  const [, address] = /!\[[^\]]+\]\(https:\/\/[^/]+(\/\S+) "The bins/.exec(text) ?? [];
  expect(address).toBe('/pictures/town%20hall.JPG');
  expect((await request.get(url + address)).headers()['content-type']).toBe('image/jpeg');
});

test('every drawing of the sample is small, says its size, and has colours for the dark', async ({ browser }) => {
  test.skip(!isSample, 'another agency has pictures of its own');
  const drawings = globSync('public/pictures/*.svg');
  expect(drawings.length).toBeGreaterThanOrEqual(12);
  for (const file of drawings) {
    const text = readFileSync(file, 'utf8');
    expect(Buffer.byteLength(text), file).toBeLessThanOrEqual(4096);
    expect(text, file).toMatch(/viewBox="0 0 700 \d+"[^]*prefers-color-scheme:dark/);
  }
  for (const scheme of ['light', 'dark'] as const) {
    const found = await visit(browser, `${sites.content.url}/en/connect-to-wifi/`, { colorScheme: scheme });
    expect(found).toMatchObject({ jump: 0, ground: 'rgba(0, 0, 0, 0)' });
  }
});
