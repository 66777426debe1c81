import { expect, test } from '@playwright/test';
import { isSample } from '../sample.ts';
import { sites } from '../sites.ts';

const town = sites.municipality.url;

test('a topic of the second level is found over the one above it, and the path shows both', async ({ page }) => {
  await page.goto(`${town}/en/`);
  await expect(page.getByRole('main').getByRole('link', { name: 'Streets and entrances' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Building and streets' }).click();
  await page.getByRole('heading', { name: 'Streets and entrances' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Streets and entrances');
  await page.getByRole('main').getByRole('listitem').getByRole('link').last().click();
  await expect(page).toHaveURL(/dropped-kerb/);
  const path = page.getByRole('navigation', { name: 'You are here' }).getByRole('link');
  await expect(path).toHaveText(['Home', 'Building and streets', 'Streets and entrances']);
});

test('whoever does not know what they need finds the guides from the menu, home, services, a search without a result and a wrong address', async ({
  page,
}) => {
  for (const path of ['/en/', '/en/services/', '/en/search/?q=qqqqxxxx', '/en/no-such-page/']) {
    await page.goto(town + path);
    await page.getByRole('main').getByRole('link', { name: 'Answer a few questions' }).first().click();
    await expect(page).toHaveURL(`${town}/en/guides/`);
  }
  await page.goto(`${town}/en/bin-collection/`);
  await page.getByRole('banner').locator('a[href="/en/guides/"]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guides');
});

test('the agency’s own icon stands in the page, in the colour of the page', async ({ page }) => {
  await page.goto(`${town}/en/`);
  const icon = page.getByRole('listitem').filter({ hasText: 'Your water bill' }).locator('svg');
  await expect(icon).toHaveAttribute('stroke', 'currentColor');
  await expect(icon.locator('path')).toHaveCount(2);
});

test('links that are alike say what they are, to the eye and to a screen reader', async ({ page }) => {
  test.skip(!isSample, 'These are pairs of the sample.');
  await page.goto('/en/a-z/');
  for (const [article, service] of [
    ['Book a study room', 'Study room booking'],
    ['Borrow equipment', 'Equipment loan'],
    ['Order from another library', 'Interlibrary loan'],
    ['See a doctor', 'Appointment with a doctor'],
    ['Apply for a student room', 'Student room'],
    ['Apply to the hardship fund', 'Grant from the hardship fund'],
    ['Get a certificate or transcript', 'Confirmations and transcripts'],
  ]) {
    await expect(page.getByRole('link', { name: article!, exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: `${service} Service`, exact: true })).toBeVisible();
  }
  await expect(page.getByRole('link', { name: 'Building A Place', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'I can’t sign in Guide', exact: true })).toBeVisible();
});

test('a topic with many pages groups them, and each link still says what it is', async ({ page }) => {
  test.skip(!isSample, 'The town has no such topic.');
  await page.goto('/en/topics/library/');
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText(['To read', 'Services', 'Guides']);
  await expect(
    page.getByRole('region', { name: 'Services' }).getByRole('link', { name: 'Study room booking Service' }),
  ).toBeVisible();
});

test('a guide says which question it is, of at most how many', async ({ page }) => {
  test.skip(!isSample, 'This walks through a guide of the sample.');
  await page.goto('/en/guides/which-library-card/');
  await expect(page.getByText('Question 1 of at most 4')).toBeVisible();
  const answer = page.getByRole('main').getByRole('link', { name: 'Neither' });
  await expect(answer).toHaveCSS('text-decoration-line', 'none');
  await answer.click();
  await expect(page.getByText(/^Question 2 of at most [2-4]$/)).toBeVisible();
});
