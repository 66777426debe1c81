import { expect, test } from '@playwright/test';
import { isSample } from '../sample.ts';
import { sites } from '../sites.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const { url } = sites.content;

test('a service says in a line what it costs, how long it takes and how to get it; the hours of the desk unfold', async ({
  page,
}) => {
  await page.goto('/en/services/interlibrary-loan/');
  await expect(page.locator('article dl').first()).toContainText(
    /Free for students and staff.+Within 10 days.+Online, in person/s,
  );
  const way = page.getByRole('region', { name: 'How to get it' });
  await expect(way.getByRole('link', { name: 'Go to the online service' })).toHaveAttribute(
    'href',
    'https://search.fjordvik.example',
  );
  await expect(page.getByText('Free for students and staff. Visitors pay')).toBeVisible();
  await way.getByRole('link', { name: 'In person' }).click();
  await expect(page.locator('#way_2')).toBeInViewport();
  const week = page.getByRole('table', { name: 'Opening hours: Library desk' });
  await expect(week).toBeHidden();
  await page.locator('summary', { hasText: /Opening hours\s?: Library desk/ }).click();
  await expect(week).toContainText('08:00–19:00');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the directory is narrowed by a page for each value, with its count', async ({ page }) => {
    await page.goto('/en/services/');
    await page.getByText('Filter', { exact: true }).click();
    const link = page.getByRole('link', { name: /^By phone \(\d+\)$/ });
    const count = Number(/\d+/.exec((await link.textContent())!)![0]);
    await link.click();
    await expect(page).toHaveURL(`${url}/en/services/by/channel/phone/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Services: By phone');
    await expect(page.locator('[data-service]')).toHaveCount(count);
    await page.getByRole('link', { name: 'Remove: By phone' }).click();
    await expect(page).toHaveURL(`${url}/en/services/`);
  });
});

test('choices are combined in the address, the number is announced, and Back takes one back', async ({ page }) => {
  await page.goto('/en/services/');
  const shown = page.locator('[data-service]:visible');
  const status = page.getByRole('main').getByRole('status');
  await page.getByText('Filter', { exact: true }).click();
  await page.getByRole('link', { name: /^Visitors/ }).click();
  await expect(page).toHaveURL(`${url}/en/services/?audience=visitors`);
  await expect(status).toHaveText('4 services');
  await page.getByRole('link', { name: 'By phone (1)' }).click();
  await expect(page).toHaveURL(`${url}/en/services/?audience=visitors&channel=phone`);
  await expect(status).toHaveText('1 service');
  await expect(shown).toHaveCount(1);
  await expect(page).toHaveTitle(/^Visitors – By phone – Services/);
  await page.goBack();
  await expect(status).toHaveText('4 services');
  await page.goForward();
  await page.getByRole('link', { name: 'Remove: Visitors' }).click();
  await expect(page).toHaveURL(`${url}/en/services/?channel=phone`);
  await expect(status).toBeFocused();
});

test('an address with choices can be shared, and nonsense in it is left out', async ({ page }) => {
  await page.goto('/en/services/?audience=visitors&topic=library');
  await expect(page.getByRole('main').getByRole('status')).toHaveText('3 services');
  await page.goto('/en/services/?audience=martians');
  await expect(page.locator('[data-service]:visible')).toHaveCount(19);
});

test('on the page of one value the other choices lead to combinations', async ({ page }) => {
  await page.goto('/en/services/by/audience/visitors/');
  await page.getByText('Filter', { exact: true }).click();
  await page.getByRole('link', { name: 'Borrowing and membership (3)' }).click();
  await expect(page).toHaveURL(`${url}/en/services/?audience=visitors&topic=library`);
  await expect(page.locator('[data-service]:visible')).toHaveCount(3);
});

test('a service is found by the search, in its topic, in the list of all pages, and by its number', async ({
  page,
}) => {
  const address = '/en/services/interlibrary-loan/';
  await page.goto('/en/search/?q=price+of+an+interlibrary+loan+for+visitors');
  await page.locator('#results[data-state=ready]').waitFor();
  await expect(page.locator(`#results a[href^="${address}"]`).first()).toBeVisible();
  for (const path of ['/en/topics/library/', '/en/a-z/', '/en/services/', '/en/services/by/event/thesis/'])
    expect(await (await fetch(url + path)).text(), path).toContain(`href="${address}"`);
  for (const path of ['/sitemap-0.xml', '/en/llms.txt', '/en/feed.xml'])
    expect(await (await fetch(url + path)).text(), path).toContain(`/en/services/interlibrary-loan`);
  expect((await fetch(`${url}/a/902`)).url).toBe(url + address);
  expect(await (await fetch(`${url}/en/services/interlibrary-loan.md`)).text()).toContain('- What it costs: Free');
});
