import { expect, test, type Page } from '@playwright/test';
import { barriersOn } from '../../axe.ts';
import { isSample } from '../../sample.ts';
import { unfilled } from '../search.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const ready = (page: Page) => page.locator('#results[data-state=ready]').waitFor();

const named = [
  ['en', 'wuthering heights', 'In the catalogue', 'Wuthering Heights'],
  ['en', 'do you have dracula by stoker', 'In the catalogue', 'Dracula'],
  ['nb', 'har dere et dukkehjem av ibsen', 'I katalogen', 'Et Dukkehjem'],
  ['sl', 'ali imate hlapci', 'V katalogu', 'Hlapci'],
] as const;
const askFor = (language: string, question: string) => `/${language}/search/?q=${encodeURIComponent(question)}`;

test('a question that names a title shows it below the pages, and corrects nothing: what our server answers', async ({
  request,
}) => {
  for (const [language, question, heading, title] of named) {
    const html = await (await request.get(askFor(language, question))).text();
    const [, region = ''] = html.split(`>${heading}</h2>`);
    const found = [...region.split('</section>')[0]!.matchAll(/<li[^>]*>.*?<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)];
    expect(
      found.map(([, , text]) => text!.replace(/<[^>]*>/g, '')),
      question,
    ).toEqual([title]);
    expect(found[0]![1]).toMatch(new RegExp(`^/${language}/catalogue/authors/\\d+/#r-`));
    expect(html, question).toMatch(/data-notes[^>]*><\/div>/);
  }
  const html = await (await request.get('/en/search/?q=book+a+room')).text();
  expect(html.split('<main')[1]).not.toContain('>In the catalogue<');
});

for (const javaScriptEnabled of [true, false])
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('a title that a question names leads to it, and an author’s books to all of them', async ({ page }) => {
      if (javaScriptEnabled) await unfilled(page);
      const [[language, question, heading, title]] = named;
      await page.goto(askFor(language, question));
      await ready(page);
      const titles = page.getByRole('region', { name: heading });
      await expect(titles.getByRole('listitem').getByRole('link')).toHaveText([title]);
      await expect(page.locator('[data-notes]')).toHaveText('');
      // axe is a script itself.
      if (javaScriptEnabled) expect(await barriersOn(page)).toEqual([]);
      await titles.getByRole('listitem').getByRole('link').focus();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`/${language}/catalogue/authors/\\d+/#r-`));
      await page.goto('/en/search/?q=books+by+ibsen');
      await ready(page);
      await expect(titles.getByRole('listitem')).toHaveCount(3);
      await titles.getByRole('link', { name: 'Search the catalogue for “ibsen”' }).click();
      await expect(page.locator('#found [role=status]')).toHaveText(/^\d+ titles found$/);
    });
  });

test('an ordinary question shows no title', async ({ page }) => {
  await unfilled(page);
  await page.goto('/en/search/?q=book+a+room');
  await ready(page);
  await expect(page.getByRole('region', { name: 'In the catalogue' })).toHaveCount(0);
});

test('an ordinary question loads no index of the catalogue', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto('/en/search/index.html?q=how+do+I+renw+a+loan', { waitUntil: 'networkidle' });
  await ready(page);
  expect(loaded.filter((path) => path.startsWith('/catalogue/') && !path.includes('/known-'))).toEqual([]);
});
