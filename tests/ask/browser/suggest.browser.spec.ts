import { expect, test, type Locator } from '@playwright/test';
import { barriersOn } from '../../axe.ts';
import { isSample } from '../../sample.ts';
import { box, tabTo, type } from '../search.ts';

test.skip(!isSample, 'These tell stories about pages of the sample.');

test('somebody with only a keyboard is offered pages, and goes where they want', async ({ page }) => {
  await page.goto('/en/');
  await tabTo(page, box(page));
  await type(page, 'renew');
  const options = page.getByRole('option');
  const active = page.getByRole('option', { selected: true });
  await expect(options.first()).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'How can we help?', expanded: true })).toBeFocused();
  await expect(page.locator('#query-status')).toContainText('suggestions');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(box(page)).toHaveAttribute('aria-activedescendant', 'query-suggestions-1');
  await expect(active).toHaveText((await options.nth(1).textContent())!);
  await expect(box(page)).toHaveValue('renew');
  await page.keyboard.press('Escape');
  await expect(options.first()).toBeHidden();
  await expect(page.locator('#query-status')).toBeEmpty();
  await expect(box(page)).toHaveValue('renew');
  await expect(box(page)).toBeFocused();

  await page.keyboard.type(' a');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(options.first()).toBeHidden();
  await expect(page.getByRole('button', { name: 'Search' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' loan');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/search/?q=renew+a+loan');

  await page.goto('/en/');
  await tabTo(page, box(page));
  await type(page, 'renew a loan');
  await page.keyboard.press('ArrowDown');
  await expect(active).toHaveText('Renew a loan');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/renew-a-loan/');
});

test('suggestions are pages whose titles hold what is typed, before all others', async ({ page }) => {
  await page.goto('/nb/');
  await box(page).focus();
  await type(page, 'lån');
  const options = page.getByRole('option');
  for (const place of [0, 1, 2]) await expect(options.nth(place)).toHaveText(/lån/i);
});

test('the suggestion that is chosen can be told from others where the system sets all colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/en/');
  await box(page).focus();
  await type(page, 'renew');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').nth(0)).toHaveCSS('outline-style', 'solid');
  await expect(page.getByRole('option').nth(1)).toHaveCSS('outline-style', 'none');
});

test('somebody who goes back into the text sends the text, not the suggestion', async ({ page }) => {
  await page.goto('/en/');
  await box(page).focus();
  await type(page, 'renew');
  const leave = {
    ...Object.fromEntries(['ArrowLeft', 'ArrowRight', 'Home', 'End'].map((key) => [key, key])),
    click: '',
  };
  for (const [way, key] of Object.entries(leave)) {
    await page.keyboard.press('ArrowDown');
    await expect(box(page), way).toHaveAttribute('aria-activedescendant', /./);
    await (key ? page.keyboard.press(key) : box(page).click());
    await expect(box(page), way).not.toHaveAttribute('aria-activedescendant');
    await expect(page.getByRole('option', { selected: true }), way).toHaveCount(0);
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/search/?q=renew');
});

test('a mistyped word is offered what it was meant to be', async ({ page }) => {
  await page.goto('/en/');
  await box(page).focus();
  await type(page, 'pasword');
  await expect(
    page
      .getByRole('option')
      .filter({ hasText: /password/i })
      .first(),
  ).toBeVisible();
});

test('nothing of the search is loaded before somebody wants to ask', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => /\/ask\/|\/pagefind\//.test(request.url()) && asked.push(request.url()));
  for (const path of ['/en/', '/en/search/', '/en/search/?q=card']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(asked, path).toEqual([]);
  }
  await box(page).focus();
  await expect(box(page)).toHaveAttribute('aria-autocomplete', 'list');
  expect(asked).toHaveLength(1);
});

test('keys that compose a sign, or mark text, are left to whoever presses them', async ({ page }) => {
  await page.goto('/en/');
  await box(page).focus();
  await type(page, 'renew');
  await page.keyboard.press('ArrowDown');
  const chosen = await box(page).getAttribute('aria-activedescendant');
  for (const key of ['Enter', 'ArrowDown', 'Escape'])
    await box(page).evaluate(
      (input, key) =>
        input.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true })),
      key,
    );
  await expect(page).toHaveURL('/en/');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(box(page)).toHaveAttribute('aria-activedescendant', chosen!);
  await page.keyboard.press('Shift+ArrowUp');
  await expect(box(page)).toHaveAttribute('aria-activedescendant', chosen!);
  expect(await box(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(0);
});

