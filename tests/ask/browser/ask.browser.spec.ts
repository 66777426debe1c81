import { expect, test, type Locator, type Page } from '@playwright/test';
import { join } from 'node:path';
import { barriersOn } from '../../axe.ts';
import { mistakesIn } from '../../html.ts';
import { isSample, sites } from '../../sites.ts';

test.skip(!isSample, 'These tell stories about pages of the sample.');

const box = (page: Page) => page.locator('input[name=q]');
const results = (page: Page) => page.locator('[data-pages] a.font-bold');

async function answered(page: Page) {
  await page.locator('#results[data-state=ready]').waitFor();
}

/** Leaves the search page as it is built: our server would have filled it, and nobody could tell what the script did. */
async function unfilled(page: Page, { folder } = sites.content) {
  const search = /\/(\w+)\/search\//;
  await page.route(search, (route) =>
    route.fulfill({ path: join(folder, search.exec(route.request().url())![1]!, 'search/index.html') }),
  );
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The Tab key does not lead there.');
}

/** Types as somebody does who has waited for the box to be ready to suggest. */
async function type(page: Page, text: string) {
  await expect(box(page)).toHaveAttribute('aria-autocomplete', 'list');
  await page.keyboard.type(text);
}

/** The same page comes filled from our server, or as it was built: then the script answers. */
const answerers = ['our server', 'the script'] as const;

test('a search shows its results at an address that can be shared', async ({ page }) => {
  await page.goto('/en/renew-a-loan/');
  await page.locator('input[name=q]').fill('study room');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL('/en/search/?q=study+room');
  await answered(page);
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
  await expect(page.locator('#results [role=status]')).toContainText('No page found');
  await expect(page.getByRole('link', { name: 'All pages from A to Z' })).toBeVisible();
  await unfilled(page);
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

for (const by of answerers)
  test(`a mistyped question says what it was taken for, and can be insisted on (${by})`, async ({ page }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto('/en/search/?q=renw+a+loan');
    await answered(page);
    await expect(page.locator('#results a').first()).toHaveAttribute('href', '/en/renew-a-loan/');
    await page.getByRole('link', { name: 'Search for exactly “renw a loan”' }).click();
    await expect(page).toHaveURL(/exact=1/);
    await expect(page.locator('[data-notes]')).toContainText('Not found on any page: renw');
  });

for (const by of answerers)
  test(`the best page is shown with the section that answers, its words marked (${by})`, async ({ page }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto('/en/search/?q=when+can+i+not+renew');
    await answered(page);
    const best = page.getByRole('region', { name: 'Best answer' });
    await expect(best.locator('mark').first()).toBeVisible();
    await best.getByRole('link').last().click();
    await expect(page).toHaveURL(/\/en\/renew-a-loan\/#/);
    await expect(page.locator(':target')).toHaveCount(1);
  });

for (const by of answerers)
  test(`a wide question can be narrowed, shared and widened again (${by})`, async ({ page }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto('/en/search/?q=card');
    await answered(page);
    const ways = page.getByRole('navigation', { name: 'Which of these do you mean?' }).getByRole('link');
    expect(await ways.count()).toBeGreaterThanOrEqual(2);
    expect(await ways.count()).toBeLessThanOrEqual(5);
    const before = await page.locator('#results [role=status]').textContent();
    await ways.first().click();
    await answered(page);
    await expect(page.locator('#results [role=status]')).not.toHaveText(before!);
    await page.getByRole('link', { name: 'Show all pages for this question' }).click();
    await expect(page.locator('#results [role=status]')).toHaveText(before!);
  });

for (const by of answerers)
  test(`a question in another of the site’s languages is answered in that language, and says so (${by})`, async ({
    page,
  }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto('/en/search/?q=hvordan+fornyer+jeg+et+bibliotekslån');
    await answered(page);
    await expect(page.locator('#results a').first()).toHaveAttribute('href', '/nb/renew-a-loan/');
    await expect(page.locator('[data-notes]')).toContainText('Norwegian Bokmål');
  });

/** A state of the search page: how to get there, and how one sees that it is this one. */
interface State {
  name: string;
  query: Record<'en' | 'nb', string>;
  sign: string;
}

const states: State[] = [
  { name: 'nothing asked', query: { en: '', nb: '' }, sign: '[data-notes]:empty + [data-state=ready]' },
  {
    name: 'pages found',
    query: { en: 'q=renew+online', nb: 'q=forny+på+nett' },
    sign: '#results section a[href*="#"]',
  },
  {
    name: 'pages found, with ways to narrow them',
    query: { en: 'q=card', nb: 'q=konto' },
    sign: '[data-pages] nav a',
  },
  {
    name: 'a word corrected',
    query: { en: 'q=renw+a+loan', nb: 'q=pasord' },
    sign: '[data-notes] a[href*="exact=1"]',
  },
  {
    name: 'nothing found',
    query: { en: 'q=wifi&topic=money', nb: 'q=wifi&topic=money' },
    sign: '[data-pages]:empty ~ [data-fallback]:not([hidden])',
  },
  {
    name: 'nothing understood',
    query: { en: 'q=xyzzyplugh+qqqwwww', nb: 'q=???' },
    sign: '[data-pages]:empty ~ [data-fallback]:not([hidden])',
  },
  {
    name: 'narrowed',
    query: { en: 'q=card&topic=library', nb: 'q=konto&topic=account' },
    sign: '[data-notes] a[href="/en/search/?q=card"], [data-notes] a[href="/nb/search/?q=konto"]',
  },
  {
    name: 'answered from another language',
    query: { en: 'q=hvordan+fornyer+jeg+et+bibliotekslån', nb: 'q=how+do+i+get+a+library+card' },
    sign: '#results section[lang]',
  },
];

/** What is wrong with a page as it stands: with text twice as large, and at the width of a narrow phone, light and dark. */
async function faults(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const [width, fontSize] of [
    [640, '200%'],
    [320, ''],
  ] as const) {
    await page.setViewportSize({ width, height: 640 });
    const sideways = await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
      return document.documentElement.scrollWidth - innerWidth;
    }, fontSize);
    if (sideways > 0) found.push(`${name}: at ${width} px ${fontSize} it scrolls sideways by ${sideways} px`);
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const barriers = await barriersOn(page, colorScheme === 'dark' ? 'colours' : undefined);
    found.push(...barriers.map((barrier) => `${name} (${colorScheme}): ${barrier}`));
  }
  return found;
}

