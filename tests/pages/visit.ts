import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { cutWords, factsOf, firstSentence, losses } from './in-page.ts';

/** Phones, and where an article begins on each at the latest, in pixels. */
const phones = [
  { width: 320, height: 640, begins: 420 },
  { width: 360, height: 640, begins: 420 },
  { width: 390, height: 844, begins: 400 },
];

/** What visitors set for themselves, by WCAG 2.2, 1.4.4 and 1.4.12, and the widths at which it costs most room. */
const settings = [
  { name: 'letters twice as large', style: 'html { font-size: 200% !important }', widths: [640, 1280] },
  {
    name: 'wider lines, paragraphs, words and letters',
    style:
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
    widths: [390, 1280],
  },
];

/** The paths of a built site's sitemap, pages and their translations beside each other. */
export function pathsOf(folder: string): string[] {
  const sitemap = readFileSync(`${folder}/sitemap-0.xml`, 'utf8');
  const paths = [...sitemap.matchAll(/<loc>https:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path]) => path!);
  const nameOf = (path: string) => path.replace(/^\/[^/]+/, '');
  return paths.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)));
}

/** Whether a page stands right below its language, as articles do. */
const isArticle = (path: string) => /^\/[^/]+\/[^/]+\/$/.test(path);

/** Notes everything that a page must not do: write errors, ask other hosts. `url` is the site that is visited. */
export function watch(page: Page, url: string, problems: string[]) {
  page.on('console', (message) => message.type() === 'error' && problems.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) problems.push(`${page.url()}: asks ${request.url()}`);
  });
}

/**
 * Opens a page as the narrowest phone does, and says what is wrong there whatever its kind: headings, language, direction,
 * what it keeps of the visitor, what is too low to touch.
 */
export async function faultsOf(page: Page, url: string, path: string): Promise<string[]> {
  const [, language] = path.split('/');
  await page.setViewportSize(phones[0]!);
  await page.goto(url + path);
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

/** What axe finds against the open page in the light, and against its colours in the dark, by `search`. */
export async function barriersInBoth(page: Page, search: (page: Page, about?: 'colours') => Promise<string[]>) {
  const light = await search(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = (await search(page, 'colours')).map((barrier) => `${barrier} (dark)`);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark];
}

/** What does not fit the open page on phones: cut words, what goes sideways, an article that begins below the first screen. */
export async function misfitsOnPhones(page: Page, path: string): Promise<string[]> {
  const found: string[] = [];
  for (const { begins, ...size } of phones) {
    await page.setViewportSize(size);
    found.push(...(await page.evaluate(cutWords)).map((word) => `at ${size.width} px: ${word}`));
    const top = isArticle(path) ? await page.evaluate(firstSentence) : undefined;
    if (top !== undefined && top > begins)
      found.push(`begins at ${Math.round(top)} of ${begins} px on a screen ${size.width} px wide`);
  }
  return found;
}

/** What the open page loses when a visitor has larger letters or wider lines, on narrow and, where asked, on wide screens. */
export async function lossesOf(page: Page, isWideToo: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const { name, style, widths } of settings) {
    for (const width of isWideToo ? widths : widths.slice(0, 1)) {
      await page.setViewportSize({ width, height: 800 });
      found.push(...(await page.evaluate(losses, style)).map((loss) => `at ${width} px, ${name}: ${loss}`));
    }
  }
  return found;
}
