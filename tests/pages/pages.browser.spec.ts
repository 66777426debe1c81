import { expect, test, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { axeSource, barriersOn, shapeOf } from '../axe.ts';
import { sites } from '../sites.ts';

test.setTimeout(600_000);

/** Parts of about a minute, so that no worker is left with all of a language at the end. */
const parts = Object.entries(sites).flatMap(([name, { url, languages }]) =>
  languages.flatMap((language) => [0, 1].map((part) => ({ name, url, language, part }))),
);

for (const { name, url, language, part } of parts)
  test(`every page of ${name} in ${language} is accessible, light and dark, and fits a narrow phone (half ${part + 1})`, async ({
    page,
  }) => {
    const problems: string[] = [];
    watch(page, url, problems);
    await page.addInitScript({ content: axeSource });
    const all = await pagesOf(url, language);
    expect(all, 'pages in the sitemap').toContain(`/${language}/`);
    const paths = all.filter((_, place) => place % 2 === part);
    const shapes = new Set<string>();
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of paths) {
      await page.goto(url + path);
      problems.push(...(await faults(page, path, language)));
      problems.push(...(await barriersOn(page, 'all but colours')).map((barrier) => `${path}: ${barrier}`));
      const shape = await shapeOf(page);
      if (shapes.has(shape)) continue;
      shapes.add(shape);
      for (const scheme of ['dark', 'light'] as const) problems.push(...(await dim(page, path, scheme)));
    }
    console.log(`${paths.length} pages of ${shapes.size} shapes`);
    expect(problems).toEqual([]);
  });

test('the pages without a place in the sitemap are accessible too', async ({ page }) => {
  const [language] = sites.content.languages;
  for (const path of [
    '/',
    '/nothing-here/',
    `/${language}/nothing-here/`,
    `/${language}/search/?q=a`,
    `/${language}/search/?q=zzzz`,
    // Only where messages are taken.
    ...(existsSync(`${sites.content.folder}/${language}/contact/sent`) ? [`/${language}/contact/sent/`] : []),
  ]) {
    await page.goto(path);
    if (path.includes('?')) await page.locator('#results[data-state=ready]').waitFor();
    expect(await barriersOn(page), path).toEqual([]);
    expect(await dim(page, path, 'dark')).toEqual([]);
  }
  await page.goto(`${sites.municipality.url}/ar/water-quality/`);
  expect(await barriersOn(page), 'an untranslated page').toEqual([]);
});

/** Notes everything that a page must not do: write errors, ask other hosts, keep something about the visitor. */
function watch(page: Page, url: string, problems: string[]) {
  page.on('console', (message) => message.type() === 'error' && problems.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) problems.push(`${page.url()}: asks ${request.url()}`);
  });
}

async function pagesOf(url: string, language: string): Promise<string[]> {
  const sitemap = await (await fetch(`${url}/sitemap-0.xml`)).text();
  const paths = [...sitemap.matchAll(/<loc>https:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path]) => path!);
  return paths.filter((path) => path.startsWith(`/${language}/`));
}

async function faults(page: Page, path: string, language: string): Promise<string[]> {
  const found = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    direction: document.documentElement.dir,
    sideways: document.documentElement.scrollWidth - innerWidth,
    kept: [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(Boolean),
    smallTargets: [...document.querySelectorAll('nav a, button:not([hidden])')]
      .filter((target) => target.getBoundingClientRect().height < 24 && target.getClientRects().length > 0)
      .map((target) => target.textContent?.trim()),
  }));
  return [
    ...(found.headings === 1 ? [] : [`${path}: ${found.headings} h1`]),
    ...(found.language === language ? [] : [`${path}: lang="${found.language}"`]),
    ...(found.direction === (language === 'ar' ? 'rtl' : 'ltr') ? [] : [`${path}: dir="${found.direction}"`]),
    ...(found.sideways <= 0 ? [] : [`${path}: scrolls sideways by ${found.sideways} px`]),
    ...found.kept.map((name) => `${path}: keeps "${name}"`),
    ...found.smallTargets.map((text) => `${path}: "${text}" is lower than 24 px`),
  ];
}

/** Texts that can hardly be read, in the light or the dark. */
async function dim(page: Page, path: string, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  return (await barriersOn(page, 'colours')).map((barrier) => `${path} (${colorScheme}): ${barrier}`);
}
