import { chromium, type Browser, type Page } from '@playwright/test';
import { language } from '../../src/settings/strings.ts';
import { axeSource, violationsOn } from '../axe.ts';
import { launchOptions } from '../browser.ts';
import { look } from '../seen.ts';
import type { BuiltPage } from './pages.ts';

/** What is wrong with a page as a browser shows it. */
export interface Fault {
  page: BuiltPage;
  /** A rule of axe, or one of ours. */
  rule: string;
  /** What is wrong, in the words of the rule. */
  help: string;
  /** The text or markup of the element, by which its line is found. */
  at: string;
  /** Of a rule about colours: the colours as they are, how far they differ, and how far they must. */
  colours?: { text: string; ground: string; contrast: number; needed: number; scheme: 'light' | 'dark' };
}

/**
 * Opens pages of a site that is served at `origin`, 320 pixels wide, and finds what keeps people from reading them: every
 * rule of axe (contrast where a text stands as none before it, light and dark), one `h1`, the language, nothing that scrolls
 * sideways, no error, nothing from other hosts.
 */
export async function lookAt(pages: BuiltPage[], origin: string): Promise<Fault[]> {
  const browser = await chromium.launch(launchOptions);
  const faults: Fault[] = [];
  const shapes = new Set<string>();
  const waiting = [...pages];
  const work = async () => {
    const tab = await tabOf(browser);
    for (let page = waiting.shift(); page; page = waiting.shift())
      faults.push(...(await faultsOf(page, tab, shapes, origin)));
  };
  try {
    // As many tabs as the two cores of a workflow can fill.
    await Promise.all([work(), work()]);
  } finally {
    await browser.close();
  }
  return faults.sort((a, b) => a.page.path.localeCompare(b.page.path));
}

async function tabOf(browser: Browser): Promise<Page> {
  const tab = await browser.newPage({ viewport: { width: 320, height: 640 } });
  await tab.addInitScript({ content: axeSource });
  return tab;
}

async function faultsOf(page: BuiltPage, tab: Page, shapes: Set<string>, origin: string) {
  const faults: Fault[] = [];
  const add = (rule: string, help: string, at = '') => faults.push({ page, rule, help, at });
  const onError = (error: Error) => add('script', error.message);
  const onRequest = (request: { url(): string }) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      add('other-host', request.url(), request.url());
  };
  tab.on('pageerror', onError).on('request', onRequest);
  const answer = await tab.goto(origin + page.path);
  if (answer?.status() !== 200) add('status', `answers ${answer?.status()}`);
  const seen = await tab.evaluate(whatIsSeen);
  if (seen.headings !== 1) add('one-h1', `has ${seen.headings} headings of the first level`);
  if (seen.language !== page.language) add('language', `says that it is in "${seen.language}"`);
  if (seen.direction !== language(page.language).direction) add('direction', `runs ${seen.direction}`);
  for (const text of seen.wide) add('sideways', `is ${seen.width} pixels wide`, text);
  for (const { id, help, nodes } of await violationsOn(tab, 'all but colours'))
    for (const { html } of nodes) add(id, help, html);
  const { texts } = await tab.evaluate(look);
  if (!texts.every((text) => shapes.has(text))) {
    for (const text of texts) shapes.add(text);
    for (const scheme of ['dark', 'light'] as const) faults.push(...(await dimTexts(page, tab, scheme)));
  }
  tab.off('pageerror', onError).off('request', onRequest);
  return faults;
}

/** Texts that can hardly be read, in the light or the dark. */
async function dimTexts(page: BuiltPage, tab: Page, scheme: 'light' | 'dark'): Promise<Fault[]> {
  await tab.emulateMedia({ colorScheme: scheme });
  return (await violationsOn(tab, 'colours')).flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => {
      const { fgColor, bgColor, contrastRatio, expectedContrastRatio } = (any[0]?.data ?? {}) as Record<string, string>;
      if (!fgColor) return { page, rule: id, help, at: html };
      const colours = {
        text: fgColor!,
        ground: bgColor!,
        contrast: Number(contrastRatio),
        needed: parseFloat(expectedContrastRatio!),
        scheme,
      };
      return { page, rule: id, help, at: html, colours };
    }),
  );
}

/** Runs in the page. Of what is wider than the page, the innermost elements, by their text or what they show. */
function whatIsSeen() {
  const { documentElement: root } = document;
  const isWide = (element: Element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (right > innerWidth + 1 || left < -1);
  };
  const scrolls = root.scrollWidth > innerWidth;
  const wide = scrolls ? [...document.querySelectorAll('main *')].filter(isWide) : [];
  const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  return {
    headings: document.querySelectorAll('h1').length,
    language: root.lang,
    direction: root.dir,
    width: root.scrollWidth,
    wide: scrolls
      ? [innermost.map((element) => element.getAttribute('src') ?? element.textContent?.trim() ?? '')[0] ?? '']
      : [],
  };
}
