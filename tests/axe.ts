import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds against the page as it stands, a line for each element: `rule: markup`. All rules, or only those named.
 *
 * Our pages hold no frames, so one script in the page is enough; `@axe-core/playwright`, which opens a page beside it for
 * every analysis, took five times as long for the same findings.
 */
export async function barriersOn(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const options: RunOptions = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const { violations } = (await page.evaluate(
    (settings) => (window as unknown as { axe: { run(options: unknown): unknown } }).axe.run(settings),
    options,
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
