import { expect, test } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import { barriersOn } from '../axe.ts';
import { sites } from '../sites.ts';

test.use({ baseURL: sites.municipality.url });

test('the second agency has its own name, topics, colours and wording', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Wadi Zahr Help');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What can the town do for you?');
  await expect(
    page.getByRole('main').getByRole('listitem').getByRole('link', { name: 'Waste and recycling' }),
  ).toBeVisible();
  const button = page.getByRole('button', { name: 'Search' });
  const colour = await button.evaluate((element) => getComputedStyle(element).backgroundColor);
  const [, red, green, blue] = /--brand: #(..)(..)(..)/.exec(readFileSync('tests/site/theme.css', 'utf8'))!;
  expect(colour).toBe(`rgb(${[red, green, blue].map((part) => parseInt(part!, 16)).join(', ')})`);
});

test('without a contact page nothing leads to one', async ({ page }) => {
  expect((await page.goto('/en/contact/'))?.status()).toBe(404);
  await page.goto('/en/bin-collection/');
  expect(await page.locator('a[href*="/contact/"]').count()).toBe(0);
});

test('Arabic pages run from right to left', async ({ page }) => {
  await page.goto('/ar/bin-collection/');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const logo = await page.getByRole('banner').getByRole('link').first().boundingBox();
  const menu = await page.getByRole('banner').getByRole('navigation').last().boundingBox();
  expect(logo!.x).toBeGreaterThan(menu!.x);
});

test('the search field is open only towards its button, whichever way the page and the question run', async ({
  page,
}) => {
  const open = () =>
    page.locator('#query').evaluate((field) => {
      const { borderLeftWidth, borderRightWidth } = getComputedStyle(field);
      return [borderLeftWidth, borderRightWidth];
    });
  for (const [language, widths] of [
    ['en', ['2px', '0px']],
    ['ar', ['0px', '2px']],
  ] as const) {
    await page.goto(`/${language}/`);
    for (const question of ['', 'bins', 'النفايات']) {
      await page.locator('#query').fill(question);
      expect(await open(), `${language} ${question}`).toEqual(widths);
    }
  }
});

test('an article without a translation is shown in the default language, marked as such', async ({ page }) => {
  await page.goto('/ar/water-quality/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  const text = page.locator('article');
  await expect(text).toHaveAttribute('lang', 'en');
  await expect(text).toHaveAttribute('dir', 'ltr');
  await expect(text.getByText('English')).toHaveAttribute('lang', 'ar');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
    'href',
    'https://help.wadi-zahr.example/en/water-quality/',
  );
  expect(await page.locator('link[hreflang=ar]').count()).toBe(0);
  const sitemap = await (await fetch(`${sites.municipality.url}/sitemap-0.xml`)).text();
  expect(sitemap).not.toContain('/ar/water-quality/');
  const inner = await text
    .locator('a[href^="/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(inner.every((address) => address!.startsWith('/ar/'))).toBe(true);
});

test('a translation that its original has left behind says so', async ({ page }) => {
  await page.goto('/ar/water-bill/');
  await expect(page.locator('.note-warning').getByRole('link').first()).toHaveAttribute('href', '/en/water-bill/');
  await page.goto('/ar/bin-collection/');
  await expect(page.locator('.note-warning a[hreflang]')).toHaveCount(0);
});

test('an old address with an ending leads to the article', async ({ page }) => {
  await page.goto('/old/bins.html');
  await expect(page).toHaveURL('/en/bin-collection/');
});

/** A guide of numbers and days on a site that takes no messages, and so may have no function. */
for (const [who, address, javaScriptEnabled] of [
  ['our server, without a script', '', false],
  ['a script, on a host of files', 'index.html', true],
] as const)
  test.describe(who, () => {
    test.use({ javaScriptEnabled });
    for (const [language, yes, said] of [
      ['en', 'Yes', 'We take 13.2 dinars off'],
      ['ar', 'نعم', 'مبلغ الخصم: 13.2 دينار'],
    ] as const)
      test(`a guide leads to its answer in ${language}`, async ({ page }) => {
        const problems: string[] = [];
        page.on('pageerror', (error) => problems.push(error.message));
        await page.setViewportSize({ width: 320, height: 640 });
        await page.goto(`/${language}/guides/high-water-bill/${address}`);
        const main = page.getByRole('main');
        await main.getByRole('link', { name: yes, exact: true }).click();
        const today = new Date().toISOString().slice(0, 10);
        for (const typed of [today, '0', '33']) {
          await main.locator('#answer').fill(typed);
          await main.locator('form:has(#answer) button[type=submit]').click();
          await expect(main.locator('[data-problems]')).toHaveCount(typed === '0' ? 1 : 0);
        }
        await expect(page.locator('h1#question')).toHaveText(said);
        if (javaScriptEnabled) expect(await barriersOn(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        // The way is in the address, and can be shared.
        const { search } = new URL(page.url());
        await page.goto(`/${language}/guides/high-water-bill/${address}${search}`);
        await expect(page.locator('h1#question')).toHaveText(said);
        expect(problems).toEqual([]);
      });
  });

test.describe('a host of files, without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('says what a guide needs and leads to the whole of it; a guide of choices works', async ({ page }) => {
    await page.goto('/en/guides/high-water-bill/index.html');
    await page.locator('main noscript a').click();
    await expect(page).toHaveURL('/en/guides/high-water-bill/whole/');
    await page.goto('/ar/guides/where-waste-goes/index.html');
    await page.getByRole('link', { name: 'أثاث أو مرتبة أو جهاز كبير' }).click();
    await page.getByRole('main').getByRole('link', { name: 'نعم', exact: true }).click();
    await expect(page.locator('h1#question')).toHaveText('ننقله من أمام بوابتك');
  });
});

test('nothing in the engine knows an agency', () => {
  const engine = globSync('src/**/*.{ts,astro,css,json}').concat('astro.config.mjs');
  for (const file of engine) expect(readFileSync(file, 'utf8'), file).not.toMatch(/fjordvik|wadi.zahr/i);
});
