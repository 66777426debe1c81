import { expect, test } from '@playwright/test';
import { isSample } from '../../sample.ts';
import { answered, box, results, tabTo, unfilled } from '../search.ts';

test.skip(!isSample, 'These tell stories about pages of the sample.');

test('what comes late from the full text takes no focus away', async ({ page }) => {
  await unfilled(page);
  let come = () => {};
  const late = new Promise<void>((resolve) => (come = resolve));
  await page.route('**/pagefind/pagefind.js', async (route) => {
    await late;
    await route.continue();
  });
  await page.goto('/en/search/?q=should');
  await answered(page);
  const before = await results(page).count();
  await tabTo(page, results(page).nth(1));
  come();
  await expect.poll(() => results(page).count()).toBeGreaterThan(before);
  await expect(results(page).nth(1)).toBeFocused();
});

for (const [part, path] of [
  ['script', 'pagefind.js'],
  ['list', '*.pf_meta'],
  ['program', 'wasm*'],
  ['words', 'index/**'],
  ['pages', 'fragment/**'],
] as const)
  test(`when the full text’s ${part} cannot be loaded the answer stands, and the page says that there may be more`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    // The browser itself notes each request that fails.
    page.on(
      'console',
      (message) => message.type() === 'error' && !/Failed to load/.test(message.text()) && errors.push(message.text()),
    );
    await unfilled(page);
    await page.route(`**/pagefind/${path}`, (route) => route.abort());
    await page.goto('/en/search/?q=should');
    await answered(page);
    await expect(page.getByText('there may be more pages')).toBeVisible();
    await expect(results(page).first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'All pages from A to Z' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ask a person instead' })).toBeVisible();
    expect(errors).toEqual([]);
    await page.unroute(`**/pagefind/${path}`);
    await box(page).press('Enter');
    await answered(page);
    await expect(page.getByText('there may be more pages')).toBeHidden();
  });
