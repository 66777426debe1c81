import { expect, test, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { barriersOn } from '../axe.ts';
import { sites } from '../sites.ts';
import { cutWords, factsOf, firstSentence } from './in-page.ts';

test.setTimeout(600_000);

/** Phones, and where an article begins on each at the latest, in pixels. */
const phones = [
  { width: 320, height: 640, begins: 420 },
  { width: 360, height: 640, begins: 420 },
  { width: 390, height: 844, begins: 400 },
];

/** Parts that take about a minute together with the other worker's. A page and its translations, built alike, stand in one. */
const parts = Object.entries(sites).flatMap(([name, site]) =>
  Array.from({ length: name === 'content' ? 4 : 2 }, (_, part, of = name === 'content' ? 4 : 2) => ({
    ...site,
    title: `${name} (part ${part + 1} of ${of})`,
    isIn: (place: number) => place % of === part,
  })),
);

for (const { title, url, folder, languages, isIn } of parts)
  test(`every page is accessible, light and dark, and on phones fits, cuts no word and begins in the first screen: ${title}`, async ({
    page,
  }) => {
    const problems: string[] = [];
    watch(page, url, problems);
    const all = pagesOf(folder);
    for (const language of languages) expect(all, 'pages in the sitemap').toContain(`/${language}/`);
    const names = [...new Set(all.map(nameOf))];
    let articles = 0;
    for (const path of all.filter((path) => isIn(names.indexOf(nameOf(path))))) {
      const [language] = path.slice(1).split('/');
      const say = (fault: string) => problems.push(`${path}: ${fault}`);
      await page.setViewportSize(phones[0]!);
      await page.goto(url + path);
      (await faults(page, language!)).forEach(say);
      (await barriersOn(page)).forEach(say);
      await page.emulateMedia({ colorScheme: 'dark' });
      (await barriersOn(page, 'colours')).forEach((barrier) => say(`${barrier} (dark)`));
      await page.emulateMedia({ colorScheme: 'light' });
      for (const { begins, ...size } of phones) {
        await page.setViewportSize(size);
        (await page.evaluate(cutWords)).forEach((word) => say(`at ${size.width} px: ${word}`));
        const top = await page.evaluate(firstSentence);
        if (top !== undefined && isArticle(path)) articles++;
        if (top !== undefined && isArticle(path) && top > begins)
          say(`begins at ${Math.round(top)} of ${begins} px on a screen ${size.width} px wide`);
      }
    }
    expect(articles).toBeGreaterThan(0);
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
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await barriersOn(page, 'colours'), path).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
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

/** The paths of the sitemap, pages and their translations beside each other. */
function pagesOf(folder: string): string[] {
  const sitemap = readFileSync(`${folder}/sitemap-0.xml`, 'utf8');
  const paths = [...sitemap.matchAll(/<loc>https:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path]) => path!);
  return paths.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)));
}

/** A path without its language. */
const nameOf = (path: string) => path.replace(/^\/[^/]+/, '');

/** Whether a page stands right below its language, as articles do. */
const isArticle = (path: string) => /^\/[^/]+\/[^/]+\/$/.test(path);

async function faults(page: Page, language: string): Promise<string[]> {
  const found = await page.evaluate(factsOf);
  return [
    ...(found.headings === 1 ? [] : [`${found.headings} h1`]),
    ...(found.language === language ? [] : [`lang="${found.language}"`]),
    ...(found.direction === (language === 'ar' ? 'rtl' : 'ltr') ? [] : [`dir="${found.direction}"`]),
    ...(found.sideways <= 0 ? [] : [`scrolls sideways by ${found.sideways} px`]),
    ...found.kept.map((name) => `keeps "${name}"`),
    ...found.smallTargets.map((text) => `"${text}" is lower than 24 px`),
  ];
}
