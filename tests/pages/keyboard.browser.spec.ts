import { expect, test, type Page } from '@playwright/test';
import { sites } from '../sites.ts';
import { kindsOfPages } from './kinds.ts';

test.setTimeout(600_000);

/** What follows on a page with more stops is a list of links that are alike. */
const mostStops = 40;

/** What has the focus: its name for a person, and what a visitor who looks would miss. Undefined outside the page. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const [box] = [...element.getClientRects()];
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const isRinged = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    const isSeen = box && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const middle = box && document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    const isOwn = !middle || element.contains(middle) || middle.contains(element);
    // The same element is met again when the Tab key has gone round.
    const place = [...document.querySelectorAll('*')].indexOf(element);
    const name = `${element.localName} "${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 40)}"`;
    return {
      place,
      faults: [
        ...(isRinged ? [] : [`${name} shows no focus`]),
        ...(isSeen ? [] : [`${name} is outside the screen`]),
        ...(isSeen && !isOwn ? [`${name} is covered`] : []),
      ],
    };
  });

/** Left to right, and right to left: there the frame, lists and articles, as the controls are the same. */
const read = [
  { site: sites.content, language: sites.content.languages[0]!, most: undefined },
  { site: sites.municipality, language: 'ar', most: 5 },
];

for (const { site, language, most } of read)
  test(`each stop of the Tab key is seen, in the screen and uncovered, in the order of the page, on ${most ?? 'all'} kinds of page in ${language}`, async ({
    page,
  }) => {
    const faults: string[] = [];
    await page.setViewportSize({ width: 390, height: 700 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const path of kindsOfPages(site, language).slice(0, most)) {
      await page.goto(site.url + path);
      const stops: number[] = [];
      for (let stop = await next(page); stop && !stops.includes(stop.place); stop = await next(page)) {
        stops.push(stop.place);
        faults.push(...stop.faults.map((fault) => `${path}: ${fault}`));
        if (stops.length === mostStops) break;
      }
      expect(stops.length, path).toBeGreaterThan(5);
      expect(stops, `${path}: the order of the page`).toEqual([...stops].sort((a, b) => a - b));
    }
    expect(faults).toEqual([]);
  });

/** The next stop of the Tab key; undefined behind the last. */
async function next(page: Page) {
  await page.keyboard.press('Tab');
  return focused(page);
}
