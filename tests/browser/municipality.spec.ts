import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { sites } from '../sites.ts';

test.use({ baseURL: sites.municipality.url });

test('the second agency has its own name, topics, colours and wording', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Wadi Zahr Help');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What can the town do for you?');
  await expect(
    page.getByRole('main').getByRole('listitem').getByRole('link', { name: 'Waste and recycling' }),
  ).toBeVisible();
  const colours = async (url: string) => {
    await page.goto(`${url}/en/`);
    return page.getByRole('button', { name: 'Search' }).evaluate((button) => getComputedStyle(button).backgroundColor);
  };
  expect(await colours(sites.municipality.url)).not.toBe(await colours(sites.content.url));
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

test('nothing in the engine knows an agency', () => {
  const engine = globSync('src/**/*.{ts,astro,css,json}').concat('astro.config.mjs');
  for (const file of engine) expect(readFileSync(file, 'utf8'), file).not.toMatch(/fjordvik|wadi.zahr/i);
});
