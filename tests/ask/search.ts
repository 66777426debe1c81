import { expect, type Locator, type Page } from '@playwright/test';
import { join } from 'node:path';
import { sites } from '../sites.ts';

/** The search box. */
export const box = (page: Page) => page.locator('input[name=q]');

/** Links to the pages of an answer. */
export const results = (page: Page) => page.locator('[data-pages] a.font-bold');

/** Waits until the question in the address is answered. */
export async function answered(page: Page) {
  await page.locator('#results[data-state=ready]').waitFor();
}

/** Leaves the search page as it is built: our server would have filled it, and nobody could tell what the script did. */
export async function unfilled(page: Page, { folder } = sites.content) {
  const search = /\/(\w+)\/search\//;
  await page.route(search, (route) =>
    route.fulfill({ path: join(folder, search.exec(route.request().url())![1]!, 'search/index.html') }),
  );
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The Tab key does not lead there.');
}

/** Types as somebody does who has waited for the box to be ready to suggest. */
export async function type(page: Page, text: string) {
  await expect(box(page)).toHaveAttribute('aria-autocomplete', 'list');
  await page.keyboard.type(text);
}

/** The same page comes filled from our server, or as it was built: then the script answers. */
export const answerers = ['our server', 'the script'] as const;
