import { expect, test } from '@playwright/test';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';
import { answered, answerers, box, results, unfilled } from '../search.ts';

test.skip(!isSample, 'These tell stories about pages of the sample.');

test('a search shows its results at an address that can be shared', async ({ page }) => {
  await page.goto('/en/renew-a-loan/');
  await page.locator('input[name=q]').fill('study room');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL('/en/search/?q=study+room');
  await answered(page);
  await expect(page.locator('[data-pages] a').first()).toHaveAttribute('href', '/en/study-rooms/');
  await expect(page.locator('#results [role=status]')).toContainText('“study room”');
  await page.locator('input[name=q]').fill('scan');
  await page.locator('input[name=q]').press('Enter');
  await expect(page.locator('[data-pages] a').first()).toHaveAttribute('href', '/en/print-scan-copy/');
  await page.goBack();
  await expect(page.locator('[data-pages] a').first()).toHaveAttribute('href', '/en/study-rooms/');
});

for (const [language, query, first] of [
  ['nb', 'fornye lån', '/nb/renew-a-loan/'],
  ['sl', 'geslo', '/sl/change-your-password/'],
] as const)
  test(`a search in ${language} finds pages in ${language} only`, async ({ page }) => {
    await page.goto(`/${language}/search/?q=${encodeURIComponent(query)}`);
    await answered(page);
    const addresses = await results(page).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(addresses).toContain(first);
    expect(addresses.every((address) => address?.startsWith(`/${language}/`))).toBe(true);
  });

for (const by of answerers)
  test(`what a visitor typed never becomes part of the page (${by})`, async ({ page }) => {
    if (by === 'the script') await unfilled(page);
    const query = '<img src=x onerror=alert(1)><b>bold</b>';
    await page.goto(`/en/search/?q=${encodeURIComponent(query)}`);
    await answered(page);
    await expect(page.locator('#results [role=status]')).toContainText(query);
    expect(await page.locator('main img, main b').count()).toBe(0);
  });

test('a search that finds nothing, or cannot be loaded, shows other ways', async ({ page }) => {
  await page.goto('/en/search/?q=xyzzyplugh+qqqwwww');
  await answered(page);
  await expect(page.locator('#results [role=status]')).toContainText('We have no page on');
  await expect(page.getByRole('link', { name: 'All pages from A to Z' })).toBeVisible();
  await unfilled(page);
  await page.route('**/ask/*.json', (route) => route.abort());
  await page.goto('/en/search/?q=library');
  await page.locator('#results[data-state=failed]').waitFor();
  await expect(page.locator('#results [role=status]')).toContainText('could not be loaded');
  await expect(page.getByRole('link', { name: 'All pages from A to Z' })).toBeVisible();
});

for (const by of answerers)
  test(`a mistyped question says what it was taken for, and can be insisted on (${by})`, async ({ page }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto('/en/search/?q=renw+a+loan');
    await answered(page);
    await expect(page.locator('[data-pages] a').first()).toHaveAttribute('href', '/en/renew-a-loan/');
    await page.getByRole('link', { name: 'Search for exactly “renw a loan”' }).click();
    await expect(page).toHaveURL(/exact=1/);
    await expect(page.locator('[data-notes]')).toContainText('Not found on any page: renw');
  });

