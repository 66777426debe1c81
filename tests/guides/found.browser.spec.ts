import { expect, test } from '@playwright/test';
import { isSample } from '../sample.ts';
import { sites } from '../sites.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const { url } = sites.content;

test('an editor has a drawing of each guide that search engines leave alone', async ({ request, page }) => {
  const answer = await request.get(`${url}/editors/guides/en/late-book.svg`);
  expect(answer.headers()['x-robots-tag']).toBe('noindex');
  expect(answer.headers()['content-type']).toContain('image/svg');
  await page.goto('/editors/guides/en/late-book.svg');
  for (const name of ['what', 'due', 'price', 'bill-open'])
    await expect(page.locator('tspan', { hasText: new RegExp(`^${name}$`) })).toBeVisible();
});

for (const [lang, question, said] of [
  ['en', 'late and lost books', 'Not sure? Answer up to 3 questions:'],
  ['nb', 'mistet bok', 'Usikker? Svar på inntil 3 spørsmål:'],
  ['sl', 'zamude in izgubljene knjige', 'Niste prepričani? Odgovorite na največ 3 vprašanja:'],
] as const)
  test(`a guide that fits the question is offered beside the best page, in ${lang}`, async ({ page }) => {
    await page.goto(`/${lang}/search/?q=${encodeURIComponent(question)}`);
    const offer = page.locator('#results section p', { hasText: said });
    await expect(offer.getByRole('link')).toHaveAttribute('href', `/${lang}/guides/late-book/`);
  });

test('a guide is found in its topic, in the list of all pages, in an article and by the search', async ({ page }) => {
  for (const path of [
    '/en/topics/library/',
    '/en/a-z/',
    '/en/guides/',
    '/en/late-and-lost-books/',
    '/desk/ask?lang=en&q=what+does+a+lost+library+book+cost',
  ]) {
    await page.goto(path);
    await expect(
      page.getByRole('main').getByRole('link', { name: 'My book is late: what will it cost?' }).first(),
    ).toHaveAttribute('href', '/en/guides/late-book/');
  }
  const sitemap = await (await fetch(`${url}/sitemap-0.xml`)).text();
  expect(sitemap).toContain('/en/guides/late-book/');
  expect(sitemap).not.toMatch(/\/guides\/[\w-]+\/[\w-]+\//);
});
