import { expect, test } from '@playwright/test';
import { sites } from '../sites.ts';
import { kindsOfPages } from './kinds.ts';

test.setTimeout(600_000);
// The styles of a visitor are not those that the policy of a page speaks of.
test.use({ bypassCSP: true });

/** What visitors set for themselves: by WCAG 2.2, 1.4.4 and 1.4.12. */
const settings = {
  'letters twice as large': { style: 'html { font-size: 200% !important }', widths: [640, 1280] },
  'wider lines, paragraphs, words and letters': {
    style:
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
    widths: [390, 1280],
  },
};

/** In the browser: what goes sideways out of the page, and letters that are cut off by a box that shows no more. */
function losses(): string[] {
  const lost = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    const isForEars = clipPath !== 'none' || element.classList.contains('sr-only');
    // The name of the site is shortened where it is long: it stands whole in the title of the page.
    const isName = element.closest('header a') !== null;
    const isWithout = !element.checkVisibility() || isForEars || isName || !element.textContent.trim();
    const cuts =
      (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2) ||
      (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 2);
    if (!isWithout && cuts) lost.push(`"${element.textContent.trim().slice(0, 40)}" is cut off`);
  }
  return lost;
}

for (const [name, site] of Object.entries(sites))
  for (const language of site.languages)
    test(`with ${Object.keys(settings).join(', or ')} nothing is lost on any kind of page of ${name} in ${language}`, async ({
      page,
    }) => {
      const lost: string[] = [];
      for (const path of kindsOfPages(site, language)) {
        await page.goto(site.url + path);
        for (const [what, { style, widths }] of Object.entries(settings)) {
          const tag = await page.addStyleTag({ content: style });
          for (const width of widths) {
            await page.setViewportSize({ width, height: 800 });
            lost.push(...(await page.evaluate(losses)).map((loss) => `${path} at ${width} px, ${what}: ${loss}`));
          }
          await tag.evaluate((element) => (element as Element).remove());
        }
      }
      expect(lost).toEqual([]);
    });

test('on a phone too, with letters twice as large, telephone numbers keep within home and contact', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const site of Object.values(sites))
    for (const path of site.languages.flatMap((language) => kindsOfPages(site, language))) {
      if (!/^\/\w+\/(contact\/)?$/.test(path)) continue;
      await page.goto(site.url + path);
      await page.addStyleTag({ content: settings['letters twice as large'].style });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    }
});