for (const by of answerers)
  test(`the best page is shown with the section that answers, its words marked (${by})`, async ({ page }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto('/en/search/?q=when+can+i+not+renew');
    await answered(page);
    const best = page.getByRole('region', { name: 'This answers it' });
    await expect(best.locator('mark').first()).toBeVisible();
    await best.getByRole('link').last().click();
    await expect(page).toHaveURL(/\/en\/renew-a-loan\/#/);
    await expect(page.locator(':target')).toHaveCount(1);
  });

for (const by of answerers)
  test(`a question in another of the site’s languages is answered in that language, and says so (${by})`, async ({
    page,
  }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto('/en/search/?q=hvordan+fornyer+jeg+et+bibliotekslån');
    await answered(page);
    await expect(page.locator('[data-pages] a').first()).toHaveAttribute('href', '/nb/renew-a-loan/');
    await expect(page.locator('[data-notes]')).toContainText('Norwegian Bokmål');
  });

test.describe('the words and pages come late', () => {
  let come = () => {};
  test.beforeEach(async ({ page }) => {
    await unfilled(page);
    const late = new Promise<void>((resolve) => (come = resolve));
    await page.route('**/ask/en.json', async (route) => {
      await late;
      await route.continue();
    });
  });

  test('a visitor who asks on meanwhile gets the answer to the last question', async ({ page }) => {
    await page.goto('/en/search/?q=study+room');
    for (const question of ['password', 'scan']) {
      await box(page).fill(question);
      await box(page).press('Enter');
    }
    await box(page).pressSequentially(' to em');
    await expect(page.locator('#results')).toHaveAttribute('data-state', 'waiting');
    come();
    await answered(page);
    await expect(page.locator('#results [role=status]')).toContainText('“scan”');
    await expect(results(page).first()).toHaveAttribute('href', '/en/print-scan-copy/');
    await expect(box(page)).toHaveValue('scan to em');
  });

  test('a visitor who types on meanwhile is offered pages for all that is typed', async ({ page }) => {
    await page.goto('/en/');
    await box(page).focus();
    await box(page).pressSequentially('renew a loan', { delay: 20 });
    come();
    await expect(page.getByRole('option').first()).toHaveText('Renew a loan');
    await expect(box(page)).toHaveValue('renew a loan');
    await expect(box(page)).toBeFocused();
  });
});

test('what a visitor types before the script has come is kept', async ({ page }) => {
  let go = () => {};
  const wait = new Promise<void>((resolve) => (go = resolve));
  await page.route('**/_astro/*.js', async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto('/en/search/', { waitUntil: 'commit' });
  await box(page).pressSequentially('study');
  go();
  await expect(box(page)).toHaveAttribute('aria-autocomplete', 'list');
  await box(page).pressSequentially(' room');
  await expect(box(page)).toHaveValue('study room');
});

test('an answer in another language is read in its own direction', async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await browser.newPage({ baseURL: sites.municipality.url, javaScriptEnabled });
    if (javaScriptEnabled) await unfilled(page, sites.municipality);
    await page.goto('/ar/search/?q=build+a+fence');
    await answered(page);
    await expect(page.locator('#results section > div')).toHaveCSS('direction', 'ltr');
    await expect(page.locator('#results li').first()).toHaveCSS('direction', 'ltr');
    await expect(page.locator('#results h2').first()).toHaveCSS('direction', 'rtl');
    await page.close();
  }
});

test('the title says what was asked, from the server and after the next question', async ({ page }) => {
  await page.goto('/en/search/?q=study+%26+room');
  await answered(page);
  await expect(page).toHaveTitle('study & room – Search – Fjordvik University Help');
  expect(await (await page.request.get('/en/search/?q=study+%26+room')).text()).toContain(
    '<title>study &#38; room – Search – Fjordvik University Help</title>',
  );
  await box(page).fill('scan');
  await box(page).press('Enter');
  await expect(page).toHaveTitle('scan – Search – Fjordvik University Help');
});

test('when the answer cannot be loaded the question can be taken to a person', async ({ page }) => {
  await unfilled(page);
  await page.route('**/ask/*.json', (route) => route.abort());
  await page.goto('/en/search/?q=library+%26+card');
  await page.locator('#results[data-state=failed]').waitFor();
  await page.getByRole('link', { name: 'Ask a person instead' }).click();
  await expect(page).toHaveURL('/en/contact/?question=library%20%26%20card');
});

