import { expect, test, type Page } from '@playwright/test';
import { openingOn, openingsFrom, phoneOn } from '../../../src/hours/clock.ts';
import { packOpenings } from '../../../src/hours/openings.ts';
import { readSite } from '../../../src/settings/site.ts';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';

test.skip(!isSample, 'These tell of the hours of the sample, and of its emergency numbers.');

/** Home with the instants that it carries when it is built in November, whatever today is. */
async function builtInNovember(page: Page) {
  const { site, hours } = readSite();
  const built = new Date('2026-11-28T02:00:00Z');
  const packed = Object.entries(site.desks)
    .filter(([, { phone }]) => phone)
    .map(([desk]) => {
      const times = hours.phones?.[desk] ? phoneOn : openingOn;
      return packOpenings(openingsFrom(hours, desk, built, times), built);
    });
  await page.route('**/en/', async (route) => {
    const answer = await route.fetch();
    const lines = [...packed];
    const body = (await answer.text()).replace(/data-openings="[^"]*"/g, () => `data-openings="${lines.shift()}"`);
    expect(lines).toEqual([]);
    await route.fulfill({ response: answer, body });
  });
}

/** Which way to a person comes first in the page. */
const firstWay = (page: Page) => page.locator('[data-people] > :first-child h3').textContent();

for (const [what, now, first, says, library] of [
  ['a Monday at noon', '2026-11-30T11:10:00Z', 'Call', '4 desks answer the phone now.', /^Open now/],
  ['a Saturday', '2026-11-28T10:10:00Z', 'Call', '1 desk answers the phone now.', /^Open now/],
  ['the middle of the night', '2026-12-01T01:10:00Z', 'Write to us', 'Nobody answers the phone now.', /^Closed now/],
  ['Christmas Day at noon', '2026-12-25T11:10:00Z', 'Write to us', 'Nobody answers the phone now.', /^Closed now/],
] as const)
  test(`home on ${what}: who answers the phone, and what comes first`, async ({ page }) => {
    await builtInNovember(page);
    await page.clock.setFixedTime(new Date(now));
    await page.goto('/en/');
    await expect(page.locator('[data-sentence]')).toHaveText(says);
    expect(await firstWay(page)).toBe(first);
    await expect(page.locator('[data-call] [data-openings]').first()).toHaveText(library);
    // What the script says stands in the place of the hours.
    for (const hours of await page.locator('.hours-line').all()) await expect(hours).toBeHidden();
    const link = page.locator('[data-now]').getByRole('link');
    await expect(link).toHaveText(first === 'Call' ? 'Talk to a person' : 'Write to us');
  });

test('a telephone with hours of its own is not said to be answered because its desk is open', async ({ page }) => {
  await builtInNovember(page);
  await page.clock.setFixedTime(new Date('2026-11-30T13:30:00Z'));
  await page.goto('/en/');
  const students = page.locator('[data-call] li', { hasText: 'Student services' });
  await expect(students.locator('[data-openings]')).toHaveText(/^Closed now/);
});

test('when the last telephone falls silent, home says so, and nothing moves under the reader', async ({ page }) => {
  await builtInNovember(page);
  await page.clock.install({ time: new Date('2026-11-30T17:58:00Z') });
  await page.goto('/en/');
  await expect(page.locator('[data-sentence]')).toHaveText('1 desk answers the phone now.');
  await page.clock.fastForward('00:05:00');
  await expect(page.locator('[data-sentence]')).toHaveText('Nobody answers the phone now.');
  expect(await firstWay(page)).toBe('Call');
});

test('a page that was not built anew for two months says hours, and not who answers', async ({ page }) => {
  await page.clock.setFixedTime(new Date(Date.now() + 60 * 86_400_000));
  await page.goto('/en/');
  await expect(page.locator('.hours-line').first()).toBeVisible();
  await expect(page.locator('[data-sentence]')).toBeEmpty();
  expect(await firstWay(page)).toBe('Write to us');
});

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false });
  test('home says the hours of each telephone, writing first, and nothing of now', async ({ page }) => {
    await page.goto('/en/');
    expect(await firstWay(page)).toBe('Write to us');
    const library = page.locator('[data-call] li', { hasText: 'Library desk' }).first();
    await expect(library).toContainText('Monday–Thursday: 08:00–19:00');
    await expect(library.locator('.hours-line')).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(/ now[.,]/);
    await expect(page.locator('[data-now]').getByRole('link')).toHaveText('Talk to a person');
  });
});

test('what most people need stands right under the search, on a phone as on a desk', async ({ page }) => {
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/en/');
    const search = (await page.getByRole('search').boundingBox())!;
    const needed = (await page.getByRole('region', { name: 'Most needed' }).boundingBox())!;
    expect(needed.y - search.y - search.height, `${width}`).toBeLessThan(48);
  }
});

test('each topic of the home page is one link as large as its card, with an icon that is not read out', async ({
  page,
}) => {
  await page.goto('/en/');
  const card = page.getByRole('region', { name: 'Topics' }).getByRole('listitem').first();
  await expect(card.locator('svg')).toHaveAttribute('aria-hidden', 'true');
  const { width, height } = (await card.boundingBox())!;
  await card.click({ position: { x: width - 8, y: height - 8 } });
  await expect(page).toHaveURL('/en/topics/library/');
});

test('Norway’s numbers are called with one touch, on home, contact and where an article needs one', async ({
  page,
}) => {
  for (const [path, numbers] of [
    ['/nb/', ['113', '110', '112']],
    ['/nb/contact/', ['113', '110', '112']],
    ['/nb/see-a-doctor/', ['113']],
    ['/sl/talk-to-someone/', ['113']],
    ['/en/services/doctor-appointment/', ['113']],
    ['/en/report-harassment/', ['112']],
  ] as const) {
    await page.goto(path);
    const links = page.getByRole('main').locator('a[href^="tel:1"]');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href'))), path).toEqual(
      numbers.map((number) => `tel:${number}`),
    );
    for (const link of await links.all()) expect((await link.boundingBox())!.height, path).toBeGreaterThanOrEqual(44);
  }
});

test('a site without a contact page shows its emergency numbers all the same, in Arabic too', async ({ page }) => {
  await page.goto(`${sites.municipality.url}/ar/`);
  const box = page.getByRole('group', { name: 'الطوارئ' });
  await expect(box.getByRole('link')).toHaveCount(2);
  await expect(box.locator('a[href="tel:+000000129"]')).toContainText('+000 00 01 29');
  await page.goto(`${sites.municipality.url}/ar/bin-collection/`);
  // The script of every page is there where home has none of its own.
  await page.goto(`${sites.municipality.url}/en/`);
  await expect(page.getByRole('combobox')).toBeVisible();
});

test('home says all of it within its weight: one script', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
  await page.goto('/en/', { waitUntil: 'networkidle' });
  expect(scripts).toHaveLength(1);
});
