import { expect, test, type Page } from '@playwright/test';
import { barriersOn } from '../../axe.ts';
import { mistakesIn } from '../../html.ts';
import { isSample } from '../../sample.ts';
import { answered, box, type, unfilled } from '../search.ts';

test.skip(!isSample, 'These tell stories about pages of the sample.');

/** A state of the search page: how to get there, and how one sees that it is this one. */
interface State {
  name: string;
  query: Record<'en' | 'nb', string>;
  sign: string;
}

const states: State[] = [
  { name: 'nothing asked', query: { en: '', nb: '' }, sign: '#results[data-state=ready] [data-notes]:empty' },
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
    sign: '[data-pages]:not(:has(section)) ~ [data-fallback]:not([hidden])',
  },
  {
    name: 'nothing understood',
    query: { en: 'q=xyzzyplugh+qqqwwww', nb: 'q=???' },
    sign: '[data-pages]:not(:has(section)) ~ [data-fallback]:not([hidden])',
  },
  {
    name: 'narrowed',
    query: { en: 'q=card&topic=library', nb: 'q=konto&topic=account' },
    sign: '[data-notes] a[href="/en/search/?q=card"], [data-notes] a[href="/nb/search/?q=konto"]',
  },
  {
    name: 'answered from another language',
    query: { en: 'q=hvordan+fornyer+jeg+et+bibliotekslån', nb: 'q=how+do+i+get+a+library+card' },
    sign: '#results section [lang]',
  },
];

/**
 * What is wrong with a page as it stands: with text twice as large, and at the width of a narrow phone, light and dark. Only the
 * length of its words is another in another language, so `isWhole` is true for one.
 */
async function faults(page: Page, name: string, isWhole: boolean): Promise<string[]> {
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
  for (const colorScheme of isWhole ? (['light', 'dark'] as const) : []) {
    await page.emulateMedia({ colorScheme });
    const barriers = await barriersOn(page, colorScheme === 'dark' ? 'colours' : undefined);
    found.push(...barriers.map((barrier) => `${name} (${colorScheme}): ${barrier}`));
  }
  return found;
}

for (const language of ['en', 'nb'] as const) {
  test(`the search in ${language} is accessible in each of its states, light and dark`, async ({ page }) => {
    await unfilled(page);
    const found: string[] = [];
    for (const { name, query, sign } of states) {
      await page.goto(`/${language}/search/?${query[language]}`);
      await answered(page);
      await expect(page.locator(sign).first(), name).toBeAttached();
      found.push(...(await faults(page, name, language === 'en')));
    }
    await page.goto(`/${language}/`);
    await box(page).focus();
    await type(page, language === 'en' ? 'renew' : 'lån');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { selected: true })).toBeVisible();
    found.push(...(await faults(page, 'suggestions', language === 'en')));
    await page.route('**/ask/*.json', (route) => route.abort());
    await page.goto(`/${language}/search/?q=wifi`);
    await page.locator('#results[data-state=failed]').waitFor();
    found.push(...(await faults(page, 'failed', language === 'en')));
    expect(found).toEqual([]);
  });

  // It is built by the same code, so axe has seen it.
  test(`what the server fills in ${language} fits as well, and is valid HTML`, async ({ page }) => {
    await page.route('**/*.js', (route) => route.abort());
    const found: string[] = [];
    for (const { name, query, sign } of states) {
      const path = `/${language}/search/?${query[language]}`;
      const answer = await page.goto(path);
      await expect(page.locator(sign).first(), name).toBeAttached();
      found.push(...(await faults(page, name, false)), ...(await mistakesIn(await answer!.text(), path)));
    }
    expect(found).toEqual([]);
  });
}
