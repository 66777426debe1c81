import { expect, test } from '@playwright/test';
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { reservedSlugs } from '../../src/site/below.ts';
import { isSample } from '../sample.ts';
import { noteShifts, shifted } from '../shifts.ts';
import { sites } from '../sites.ts';
import { firstSentence } from './in-page.ts';

const phone = { width: 320, height: 640 };
const small = [
  { ...phone, most: 420 },
  { width: 390, height: 844, most: 400 },
];

/** The slug of an article of a language. */
const firstArticle = (folder: string, language: string) =>
  globSync(`${folder}/${language}/*-*/index.html`)
    .map((file) => basename(dirname(file)))
    .sort()
    .find((slug) => !reservedSlugs.includes(slug))!;

const agencies = Object.values(sites).flatMap(({ url, languages }) => languages.map((language) => ({ url, language })));

test('the longest title and summary that the check allows leave the answer in the first screen', async ({ page }) => {
  const { url, folder, languages } = sites.municipality;
  const words = 'What you need to know when you have moved to the town and want to pay your bill ';
  for (const { width, height } of small) {
    await page.setViewportSize({ width, height });
    await page.goto(`${url}/${languages[0]}/${firstArticle(folder, languages[0]!)}/`);
    await page.locator('article').evaluate(
      (article, text) => {
        const title = article.querySelector('h1')!;
        title.textContent = text.slice(0, 90);
        title.className = 'max-md:text-xl';
        article.querySelector('h1 + p')!.textContent = text.repeat(3).slice(0, 200);
      },
      words.padEnd(90, 'soon '),
    );
    // Few titles are so long: then there is still a third of the screen for the answer.
    expect(await page.evaluate(firstSentence)).toBeLessThanOrEqual(height * 0.69);
  }
});

test.describe('the header', () => {
  test.use({ javaScriptEnabled: false });

  test('is one row on a phone, whose menu and languages unfold by keyboard, without a script, in each language', async ({
    page,
  }) => {
    await page.setViewportSize(phone);
    for (const { url, language } of agencies) {
      for (const path of [`/${language}/search/`, `/${language}/`]) {
        await page.goto(url + path);
        const row = await page.locator('header > div').first().boundingBox();
        expect(row!.height, path).toBeLessThanOrEqual(64);
        for (const summary of await page.locator('header summary').all()) {
          const { width, height } = (await summary.boundingBox())!;
          expect(Math.min(width, height), path).toBeGreaterThanOrEqual(44);
          expect((await summary.textContent())!.trim()).not.toBe('');
        }
      }
      const menu = page.locator('header summary').first();
      const link = page.locator('header nav').first().getByRole('link').first();
      await expect(link).toBeHidden();
      await menu.focus();
      await page.keyboard.press('Enter');
      for (const one of await page.locator('header nav').first().getByRole('link').all())
        expect((await one.boundingBox())!.height).toBeGreaterThanOrEqual(44);
      await page.keyboard.press('Tab');
      await expect(link).toBeFocused();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    }
  });

  test('shows the same links on a wide screen, once, with nothing to unfold', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const { url, language } of agencies) {
      await page.goto(`${url}/${language}/a-z/`);
      const links = page.locator('header nav').first().getByRole('link');
      expect(await links.count()).toBeGreaterThan(isSample ? 1 : 0);
      for (const one of await page.locator('header nav a').all()) await expect(one).toBeVisible();
      const addresses = await links.evaluateAll((all) => (all as HTMLAnchorElement[]).map(({ href }) => href));
      expect(new Set(addresses).size).toBe(addresses.length);
      await expect(page.locator('header summary').filter({ visible: true })).toHaveCount(0);
      await links.last().focus();
      await expect(links.last()).toBeFocused();
    }
  });
});

test('the contents list of an article stands below its first paragraph, folded on a phone and open where there is room', async ({
  page,
}) => {
  const { url } = sites.municipality;
  await page.goto(`${url}/en/water-bill/`);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  const before = await contents.evaluate((list) => list.previousElementSibling?.tagName);
  expect(before).toBe('P');
  await expect(contents.getByRole('link').first()).toBeVisible();
  await page.setViewportSize(phone);
  await expect(contents.getByRole('link').first()).toBeHidden();
  await contents.locator('summary').click();
  await contents.getByRole('link').last().click();
  await expect(page).toHaveURL(/#./);
});

test.describe('contact', () => {
  test.skip(!isSample, 'It tells of desks of the sample.');

  test('opens in each language with ways to write, call and visit, and a number that names its desk', async ({
    page,
  }) => {
    await page.setViewportSize(phone);
    for (const language of sites.content.languages) {
      await page.goto(`/${language}/contact/`);
      const calls = page.locator('main a[href^="tel:"]');
      expect((await calls.first().boundingBox())!.y).toBeLessThanOrEqual(640);
      for (const call of await calls.all()) {
        expect((await call.boundingBox())!.height).toBeGreaterThanOrEqual(44);
        await expect(call).toHaveAccessibleName(/\p{L}{3}.*\d/u);
      }
      const ways = page.locator('main > div').first().getByRole('region');
      await expect(ways).toHaveCount(3);
      for (const link of await ways.getByRole('link').all())
        expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44);
      await ways.first().getByRole('link').click();
      await expect(page.locator('#write')).toBeInViewport();
    }
  });

  test('says beside a number whether somebody answers now', async ({ page }) => {
    await page.goto('/en/contact/');
    const said = page.locator('#way_call ~ ul [data-openings]');
    expect(await said.count()).toBeGreaterThan(0);
    for (const line of await said.all()) await expect(line).toHaveText(/\d\d:\d\d/);
  });

  for (const size of [phone, { width: 1280, height: 900 }])
    test(`nothing moves at ${size.width} px while somebody writes`, async ({ page }) => {
      await page.setViewportSize(size);
      await noteShifts(page);
      await page.goto('/en/contact/');
      // What helps to write is there once the clock of the desk has spoken.
      await page.getByLabel('What is it about?').focus();
      await page.getByLabel('What is it about?').selectOption('library');
      await expect(page.locator('[data-clock]')).not.toBeEmpty();
      const message = page.getByRole('textbox', { name: 'Your message' });
      await message.pressSequentially('May I renew my loan');
      const writing = page.getByRole('region', { name: 'These pages may answer you at once' });
      await expect(writing.getByRole('link', { name: 'Renew a loan' })).toBeVisible();
      await message.pressSequentially(', I paid with 4539 1488 0343 6467');
      await expect(page.locator('[data-number]')).toBeVisible();
      await message.fill('a'.repeat(4700));
      await expect(page.locator('[data-count]')).toBeVisible();
      const { height } = (await message.boundingBox())!;
      expect(height).toBeGreaterThan(80);
      expect(await shifted(page)).toEqual([]);
    });
});

test.describe('on paper', () => {
  test.skip(!isSample, 'It tells of desks of the sample.');
  test('hours stand unfolded on contact, services and places', async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    for (const path of ['/en/contact/', '/nb/services/library-card/', '/sl/places/main-building/']) {
      await page.goto(path);
      const weeks = page.getByRole('main').getByRole('table');
      expect(await weeks.count(), path).toBeGreaterThan(0);
      for (const week of await weeks.all()) await expect(week, path).toBeVisible();
      await expect(page.locator('summary').filter({ visible: true }), path).toHaveCount(0);
    }
  });
});
