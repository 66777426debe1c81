import { expect, test } from '@playwright/test';
import { sites } from '../sites.ts';
import { losses } from './in-page.ts';
import { lossesOf } from './visit.ts';

test('a text that a box cuts off with larger letters, and a page that grows sideways, are found by the test of all pages', async ({
  page,
}) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await page.setContent(
    '<style>* { margin: 0; font-family: monospace } p { height: 2rem; font-size: 12px; overflow: hidden }</style><p>Open</p><p class="sr-only">heard</p><header><a><p>Name</p></a></header>',
  );
  expect(await lossesOf(page, false)).toEqual([]);
  expect(await page.evaluate(losses, 'p { font-size: 32px !important }')).toEqual(['"Open" is cut off']);
  expect(await page.evaluate(losses, 'header { width: 700px }')).toEqual(['the page scrolls sideways']);
});

test('on a phone too, with letters twice as large, telephone numbers keep within home and contact', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const { url, languages } of Object.values(sites))
    for (const path of languages.flatMap((language) => [`/${language}/`, `/${language}/contact/`])) {
      if ((await page.goto(url + path))?.status() !== 200) continue;
      const lost = await page.evaluate(losses, 'html { font-size: 200% !important }');
      expect(lost, path).not.toContain('the page scrolls sideways');
    }
});
