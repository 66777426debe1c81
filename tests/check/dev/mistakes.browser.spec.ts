import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { violationsOn } from '../../axe.ts';

interface Told {
  wrong: string[];
  worth: string[];
}

/** The script as Vite serves it, without Vite: `hot` is what the server tells it by. */
const script = stripTypeScriptTypes(readFileSync('src/check/dev/browser.ts', 'utf8')).replaceAll(
  'import.meta.hot',
  'window.hot',
);
const told = (page: Page, found: Told) =>
  page.evaluate((found) => (window as unknown as { show: (found: Told) => void }).show(found), found);
const mistake = 'content/articles/en/renew-a-loan.mdx:4 topic: "libary" is not a topic. Did you mean "library"?';

test('what the check finds stands over the page, in words, until it is mended or somebody closes it', async ({
  page,
}) => {
  await page.setContent(
    '<!doctype html><html lang="ar" dir="rtl"><title>صفحة</title><main><h1>صفحة</h1></main></html>',
  );
  await page.evaluate(() => {
    const hot = { on: (_: string, show: unknown) => Object.assign(window, { show }), send: () => undefined };
    Object.assign(window, { hot });
  });
  await page.addScriptTag({ content: script, type: 'module' });
  const list = page.getByRole('alert');
  await page.waitForFunction(() => 'show' in window);

  // What can wait stops nobody who writes.
  await told(page, { wrong: [], worth: ['content/site.yaml:1 is long'] });
  await expect(list).toBeHidden();

  await page.setViewportSize({ width: 320, height: 640 });
  await told(page, { wrong: [mistake], worth: ['content/site.yaml:1 is long'] });
  await expect(list).toContainText('One mistake to mend');
  await expect(list).toContainText(mistake);
  await expect(list).toHaveCSS('direction', 'ltr');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect((await violationsOn(page)).map(({ id }) => id)).toEqual([]);

  await list.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  // The same again is no news; another mistake is.
  await told(page, { wrong: [mistake], worth: ['content/site.yaml:1 is long'] });
  await expect(list).toBeHidden();
  await told(page, { wrong: [mistake, 'content/site.yaml:2 colour: is missing.'], worth: [] });
  await expect(list).toContainText('2 mistakes to mend');
  await told(page, { wrong: [], worth: [] });
  await expect(list).toBeHidden();
});
