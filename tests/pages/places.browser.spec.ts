import { expect, test } from '@playwright/test';
import { barriersOn } from '../axe.ts';
import { isSample } from '../sample.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const desk = (name: string) => `section:has(h2:text-is("${name}"))`;

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false });

  test('a place has its address, a link to a map, its accessibility and the hours of its desks, and says nothing of now', async ({
    page,
  }) => {
    await page.goto('/en/contact/');
    await page.getByRole('link', { name: 'Building A, ground floor' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Building A');
    await expect(page.locator('address')).toContainText('Fjordgata 3');
    await expect(page.getByRole('link', { name: 'Show on a map' })).toHaveAttribute('href', /^https:/);
    await expect(page.getByText('The desk has a low counter.')).toBeVisible();
    await expect(page.getByRole('row', { name: 'Monday–Friday 10:00–15:00' })).toBeVisible();
    await expect(page.getByRole('row', { name: 'Monday–Friday 10:00–13:00' })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Summer:' })).toHaveAccessibleName(/14 June.+13 August/);
    await expect(page.getByRole('table', { name: 'Phone hours: Student services' })).toBeVisible();
    await expect(page.locator('[data-openings]').first()).toBeHidden();
    await expect(page.getByText(/open now|closed now/i)).toHaveCount(0);
  });

  test('all places are found from A to Z and from the contact page', async ({ page }) => {
    await page.goto('/nb/a-z/');
    await expect(page.getByRole('link', { name: 'Hovedbygningen' })).toHaveAttribute(
      'href',
      '/nb/places/main-building/',
    );
    await page.goto('/sl/contact/');
    await page.getByRole('link', { name: 'Kje nas najdete' }).click();
    await expect(page.locator('main .links a')).toHaveText(['Glavna stavba', 'Stavba A', 'Stavbi C in D']);
  });
});

test('the page says whether a desk is open, in its time zone, and changes as time goes by', async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: 'America/New_York' });
  const page = await context.newPage();
  // The site was built today, so the next working Tuesday at noon in Oslo lies within what the page knows.
  const built = new Date();
  const tuesday = new Date(Date.UTC(built.getUTCFullYear(), built.getUTCMonth(), built.getUTCDate() + 1, 11));
  while (tuesday.getUTCDay() !== 2) tuesday.setUTCDate(tuesday.getUTCDate() + 1);
  await page.clock.install({ time: tuesday });
  await page.goto('/en/places/main-building/');
  const line = page.locator(`${desk('IT desk')} [data-openings]`);
  const packed = (await line.getAttribute('data-openings'))!.split(' ').map(Number);
  // What the page knows of that Tuesday: it may be a holiday.
  const instants = packed.map((_, index) => packed.slice(0, index + 1).reduce((sum, part) => sum + part) * 60_000);
  const closes = instants.find((instant, index) => index % 2 === 1 && instant > +tuesday)!;
  await page.clock.setSystemTime(closes - 30_000);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const time = (instant: number) =>
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Oslo' }).format(instant);
  await expect(line).toHaveText(`Open now, until ${time(closes)}`);
  await expect(line).toHaveAttribute('aria-live', 'polite');
  expect(await barriersOn(page)).toEqual([]);
  await page.clock.runFor(35_000);
  const opens = instants.find((instant) => instant > closes)!;
  await expect(line).toHaveText(new RegExp(`^Closed now. Opens at ${time(opens)} (today|tomorrow|on .+)$`));
  await context.close();
});

test('on a page that was not built for months nothing is said of now, and past days are not called coming', async ({
  page,
}) => {
  await page.clock.install({ time: new Date(Date.now() + 100 * 86_400_000) });
  await page.goto('/en/places/main-building/');
  await expect(page.getByRole('table').first()).toBeVisible();
  await expect(page.locator('[data-openings]').first()).toBeHidden();
  await expect(page.getByText('Other opening hours in the next four weeks')).toHaveCount(
    await page.locator('[data-changes]').count(),
  );
  for (const changes of await page.locator('[data-changes]').all()) await expect(changes).toBeHidden();
});

test('a place is found by the search', async ({ page }) => {
  await page.goto('/en/search/?q=where+is+building+a');
  await expect(page.locator('#results a').first()).toHaveAttribute('href', /\/en\/places\/building-a\//);
});
