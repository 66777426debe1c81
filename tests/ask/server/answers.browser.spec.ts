import { expect, test } from '@playwright/test';
import { mistakesIn } from '../../html.ts';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';
import { box, results, unfilled } from '../search.ts';

test.skip(!isSample, 'These tell stories about pages of the sample.');

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false });
  test('the search page answers on our own server', async ({ page }) => {
    await page.goto('/sl/');
    await page.locator('input[name=q]').fill('pozabil sem geslo');
    await page.locator('input[name=q]').press('Enter');
    await expect(page.locator('#results')).toHaveAttribute('data-state', 'ready');
    await expect(page.locator('[data-pages] a').first()).toHaveAttribute('href', '/sl/change-your-password/');
    await expect(page.locator('input[name=q]')).toHaveValue('pozabil sem geslo');
    await page.goto('/desk/ask?q=forgot+my+passwrd&lang=en');
    await expect(page.locator('[data-pages] a').first()).toHaveAttribute('href', '/en/change-your-password/');
    await expect(page.getByText('instead of “passwrd”')).toBeVisible();
  });

  test('the search page says that it can be asked', async ({ page }) => {
    await page.goto('/en/search/');
    await expect(page.locator('#results [role=status]')).toContainText('Write what you are looking for');
    await expect(page.getByRole('main').getByRole('link', { name: 'Account and sign-in' })).toBeVisible();
  });

  test('where no function is hosted the search page shows the topics instead', async ({ page }) => {
    await unfilled(page);
    await page.goto('/en/search/?q=password');
    await expect(page.locator('#results [role=status]')).toContainText('Searching needs JavaScript');
    await expect(page.getByRole('main').getByRole('link', { name: 'Account and sign-in' })).toBeVisible();
  });
});

test('what the server fills is valid HTML whatever was typed, in every language of both sites', async () => {
  // All are fetched before any is looked at, which takes longer than the server keeps a connection that nobody uses.
  const pages: { path: string; html: string }[] = [];
  for (const { url, languages } of Object.values(sites))
    for (const language of languages)
      for (const typed of ['library card', '<b title="x">&amp; \' "', 'مياه', '']) {
        const path = `/${language}/search/?${new URLSearchParams({ q: typed, topic: typed })}`;
        pages.push({ path, html: await (await fetch(url + path)).text() });
      }
  const found: string[] = [];
  for (const { path, html } of pages) found.push(...(await mistakesIn(html, path)));
  expect(found).toEqual([]);
});

test('a question is carried to a person as far as an address holds it, in whole signs', async () => {
  const question = `${'a'.repeat(299)}😀😀`;
  const answer = await fetch(`${sites.content.url}/en/search/?${new URLSearchParams({ q: question })}`);
  expect(await answer.text()).toContain(`/en/contact/?question=${'a'.repeat(299)}%F0%9F%98%80"`);
});

test('what the server fills is packed for whoever takes it packed', async () => {
  const ask = (encoding: string) =>
    fetch(`${sites.content.url}/en/search/?q=study+room`, { headers: { 'Accept-Encoding': encoding } });
  const [packed, plain, refused] = await Promise.all([ask('gzip, br'), ask('identity'), ask('br;q=0')]);
  expect(packed.headers.get('content-encoding')).toBe('br');
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(refused.headers.get('content-encoding')).toBeNull();
  for (const { headers } of [packed, plain, refused]) expect(headers.get('vary')).toBe('Accept-Encoding');
  const html = await packed.text();
  expect(html).toContain('href="/en/study-rooms/"');
  expect(html).toBe(await plain.text());
});

test('the server counts pages as the page’s own language does', async ({ page }) => {
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(`${sites.municipality.url}/ar/search/?q=build+a+fence`);
  const said = await page.locator('[data-said]').textContent();
  const { found } = JSON.parse((await page.locator('#results').getAttribute('data-words'))!) as {
    found: Record<string, string>;
  };
  const count = await results(page).count();
  const form = found[new Intl.PluralRules('ar').select(count)]!;
  const counted = form.replace('{count}', String(count)).replace('{query}', 'build a fence');
  expect(said!.trim().split('. ')[0]).toBe(counted);
});

test('an answer at the address of the function leads on in its own language', async ({ page }) => {
  for (const [question, address] of [
    ['konto', /^\/nb\/search\/\?q=konto&/],
    ['pasord', /^\/nb\/search\/\?q=pasord&exact=1$/],
    ['konto&topic=account', /^\/nb\/search\/\?q=konto$/],
  ] as const) {
    await page.goto(`/desk/ask?q=${question}&lang=nb`);
    const links = page.locator('[data-notes] a, [data-pages] nav a');
    const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
    expect(found.filter((href) => href.startsWith('?'))).toEqual([]);
    expect(
      found.some((href) => address.test(href)),
      `${question}: ${found.join(' ')}`,
    ).toBe(true);
  }
  await expect(box(page)).not.toHaveAttribute('data-suggest');
  await box(page).fill('fornye');
  await box(page).press('Enter');
  await expect(page).toHaveURL('/nb/search/?q=fornye');
});
