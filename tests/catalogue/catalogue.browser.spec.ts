import { expect, test, type Page } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { barriersOn } from '../axe.ts';
import { isSample } from '../sample.ts';
import { sites } from '../sites.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

/** Goes the same way with and without JavaScript: what each shows for a question is compared below. */
function both(title: string, journey: (page: Page) => Promise<void>) {
  for (const javaScriptEnabled of [true, false])
    test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      test.use({ javaScriptEnabled });
      test(title, async ({ page }) => journey(page));
    });
}

const status = (page: Page) => page.locator('#found [role=status]');
const titles = (page: Page) => page.locator('[data-records] ol > li > a');

both('a visitor searches by author, narrows down, takes it back and opens a title', async (page) => {
  await page.goto('/en/');
  await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Catalogue' }).click();
  await page.getByText('More fields').click();
  await page.getByLabel('Author').fill('henrik ibsen');
  await page.getByRole('button', { name: 'Search the catalogue' }).click();
  await expect(status(page)).toHaveText('23 titles found');
  await expect(page.getByLabel('Author')).toHaveValue('henrik ibsen');
  await expect(titles(page)).toHaveCount(10);
  const narrow = page.getByRole('navigation', { name: 'Narrow down' });
  await narrow.getByRole('link', { name: '1870–1879' }).click();
  await expect(status(page)).toHaveText('4 titles found');
  await narrow.getByRole('link', { name: 'Remove: 1870–1879' }).click();
  await expect(status(page)).toHaveText('23 titles found');
  await page.getByRole('link', { name: 'Et Dukkehjem' }).click();
  await expect(page).toHaveURL(/\/en\/catalogue\/authors\/\d+\/#r-N\d+$/);
  await expect(page.getByRole('heading', { name: 'Et Dukkehjem' })).toBeVisible();
  await expect(page.getByText('Book · Norwegian Bokmål · Gyldendal · 1879').locator('visible=true')).toHaveCount(1);
  await expect(page.getByText(/839\.822 IBS/).locator('visible=true')).toHaveCount(1);
  await expect(page.getByRole('heading', { name: 'Hedda Gabler' })).toBeHidden();
  await page.getByRole('link', { name: 'Show all titles of this page' }).click();
  await expect(page.getByRole('heading', { name: 'Hedda Gabler' })).toBeVisible();
});

test('a visitor searches by title, author and subject together, in her own language and order', async ({ page }) => {
  await page.goto('/sl/catalogue/');
  await page.getByText('Več polj', { exact: true }).click();
  await page.getByLabel('Avtor').fill('cankar');
  await page.getByLabel('Tema').fill('drama');
  await page.getByLabel('Vrstni red').selectOption('Najprej najstarejši');
  await page.getByRole('button', { name: 'Iščite po katalogu' }).click();
  await expect(titles(page)).toHaveText([
    'Jakob Ruda',
    'Za narodov blagor',
    'Kralj na Betajnovi',
    'Pohujšanje v dolini šentflorjanski',
    'Hlapci',
    'Lepa Vida',
  ]);
  await expect(page.getByLabel('Vrstni red')).toHaveValue('oldest');
  await page.getByLabel('Naslov', { exact: true }).fill('hlapcev');
  await page.getByRole('button', { name: 'Iščite po katalogu' }).click();
  await expect(titles(page)).toHaveText(['Hlapci']);
});

test('a visitor looks through the results page by page', async ({ page }) => {
  await page.goto('/nb/catalogue/?author=ibsen');
  await page.getByRole('link', { name: 'Neste', exact: true }).click();
  await expect(page).toHaveURL('/nb/catalogue/?author=ibsen&page=2#found');
  await page.getByRole('link', { name: 'Neste', exact: true }).click();
  await expect(titles(page)).toHaveCount(3);
  await expect(page.locator('[data-records] ol')).toHaveAttribute('start', '21');
  await page.getByRole('link', { name: 'Forrige' }).click();
  await expect(titles(page)).toHaveCount(10);
});

test('a visitor looks through subjects and authors to a title', async ({ page }) => {
  await page.goto('/en/catalogue/');
  await page.getByRole('link', { name: 'Subjects' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Folk tales' }).click();
  await expect(page.getByRole('heading', { name: 'Folk tales' })).toBeInViewport();
  await page.getByRole('link', { name: 'Norske Folkeeventyr' }).first().click();
  await expect(page.getByRole('heading', { name: 'Norske Folkeeventyr' })).toBeInViewport();
  await page.getByRole('link', { name: 'Authors' }).click();
  await page.getByRole('link', { name: 'Moe, Jørgen' }).click();
  // Whom a title names second leads to it too.
  await page.getByRole('link', { name: 'Norske Folkeeventyr' }).click();
  await expect(page.getByText('Asbjørnsen, Peter Christen and Moe, Jørgen')).toBeVisible();
});

test('a visitor who finds nothing is told what to do', async ({ page }) => {
  await page.goto('/en/catalogue/?q=xyzzyx');
  await expect(status(page)).toHaveText(
    'No title found. Try fewer or other words, or look through the authors and subjects.',
  );
  await page.getByRole('main').getByRole('link', { name: 'Authors' }).click();
  await expect(page).toHaveURL('/en/catalogue/authors/');
});

test('a title that can be read online says so and leads there', async ({ page }) => {
  await page.goto('/en/catalogue/?title=dracula');
  await expect(page.locator('[data-records]')).toContainText('Online');
  await titles(page).click();
  const link = page.getByRole('link', { name: 'Open online' }).locator('visible=true');
  // All records of the page are there before the one that the address names is shown alone.
  await expect(link).toHaveCount(1);
  await expect(link).toHaveAttribute('href', 'https://www.gutenberg.org/ebooks/345');
});

test('whatever is typed is text', async ({ page }) => {
  const typed = `"><script>document.title='x'</script>'&{count}`;
  await page.goto(
    `/en/catalogue/?q=${encodeURIComponent(typed)}&place=${encodeURIComponent(typed)}&sort=nope&page=-1&from=zz`,
  );
  await expect(page.getByLabel('Keywords')).toHaveValue(typed);
  await expect(status(page)).toHaveText(/No title found/);
  await expect(page).toHaveTitle('Catalogue – Fjordvik University Help');
});

test('a host of files shows in the browser what our server shows', async ({ page, browser }) => {
  const plain = await browser.newPage({ javaScriptEnabled: false, baseURL: sites.content.url });
  for (const query of [
    'author=ibsen',
    'q=drama+1879',
    'subject=novels&sort=newest&page=3',
    'q=dickns',
    'kind=score',
    'q=zzzz',
    '',
  ]) {
    // The server answers the address of the page; the address of its file is the page as it was built.
    await page.goto(`/nb/catalogue/index.html?${query}`);
    await page.locator('#found[data-state=ready]').waitFor();
    await plain.goto(`/nb/catalogue/?${query}`);
    const [here, there] = await Promise.all(
      [page, plain].map((one) => one.locator('#found').evaluate((found) => found.innerHTML)),
    );
    expect(here, query).toBe(there);
    for (const name of ['#c-q', '#c-author', '#c-kind', '#c-sort'])
      expect(await page.locator(name).inputValue(), `${query} ${name}`).toBe(await plain.locator(name).inputValue());
  }
  await plain.close();
});

test.describe('a host of files without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('says that searching needs JavaScript and leads to authors and subjects', async ({ page }) => {
    await page.goto('/en/catalogue/index.html?author=ibsen');
    await expect(status(page)).toHaveText(/Searching the catalogue needs JavaScript/);
    await page.getByRole('main').getByRole('link', { name: 'Subjects' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Subjects');
  });
});

test('a file that cannot be loaded is said plainly', async ({ page }) => {
  await page.route('**/facts.json', (route) => route.abort());
  await page.goto('/en/catalogue/index.html?author=ibsen');
  await expect(status(page)).toHaveText(/^The catalogue could not be loaded\. Check your connection/);
});

test('the page and its tab are called by the title, and a title that has moved to another drawer is found', async ({
  page,
}) => {
  await page.goto('/en/catalogue/?title=emma');
  await titles(page).click();
  await expect(page).toHaveTitle(/^Emma – Authors: /);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Emma');
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await expect(page.getByRole('heading', { name: 'Emma', exact: true })).toHaveCount(1);
  const id = new URL(page.url()).hash.slice(3);
  await page.goto(`/en/catalogue/authors/4/#r-${id}`);
  await expect(page).toHaveURL(`/en/catalogue/?q=${id}#found`);
  await expect(titles(page)).toHaveText(['Emma']);
});

test('machines read each title as a Book or another work, once', () => {
  const works = [];
  for (const file of globSync(join(sites.content.folder, 'en/catalogue/authors/*/index.html'))) {
    const html = readFileSync(file, 'utf8');
    const [, text] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)!;
    for (const work of (JSON.parse(text!) as { '@graph': Record<string, unknown>[] })['@graph']) {
      expect(html.split(`id="${String(work['@id']).slice(1)}"`)).toHaveLength(2);
      works.push(work);
    }
  }
  expect(works).toHaveLength(300);
  expect(works.find(({ name }) => name === 'Gengangere')).toMatchObject({
    '@type': 'Book',
    author: [{ '@type': 'Person', name: 'Ibsen, Henrik' }],
    inLanguage: 'nb',
    datePublished: '1881',
  });
  expect(works.find(({ name }) => name === 'Peer Gynt-suite nr. 1')).toMatchObject({ '@type': 'SheetMusic' });
});

test('a question that no help page knows leads to the catalogue', async ({ page }) => {
  await page.goto('/en/search/?q=wuthering+heights');
  await page.getByRole('link', { name: 'Search the catalogue for “wuthering heights”' }).click();
  await expect(titles(page)).toHaveText(['Wuthering Heights']);
  await page.goto('/en/search/?q=renew+a+loan');
  await page.locator('#results[data-state=ready]').waitFor();
  await expect(page.getByRole('link', { name: /^Search the catalogue for/ })).toHaveCount(0);
});

test('results are accessible, light and dark, on a narrow phone, and from right to left', async ({ page }) => {
  const arabic = `${sites.municipality.url}/ar/catalogue/`;
  for (const address of [
    '/en/catalogue/?author=ibsen&sort=title',
    '/nb/catalogue/?q=ibsen+zzzz&kind=book&from=1800',
    `${arabic}?q=${encodeURIComponent('قصص')}`,
  ]) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), address).toBeLessThanOrEqual(
      0,
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await barriersOn(page, colorScheme === 'dark' ? 'colours' : undefined), address).toEqual([]);
    }
  }
});
