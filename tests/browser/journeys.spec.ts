import { expect, test, type Page } from '@playwright/test';

/** Goes the same way with and without JavaScript. */
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

both('a visitor finds an article in the list of all pages', async (page) => {
  await page.goto('/en/');
  await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'A to Z' }).click();
  await page.getByRole('navigation', { name: 'Letters' }).getByRole('link', { name: 'R', exact: true }).click();
  await expect(page).toHaveURL('/en/a-z/#R');
  await page.getByRole('link', { name: 'Renew a loan' }).click();
  await expect(page).toHaveURL('/en/renew-a-loan/');
});

both('a visitor reads the same article in another language', async (page) => {
  await page.goto('/en/renew-a-loan/');
  await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'slovenščina' }).click();
  await expect(page).toHaveURL('/sl/renew-a-loan/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sl');
  await expect(
    page.getByRole('navigation', { name: 'Jezik' }).getByRole('link', { name: 'slovenščina' }),
  ).toHaveAttribute('aria-current', 'true');
});

both('a visitor follows the path, the related pages and the next page', async (page) => {
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

both('a number said on the telephone and an old address lead to the article', async (page) => {
  await page.goto('/a/103');
  await expect(page).toHaveURL('/en/renew-a-loan/');
  await page.goto('/sl/library-card/');
  await expect(page).toHaveURL('/sl/become-a-library-member/');
});

both('a keyboard user skips to the content', async (page) => {
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
  await expect(page.getByRole('link', { name: 'Predlagajte spremembo' })).toHaveAttribute(
    'href',
    'https://github.com/fjordvik-example/help/edit/main/content/articles/sl/renew-a-loan.mdx',
  );
});

test('a search shows its results at an address that can be shared', async ({ page }) => {
  await page.goto('/en/renew-a-loan/');
  await page.locator('input[name=q]').fill('study room');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL('/en/search/?q=study+room');
  await page.locator('#results[data-state=ready]').waitFor();
  await expect(page.locator('#results a').first()).toHaveAttribute('href', '/en/study-rooms/');
  await expect(page.locator('#results [role=status]')).toContainText('“study room”');
  await page.locator('input[name=q]').fill('scan');
  await page.locator('input[name=q]').press('Enter');
  await expect(page.locator('#results a').first()).toHaveAttribute('href', '/en/print-scan-copy/');
  await page.goBack();
  await expect(page.locator('#results a').first()).toHaveAttribute('href', '/en/study-rooms/');
});

for (const [language, query, first] of [
  ['nb', 'fornye lån', '/nb/renew-a-loan/'],
  ['sl', 'geslo', '/sl/change-your-password/'],
] as const)
  test(`a search in ${language} finds pages in ${language} only`, async ({ page }) => {
    await page.goto(`/${language}/search/?q=${encodeURIComponent(query)}`);
    await page.locator('#results[data-state=ready]').waitFor();
    const addresses = await page

      .locator('#results a.font-bold')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(addresses).toContain(first);
    expect(addresses.every((address) => address?.startsWith(`/${language}/`))).toBe(true);
  });

test('what a visitor typed never becomes part of the page', async ({ page }) => {
  const query = '<img src=x onerror=alert(1)><b>bold</b>';
  await page.goto(`/en/search/?q=${encodeURIComponent(query)}`);
  await page.locator('#results[data-state=ready]').waitFor();
  await expect(page.locator('#results [role=status]')).toContainText(query);
  expect(await page.locator('main img, main b').count()).toBe(0);
});

test('a search that finds nothing, or cannot be loaded, shows other ways', async ({ page }) => {
  await page.goto('/en/search/?q=xyzzyplugh+qqqwwww');
  await page.locator('#results[data-state=ready]').waitFor();
  await expect(page.locator('#results [role=status]')).toContainText('No page found');
  await expect(page.getByRole('link', { name: 'All pages from A to Z' })).toBeVisible();
  await page.route('**/ask/*.json', (route) => route.abort());
  await page.goto('/en/search/?q=library');
  await page.locator('#results[data-state=failed]').waitFor();
  await expect(page.locator('#results [role=status]')).toContainText('could not be loaded');
  await expect(page.getByRole('link', { name: 'All pages from A to Z' })).toBeVisible();
});

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false });
  test('the search page answers on our own server', async ({ page }) => {
    await page.goto('/sl/');
    await page.locator('input[name=q]').fill('pozabil sem geslo');
    await page.locator('input[name=q]').press('Enter');
    await expect(page.locator('#results')).toHaveAttribute('data-state', 'ready');
    await expect(page.locator('#results a').first()).toHaveAttribute('href', '/sl/change-your-password/');
    await expect(page.locator('input[name=q]')).toHaveValue('pozabil sem geslo');
    await page.goto('/desk/ask?q=forgot+my+passwrd&lang=en');
    await expect(page.locator('#results a').first()).toHaveAttribute('href', '/en/change-your-password/');
    await expect(page.getByText('instead of “passwrd”')).toBeVisible();
  });

  test('where no function is hosted the search page shows the topics instead', async ({ page }) => {
    await page.goto('/sl/search/');
    await expect(page.getByRole('main').getByRole('link', { name: 'Račun in prijava' })).toBeVisible();
  });
});