for (const [language, typed, first, never] of [
  ['en', 'wi', /wifi/i, /\bwith\b(?!out)|\bwill\b/],
  ['en', 'forgot pass', /password/i, /equipment/i],
  ['en', 'pass', /password/i, /^$/],
  ['nb', 'pass', /passord/i, /passer/i],
  ['sl', 'ges', /geslo/i, /^$/],
] as const)
  test(`"${typed}" leads in ${language} with what is meant, said as a headline`, async ({ page }) => {
    await page.goto(`/${language}/`);
    await box(page).focus();
    await type(page, typed);
    const options = page.getByRole('option');
    await expect(options.first()).toHaveText(first);
    for (const text of await options.allTextContents()) {
      expect(text).toMatch(/^[^\p{L}]*(?:\p{Lu}|[a-z]+[A-Z]|\d)/u);
      expect(text).not.toMatch(never);
    }
  });

test('Alt with the arrow down opens the list and chooses nothing, and what is a service is called so', async ({
  page,
}) => {
  await page.goto('/en/');
  await box(page).focus();
  await type(page, 'borrow');
  const options = page.getByRole('option');
  await expect(options.filter({ has: page.locator('small', { hasText: 'Service' }) }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(options.first()).toBeHidden();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(options.first()).toBeVisible();
  await expect(page.getByRole('option', { selected: true })).toHaveCount(0);
});

for (const [language, typed, text, marks] of [
  ['en', 'can i read libr', 'Can I read library books on my phone?', ['Can', 'I', 'read', 'libr']],
  ['nb', 'kan jeg b', /^Kan jeg b.*\?$/, ['Kan', 'jeg', 'b']],
  ['sl', 'ali lahko k', /^Ali lahko k.*\?$/i, ['Ali', 'lahko', 'k']],
] as const)
  test(`"${typed}" offers in ${language} a question with its mark, and marks what was typed`, async ({ page }) => {
    await page.goto(`/${language}/`);
    await box(page).focus();
    await type(page, typed);
    const option = page.getByRole('option').first();
    await expect(option).toHaveText(text);
    expect(await option.locator('mark').allTextContents()).toEqual(expect.arrayContaining([...marks]));
    await page.keyboard.press('ArrowDown');
    const colour = (target: Locator) => target.evaluate((element) => getComputedStyle(element).color);
    expect(await colour(option.locator('mark').first())).toBe(await colour(option));
    await page.emulateMedia({ forcedColors: 'active' });
    await expect(option.locator('mark').first()).toHaveCSS('font-weight', '700');
  });

test('each option says which of how many it is, and an open list has no mistake that axe knows', async ({ page }) => {
  await page.goto('/en/');
  await box(page).focus();
  await type(page, 'renew');
  const options = page.getByRole('option');
  const count = await options.count();
  for (let place = 0; place < count; place++) {
    await expect(options.nth(place)).toHaveAttribute('aria-posinset', String(place + 1));
    await expect(options.nth(place)).toHaveAttribute('aria-setsize', String(count));
  }
  await page.keyboard.press('ArrowDown');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await barriersOn(page, colorScheme === 'dark' ? 'colours' : undefined)).toEqual([]);
  }
});

test('what begins with the words that are typed is offered before what only holds them', async ({ page }) => {
  await page.goto('/en/');
  await box(page).focus();
  await type(page, 'find a b');
  await expect(page.getByRole('option').first()).toHaveText('Find a book');
});

test('no letter of a word that means little is marked, nor one inside a word', async ({ page }) => {
  await page.goto('/en/');
  await box(page).focus();
  await type(page, 'wi');
  await expect(page.getByRole('option').first()).toBeVisible();
  for (const mark of await page.getByRole('option').locator('mark').all()) {
    await expect(mark).toHaveText(/^wi$/i);
    expect(await mark.evaluate((one) => /[\p{L}\p{N}]$/u.test(one.previousSibling?.textContent ?? ''))).toBe(false);
    expect(await mark.evaluate((one) => one.nextSibling?.textContent ?? '')).not.toMatch(/^(?:th|ll)\b/);
  }
});