for (const language of ['en', 'nb'] as const) {
  test(`the search in ${language} is accessible in each of its states, light and dark`, async ({ page }) => {
    test.setTimeout(180_000);
    await unfilled(page);
    const found: string[] = [];
    for (const { name, query, sign } of states) {
      await page.goto(`/${language}/search/?${query[language]}`);
      await answered(page);
      await expect(page.locator(sign).first(), name).toBeAttached();
      found.push(...(await faults(page, name)));
    }
    await page.goto(`/${language}/`);
    await box(page).focus();
    await type(page, language === 'en' ? 'renew' : 'lån');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { selected: true })).toBeVisible();
    found.push(...(await faults(page, 'suggestions')));
    await page.route('**/ask/*.json', (route) => route.abort());
    await page.goto(`/${language}/search/?q=wifi`);
    await page.locator('#results[data-state=failed]').waitFor();
    found.push(...(await faults(page, 'failed')));
    expect(found).toEqual([]);
  });

  test(`what the server fills in ${language} is as accessible, and valid HTML`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.route('**/*.js', (route) => route.abort());
    const found: string[] = [];
    for (const { name, query, sign } of states) {
      const path = `/${language}/search/?${query[language]}`;
      const answer = await page.goto(path);
      await expect(page.locator(sign).first(), name).toBeAttached();
      found.push(...(await faults(page, name)), ...(await mistakesIn(await answer!.text(), path)));
    }
    expect(found).toEqual([]);
  });
}

