import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The script of axe. Where many pages follow in one tab, let it come with each (`page.addInitScript`): a sixth less work. */
export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Contrast takes axe longer than all else, and hangs on styles alone. */
const colours = 'color-contrast';

/**
 * What axe finds against the page as it stands. Of all rules, or only those about the colours, or all others.
 *
 * Our pages hold no frames, so one script in the page is enough; `@axe-core/playwright`, which opens a page beside it for
 * every analysis, took five times as long for the same findings.
 */
export async function violationsOn(
  page: Page,
  about?: 'colours' | 'all but colours',
): Promise<AxeResults['violations']> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const options: RunOptions = {
    resultTypes: ['violations'],
    // Styles of other hosts and media would be fetched for rules about them; we have neither.
    preload: false,
    ...(about === 'colours' && { runOnly: [colours] }),
    ...(about === 'all but colours' && { rules: { [colours]: { enabled: false } } }),
  };
  const { violations } = (await page.evaluate(
    (settings) => (window as unknown as { axe: { run(options: unknown): unknown } }).axe.run(settings),
    options,
  )) as AxeResults;
  return violations;
}

/** The same, a line for each element: `rule: markup`. */
export async function barriersOn(page: Page, about?: 'colours' | 'all but colours'): Promise<string[]> {
  const violations = await violationsOn(page, about);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/**
 * What the colours of a page hang on: each element that holds text, as the tags, classes and names of attributes of all
 * that is around it. Two pages that say different things in the same shape look the same to the rule about contrast.
 */
export const shapeOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const own = ({ localName, attributes, classList }: Element) =>
      [localName, ...classList, ...[...attributes].map(({ name }) => name)].join(' ');
    const chain = (element: Element | null): string =>
      element ? `${chain(element.parentElement)}>${own(element)}` : '';
    const speaks = (element: Element) =>
      [...element.childNodes].some(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim());
    return [...new Set([...document.body.querySelectorAll('*')].filter(speaks).map(chain))].sort().join('\n');
  });
