import { expect, test } from '@playwright/test';
import { barriersOn } from '../../axe.ts';
import { mistakesIn } from '../../html.ts';
import { barriersInBoth } from '../../pages/visit.ts';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';
import { answered, unfilled } from '../search.ts';

test.skip(!isSample, 'These tell stories about desks of the sample.');

const saturday = new Date('2026-12-05T11:00+01:00');

test('the script answers from the hours of a desk, by the visitor’s clock and the agency’s zone', async ({
  browser,
}) => {
  const context = await browser.newContext({ timezoneId: 'America/Los_Angeles', baseURL: sites.content.url });
  const page = await context.newPage();
  await unfilled(page);
  await page.clock.setFixedTime(saturday);
  await page.goto('/en/search/?q=is+the+library+open+today');
  await answered(page);
  const box = page.locator('[data-pages] section').first();
  await expect(box.getByRole('link', { name: 'Library desk' })).toHaveAttribute('href', '/en/contact/#desk_library');
  await expect(box).toContainText('Open now, until 15:00');
  await expect(box).toContainText('Today, Saturday 5 December: 10:00–15:00');
  await expect(page.locator('#results [role=status]')).toContainText('Library desk: Open now, until 15:00');
  // Pages stand below.
  await expect(page.locator('[data-pages] ol li a[href="/en/contact/"]')).toBeVisible();
  await context.close();
});

for (const [language, question, said] of [
  ['nb', 'når stenger biblioteket på søndag', 'søndag 6. desember: 12.00–18.00 (Søndagsåpent før eksamen)'],
  ['sl', 'kdaj se v ponedeljek zapre knjižnica', 'ponedeljek, 7. december: 8.00–19.00'],
] as const)
  test(`the script answers in ${language}`, async ({ page }) => {
    await unfilled(page);
    await page.clock.setFixedTime(saturday);
    await page.goto(`/${language}/search/?${new URLSearchParams({ q: question })}`);
    await answered(page);
    await expect(page.locator('[data-pages] section').first()).toContainText(said);
  });

test('only a question that may be about desks loads what answers it', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await unfilled(page);
  await page.goto('/en/search/?q=renew+a+loan');
  await answered(page);
  expect(loaded.filter((path) => path.includes('desks'))).toEqual([]);
  await page.goto('/en/search/?q=opening+hours');
  await answered(page);
  expect(loaded.filter((path) => path.includes('desks'))).toHaveLength(2);
});

test('where what answers it cannot be loaded the pages answer', async ({ page }) => {
  await unfilled(page);
  await page.route('**/ask/desks/*.json', (route) => route.abort());
  await page.goto('/en/search/?q=opening+hours');
  await answered(page);
  await expect(page.locator('[data-pages] section a').first()).toHaveAttribute('href', '/en/contact/');
});

test('the box is accessible and valid HTML at 320 px, light and dark', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const question of ['opening hours', 'library opening hours', 'can I call you now', 'where is the library']) {
    const path = `/en/search/?${new URLSearchParams({ q: question })}`;
    const answer = await page.goto(path);
    expect(await mistakesIn(await answer!.text(), path)).toEqual([]);
    await answered(page);
    expect(await barriersInBoth(page, barriersOn)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false });
  test('the server answers from the hours of a desk', async ({ page }) => {
    for (const path of ['/sl/search/?q=kdaj+je+odprta+knjižnica', '/desk/ask?lang=sl&q=kdaj+je+odprta+knjižnica']) {
      await page.goto(path);
      const box = page.locator('[data-pages] section').first();
      await expect(box.getByRole('link', { name: 'Knjižnični pult' })).toBeVisible();
      await expect(box).toContainText(/\d\.00/);
    }
  });
});