test('an answer that stands already stays, with the focus in it, whether or not the script can load more', async ({
  page,
}) => {
  let go = () => {};
  const wait = new Promise<void>((resolve) => (go = resolve));
  await page.route('**/_astro/*.js', async (route) => {
    await wait;
    await route.continue();
  });
  await page.route('**/ask/*.json', (route) => route.abort());
  await page.goto('/en/search/?q=card', { waitUntil: 'commit' });
  await results(page).nth(3).focus();
  const before = await page.locator('#results').innerHTML();
  const scripts = page.waitForEvent('requestfailed', (request) => request.url().includes('/ask/'));
  go();
  await expect(box(page)).not.toHaveAttribute('data-suggest');
  await box(page).focus();
  await scripts;
  await results(page).nth(3).focus();
  expect(await page.locator('#results').innerHTML()).toBe(before);
  await expect(results(page).nth(3)).toBeFocused();
  await expect(page.locator('#results')).toHaveAttribute('data-state', 'ready');
});

test('after an answer of the server the next question is the script’s, and the way back leads to the first', async ({
  page,
}) => {
  await page.goto('/en/search/?q=card');
  await expect(box(page)).not.toHaveAttribute('data-suggest');
  const button = page.getByRole('button', { name: 'Show more pages' });
  await expect(button).toBeHidden();
  const first = (await results(page).first().getAttribute('href'))!;
  const count = await results(page).count();
  await page.evaluate(() => (location.hash = 'results'));
  await expect(results(page)).toHaveCount(count);
  await box(page).fill('book');
  await box(page).press('Enter');
  await expect(page).toHaveURL('/en/search/?q=book');
  await expect(page.locator('#results [role=status]')).toContainText('“book”');
  await expect(button).toBeVisible();
  await expect(results(page)).toHaveCount(10);
  await page.goBack();
  await expect(page.locator('#results [role=status]')).toContainText('“card”');
  await expect(results(page).first()).toHaveAttribute('href', first);
  await expect(box(page)).toHaveValue('card');
  await page.goForward();
  await expect(page.locator('#results [role=status]')).toContainText('“book”');
});

test('half a sign in a question stops nothing', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await unfilled(page);
  await page.goto('/en/search/');
  await answered(page);
  await box(page).evaluate((input: HTMLInputElement) => {
    input.value = '\ud83d wifi';
    input.form!.requestSubmit();
  });
  await expect(page).toHaveURL(/q=/);
  await answered(page);
  await expect(results(page).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ask a person instead' })).toHaveAttribute('href', /%EF%BF%BD%20wifi$/);
  expect(errors).toEqual([]);
});

test('a page whose text does not come is shown with its summary', async ({ page }) => {
  await unfilled(page);
  await page.route('**/en/*.md', () => new Promise(() => {}));
  await page.goto('/en/search/?q=renew+a+loan');
  await expect(results(page).first()).toHaveAttribute('href', '/en/renew-a-loan/');
  await expect(page.getByRole('region', { name: 'This answers it' }).locator('p').first()).toContainText(
    'Get more time',
  );
});

for (const by of answerers)
  test(`words are named as people write them, not as the search compares them (${by})`, async ({ page }) => {
    if (by === 'the script') await unfilled(page);
    for (const [path, text] of [
      ['/nb/search/?q=Ærfugl+på+biblioteket', 'Ærfugl'],
      ['/sl/search/?q=knjznica', '»knjižnica«'],
    ] as const) {
      await page.goto(path);
      await answered(page);
      await expect(page.locator('[data-notes]')).toContainText(text);
    }
  });

for (const by of answerers)
  test(`a question as long as the box holds is named by its beginning, and stays in the box (${by})`, async ({
    page,
  }) => {
    if (by === 'the script') await unfilled(page);
    const question = 'how do i renew my library card '.repeat(40).slice(0, 1000);
    await page.goto(`/en/search/?${new URLSearchParams({ q: question })}`);
    await answered(page);
    expect((await page.locator('[data-said]').textContent())!.length).toBeLessThan(150);
    expect((await page.title()).length).toBeLessThan(150);
    await expect(box(page)).toHaveValue(question);
    await expect(results(page).first()).toBeVisible();
  });