test('what the server fills is valid HTML whatever was typed, in every language of both sites', async () => {
  const found: string[] = [];
  for (const { url, languages } of Object.values(sites))
    for (const language of languages)
      for (const typed of ['library card', '<b title="x">&amp; \' "', 'مياه', '']) {
        const path = `/${language}/search/?${new URLSearchParams({ q: typed, topic: typed })}`;
        found.push(...(await mistakesIn(await (await fetch(url + path)).text(), path)));
      }
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

test('somebody with only a keyboard narrows an answer, widens it again and reads on', async ({ page }) => {
  await unfilled(page);
  await page.goto('/en/search/?q=card');
  await answered(page);
  const all = await page.locator('#results [role=status]').textContent();
  await tabTo(page, page.getByRole('navigation', { name: 'Which of these do you mean?' }).getByRole('link').first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]topic=/);
  await answered(page);
  await expect(page.locator('#results [role=status]')).not.toHaveText(all!);
  await tabTo(page, page.getByRole('link', { name: 'Show all pages for this question' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/search/?q=card');
  await answered(page);
  await expect(page.locator('#results [role=status]')).toHaveText(all!);
  const shown = await results(page).count();
  await tabTo(page, page.getByRole('button', { name: 'Show more pages' }));
  await page.keyboard.press('Enter');
  await expect(results(page).nth(shown)).toBeFocused();
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

test.describe('the words and pages come late', () => {
  test.beforeEach(async ({ page }) => {
    await unfilled(page);
    await page.route('**/ask/en.json', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3000));
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
    await answered(page);
    await expect(page.locator('#results [role=status]')).toContainText('“scan”');
    await expect(results(page).first()).toHaveAttribute('href', '/en/print-scan-copy/');
    await expect(box(page)).toHaveValue('scan to em');
  });

  test('a visitor who types on meanwhile is offered pages for all that is typed', async ({ page }) => {
    await page.goto('/en/');
    await box(page).focus();
    await box(page).pressSequentially('renew a loan', { delay: 20 });
    await expect(page.getByRole('option').first()).toHaveText('Renew a loan');
    await expect(box(page)).toHaveValue('renew a loan');
    await expect(box(page)).toBeFocused();
  });
});

test('what comes late from the full text takes no focus away', async ({ page }) => {
  await unfilled(page);
  await page.route('**/pagefind/pagefind.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await route.continue();
  });
  await page.goto('/en/search/?q=should');
  await answered(page);
  const before = await results(page).count();
  await tabTo(page, results(page).nth(1));
  await expect.poll(() => results(page).count()).toBeGreaterThan(before);
  await expect(results(page).nth(1)).toBeFocused();
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
    await expect(page.locator('#results section')).toHaveCSS('direction', 'ltr');
    await expect(page.locator('#results li').first()).toHaveCSS('direction', 'ltr');
    await expect(page.locator('#results h2')).toHaveCSS('direction', 'rtl');
    await page.close();
  }
});

test('the server counts pages as the page’s own language does', async ({ page }) => {
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(`${sites.municipality.url}/ar/search/?q=build+a+fence`);
  const said = await page.locator('#results [role=status]').textContent();
  const { found } = JSON.parse((await page.locator('#results').getAttribute('data-words'))!) as {
    found: Record<string, string>;
  };
  const count = await results(page).count();
  const form = found[new Intl.PluralRules('ar').select(count)]!;
  expect(said!.trim()).toBe(form.replace('{count}', String(count)).replace('{query}', 'build a fence'));
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

for (const by of answerers)
  test(`a topic that does not exist hides no page (${by})`, async ({ page }) => {
    if (by === 'the script') await unfilled(page);
    await page.goto('/en/search/?q=wifi');
    await answered(page);
    const said = await page.locator('#results [role=status]').textContent();
    await page.goto('/en/search/?q=wifi&topic=nope');
    await answered(page);
    await expect(page.locator('#results [role=status]')).toHaveText(said!);
    await expect(results(page).first()).toBeVisible();
  });

for (const by of answerers)
  test(`each way to narrow an answer leaves some of its pages, not all, and another choice than the others (${by})`, async ({
    page,
  }) => {
    if (by === 'the script') await unfilled(page);
    const shown = async () =>
      (await results(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')))).sort();
    for (const question of ['card', 'book', 'the']) {
      await page.goto(`/en/search/?q=${question}`);
      await answered(page);
      while (await page.getByRole('button', { name: 'Show more pages' }).isVisible())
        await page.getByRole('button', { name: 'Show more pages' }).click();
      const all = await shown();
      const ways = await page
        .locator('[data-pages] nav a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
      expect(ways.length, question).toBeGreaterThanOrEqual(2);
      const choices = [];
      for (const way of ways) {
        await page.goto(way);
        await answered(page);
        const left = (await shown()).filter((address) => all.includes(address));
        expect(left.length, way).toBeGreaterThan(0);
        expect(left.length, way).toBeLessThan(all.length);
        choices.push(left.join());
        await expect(page.getByRole('link', { name: 'Show all pages for this question' })).toHaveAttribute(
          'href',
          `/en/search/?q=${question}`,
        );
      }
      if (by === 'our server') expect(new Set(choices).size, question).toBe(ways.length);
    }
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

test('a page whose text does not come is shown with its summary', async ({ page }) => {
  await unfilled(page);
  await page.route('**/en/*.md', () => new Promise(() => {}));
  await page.goto('/en/search/?q=renew+a+loan');
  await expect(results(page).first()).toHaveAttribute('href', '/en/renew-a-loan/');
  await expect(page.getByRole('region', { name: 'Best answer' }).locator('p').first()).toContainText('Get more time');
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
    expect((await page.locator('#results [role=status]').textContent())!.length).toBeLessThan(150);
    expect((await page.title()).length).toBeLessThan(150);
    await expect(box(page)).toHaveValue(question);
    await expect(results(page).first()).toBeVisible();
  });

test('a question narrowed to nothing is offered the topics in which something is found', async ({ page }) => {
  await page.goto('/en/search/?q=wifi&topic=money');
  await page
    .getByRole('navigation', { name: 'Which of these do you mean?' })
    .getByRole('link', { name: 'Wifi, printing and software' })
    .click();
  await expect(page).toHaveURL('/en/search/?q=wifi&topic=computers');
  await expect(results(page).first()).toHaveAttribute('href', '/en/connect-to-wifi/');
});
