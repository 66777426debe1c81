import { expect, test, type Page } from '@playwright/test';
import { isSample } from '../sample.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

/** Goes the same way with and without JavaScript. The other pages here are links, which no script changes. */
function both(title: string, journey: (page: Page) => Promise<void>) {
  for (const javaScriptEnabled of [true, false])
    test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      test.use({ javaScriptEnabled });
      test(title, async ({ page }) => journey(page));
    });
}

both('a visitor finds an article by its topic and reads it', async (page) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Borrowing and membership' }).click();
  await expect(page).toHaveURL('/en/topics/library/');
  await page.getByRole('main').getByRole('link', { name: 'Renew a loan' }).click();
  await expect(page).toHaveURL('/en/renew-a-loan/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Renew a loan');
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/#renew-online$/);
  await page.getByRole('link', { name: 'late and lost books', exact: true }).click();
  await expect(page).toHaveURL('/en/late-and-lost-books/');
});

test('a visitor finds an article in the list of all pages', async ({ page }) => {
  await page.goto('/en/');
  await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'A to Z' }).click();
  await page.getByRole('navigation', { name: 'Letters' }).getByRole('link', { name: 'R', exact: true }).click();
  await expect(page).toHaveURL('/en/a-z/#R');
  await page.getByRole('link', { name: 'Renew a loan' }).click();
  await expect(page).toHaveURL('/en/renew-a-loan/');
});

test('a visitor reads the same article in another language', async ({ page }) => {
  await page.goto('/en/renew-a-loan/');
  await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'slovenščina' }).click();
  await expect(page).toHaveURL('/sl/renew-a-loan/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sl');
  await expect(
    page.getByRole('navigation', { name: 'Jezik' }).getByRole('link', { name: 'slovenščina' }),
  ).toHaveAttribute('aria-current', 'true');
});

test('a visitor follows the path, the related pages and the next page', async ({ page }) => {
  await page.goto('/en/renew-a-loan/');
  await page.getByRole('navigation', { name: 'More in this topic' }).getByRole('link').last().click();
  await expect(page).toHaveURL('/en/late-and-lost-books/');
  await page.getByRole('region', { name: 'Related pages' }).getByRole('link').first().click();
  await page.getByRole('navigation', { name: 'You are here' }).getByRole('link').last().click();
  await expect(page).toHaveURL(/\/en\/topics\//);
});

both('a mistyped address leads to search and topics in the right language', async (page) => {
  const answer = await page.goto('/nb/finnes-ikke/');
  expect(answer?.status()).toBe(404);
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb');
  await page.locator('input[name=q]').fill('bibliotek');
  await page.locator('input[name=q]').press('Enter');
  await expect(page).toHaveURL('/nb/search/?q=bibliotek');
});

test('a number said on the telephone and an old address lead to the article', async ({ page }) => {
  await page.goto('/a/103');
  await expect(page).toHaveURL('/en/renew-a-loan/');
  await page.goto('/sl/library-card/');
  await expect(page).toHaveURL('/sl/become-a-library-member/');
});

test('a keyboard user skips to the content', async ({ page }) => {
  await page.goto('/en/renew-a-loan/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the main content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(true);
});

test('an article prints as a leaflet with its address and date, without the parts that are for the screen', async ({
  page,
}) => {
  await page.goto('/en/renew-a-loan/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('https://help.fjordvik.example/en/renew-a-loan/')).toBeVisible();
  await expect(page.getByText('14 September 2026')).toBeVisible();
  for (const part of [
    page.getByRole('search'),
    page.getByRole('contentinfo').getByRole('navigation'),
    page.getByRole('button', { name: 'Print' }),
  ])
    await expect(part).toBeHidden();
});

test('the print button prints', async ({ page }) => {
  await page.goto('/en/renew-a-loan/');
  await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')));
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
});

test('an editor is led from the page to its file', async ({ page }) => {
  await page.goto('/sl/renew-a-loan/');
  await page.getByRole('link', { name: 'Predlagajte spremembo' }).click();
  await expect(page.locator('[data-edit] a')).toHaveAttribute(
    'href',
    'https://github.com/fjordvik-example/help/edit/main/content/articles/sl/renew-a-loan.mdx',
  );
});