test('a mistyped question says what it was taken for, and can be insisted on', async ({ page }) => {
  await page.goto('/en/search/?q=renw+a+loan');
  await page.locator('#results[data-state=ready]').waitFor();
  await expect(page.locator('#results a').first()).toHaveAttribute('href', '/en/renew-a-loan/');
  await page.getByRole('link', { name: 'as it is written' }).click();
  await expect(page).toHaveURL(/exact=1/);
  await expect(page.locator('[data-notes]')).toContainText('Not found on any page: renw');
});

test('the best page is shown with the section that answers, its words marked', async ({ page }) => {
  await page.goto('/en/search/?q=when+can+i+not+renew');
  await page.locator('#results[data-state=ready]').waitFor();
  const best = page.getByRole('region', { name: 'Best answer' });
  await expect(best.locator('mark').first()).toBeVisible();
  await best.getByRole('link').last().click();
  await expect(page).toHaveURL(/\/en\/renew-a-loan\/#/);
  await expect(page.locator(':target')).toHaveCount(1);
});

test('a wide question can be narrowed, shared and widened again', async ({ page }) => {
  await page.goto('/en/search/?q=card');
  await page.locator('#results[data-state=ready]').waitFor();
  const ways = page.getByRole('navigation', { name: 'What is it about?' }).getByRole('link');
  expect(await ways.count()).toBeGreaterThanOrEqual(2);
  expect(await ways.count()).toBeLessThanOrEqual(5);
  const before = await page.locator('#results [role=status]').textContent();
  await ways.first().click();
  await page.locator('#results[data-state=ready]').waitFor();
  await expect(page.locator('#results [role=status]')).not.toHaveText(before!);
  await page.getByRole('link', { name: 'Show all pages' }).click();
  await expect(page.locator('#results [role=status]')).toHaveText(before!);
});

test('a question in another of the site’s languages is answered in that language, and says so', async ({ page }) => {
  await page.goto('/en/search/?q=hvordan+fornyer+jeg+et+bibliotekslån');
  await page.locator('#results[data-state=ready]').waitFor();
  await expect(page.locator('#results a').first()).toHaveAttribute('href', '/nb/renew-a-loan/');
  await expect(page.locator('[data-notes]')).toContainText('norsk bokmål');
});

test('the search box suggests pages while somebody types, and never takes Enter away', async ({ page }) => {
  await page.goto('/en/');
  const box = page.getByRole('combobox', { name: 'How can we help?' });
  await page.locator('input[name=q]').focus();
  await box.waitFor();
  await box.pressSequentially('renew');
  const options = page.getByRole('option');
  await expect(options.first()).toBeVisible();
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('#query-status')).toContainText('suggestions');
  await page.keyboard.press('Escape');
  await expect(options.first()).toBeHidden();
  await box.pressSequentially(' a');
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', 'query-suggestions-0');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/search/?q=renew+a');
  await page.goto('/en/');
  await page.locator('input[name=q]').focus();
  await box.waitFor();
  await box.pressSequentially('renew a loan');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/renew-a-loan/');
});
