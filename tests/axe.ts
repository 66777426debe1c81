import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { look, type Looked } from './seen.ts';

/** The script of axe. Where many pages follow in one tab and each is searched whole, let it come with each (`page.addInitScript`). */
export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Contrast takes axe longer than all else, and hangs on styles alone. */
const colours = 'color-contrast';

/** Which rules: those about the colours, all others, or, undefined, every one. */
export type About = 'colours' | 'all but colours' | undefined;

/**
 * All that axe finds against the page as it stands.
 *
 * Our pages hold no frames, so one script in the page is enough; `@axe-core/playwright`, which opens a page beside it for
 * every analysis, took five times as long for the same findings.
 *
 * @param marked Only elements with this attribute are looked at, with all that is around them; undefined: the whole page.
 */
export async function violationsOn(page: Page, about?: About, marked?: string): Promise<AxeResults['violations']> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const options: RunOptions = {
    resultTypes: ['violations'],
    // Styles of other hosts and media would be fetched for rules about them; we have neither.
    preload: false,
    ...(about === 'colours' && { runOnly: [colours] }),
    ...(about === 'all but colours' && { rules: { [colours]: { enabled: false } } }),
  };
  const { violations } = (await page.evaluate(
    ([context, settings]) =>
      (window as unknown as { axe: { run(...all: unknown[]): unknown } }).axe.run(context ?? document, settings),
    [marked && { include: [[`[${marked}]`]] }, options] as const,
  )) as AxeResults;
  return violations;
}

/** What was looked at by this process and held, so that the same is not looked at again. */
const held = new Set<string>();

/** The attribute of elements that are still to be looked at. */
const fresh = 'data-fresh';

/**
 * What axe finds against the page as it stands, a line for each element: `rule: markup`.
 *
 * What is built as something that this process has seen, and in which it found nothing, says other words in the same elements,
 * and is not searched again: neither what axe finds in elements and their names nor the colours of a text hang on the words.
 * Of a page in a known frame only the new parts are searched. `npm run test:long` searches every page whole.
 */
export async function barriersOn(page: Page, about?: About): Promise<string[]> {
  const { frame, parts, texts } = await page.evaluate(look);
  const barriers: string[] = [];
  const search = async (rules: About, keys: string[], kind?: keyof Looked) => {
    const unseen = keys.flatMap((key, place) => (held.has(key) ? [] : [place]));
    if (unseen.length === 0) return;
    if (kind) await page.evaluate(mark, [fresh, kind, unseen] as const);
    const found = await violationsOn(page, rules, kind && fresh);
    if (kind) await page.evaluate(mark, [fresh, kind, []] as const);
    if (found.length === 0) for (const key of keys) held.add(key);
    barriers.push(...found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)));
  };
  if (about !== 'colours')
    await (held.has(frame) ? search('all but colours', parts, 'parts') : search('all but colours', [frame, ...parts]));
  if (about !== 'all but colours') await search('colours', texts, 'texts');
  return barriers;
}

/** In the browser: marks the elements at these places of what was looked at, and no others. */
function mark([name, kind, places]: readonly [string, keyof Looked, readonly number[]]) {
  const { looked } = window as unknown as { looked: Looked };
  looked[kind].forEach((element, place) => element.toggleAttribute(name, places.includes(place)));
}
