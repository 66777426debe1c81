import { expect, test, type Page } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { barriersOn } from '../axe.ts';
import { mistakesIn } from '../html.ts';
import { noteShifts, shifted } from '../shifts.ts';
import { buildWithNotices, host, minutes, now, serveTo } from './site.ts';

// One build for all of them.
test.describe.configure({ mode: 'default' });

let folder = '';
test.beforeAll(() => void (folder = buildWithNotices()));
test.beforeEach(({ page }) => serveTo(page, folder));

const at = (after: number) => new Date(now + after * 60_000);
const boil = 'Boil the water before you drink it.';
const stay = 'Stay at home. Close doors and windows.';
const water = 'The water in the Spring Quarter is turned off';

/** The notices that somebody sees, without their ends and links. */
const seen = (page: Page) =>
  page
    .locator('[data-until]:visible strong')
    .evaluateAll((kinds) => kinds.map((kind) => kind.parentElement!.textContent!.trim().replace(/\s+/g, ' ')));

/** Opens a page with a clock, and notes how its parts move. */
async function open(page: Page, path: string, after: number, size = { width: 320, height: 640 }) {
  await page.setViewportSize(size);
  await page.clock.install({ time: at(after) });
  await noteShifts(page);
  await page.goto(host + path);
}

test('each page shows the notices that concern it, what is most urgent first', async ({ page }) => {
  for (const [path, kinds] of [
    ['/en/bin-collection/', ['Emergency', 'Disruption', 'Information']],
    ['/en/large-items/', ['Information']],
    ['/en/services/large-item-collection/', ['Information']],
    ['/en/guides/where-waste-goes/', ['Information']],
    ['/en/topics/waste/', ['Information']],
    // On the second level, too.
    ['/en/dropped-kerb/', ['Information']],
    ['/en/topics/streets/', ['Information']],
    ['/en/water-bill/', ['Disruption']],
    ['/en/guides/high-water-bill/', ['Disruption']],
    ['/en/guides/high-water-bill/whole/', ['Disruption']],
    ['/en/search/', ['Disruption']],
    ['/en/topics/water/', []],
    ['/en/', []],
    ['/', []],
  ] as const) {
    await page.goto(host + path);
    const found = (await seen(page)).map((text) => text.split(':')[0]);
    expect(found, path).toEqual(kinds);
  }
});

test('a notice stands above the heading, in the main part, in a region with a name, and says its end', async ({
  page,
}) => {
  await page.goto(`${host}/en/water-bill/`);
  const region = page.getByRole('main').getByRole('region', { name: 'Notices' });
  await expect(region).toHaveCount(1);
  expect(await region.evaluate((one) => !!(one.compareDocumentPosition(document.querySelector('h1')!) & 4))).toBe(true);
  await expect(region.getByRole('link', { name: 'Report a leak' })).toHaveAttribute('href', '/en/report-a-leak/');
  const end = region.locator('[data-until]').filter({ hasText: water }).locator('time');
  await expect(end).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+03:00$/);
  expect(new Date((await end.getAttribute('datetime'))!)).toEqual(at(minutes.end));
  await expect(end).toHaveText(/^Until (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ \w+, \d\d:\d\d$/);
  await page.goto(`${host}/ar/water-bill/`);
  const arabic = page.getByRole('region', { name: 'تنبيهات' });
  await expect(arabic).toContainText('المياه مقطوعة في حي العين');
  await expect(arabic.getByRole('link')).toHaveAttribute('href', '/ar/report-a-leak/');
});

test('a notice appears at its begin in a page that is open; it is announced once, politely, and nothing moves', async ({
  page,
}) => {
  await open(page, '/en/water-bill/', minutes.soon - 5);
  expect((await seen(page)).map((text) => text.slice(0, 20))).toEqual(['Disruption: The wate']);
  const box = page.locator('[data-notices]');
  await expect(box).toHaveAttribute('aria-live', 'polite');
  // What a screen reader would say: what becomes visible in the live region.
  await box.evaluate((live) => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver((changes) => {
      for (const { target, oldValue } of changes)
        if (oldValue !== null && !(target as HTMLElement).hidden) said.push(target.textContent!.trim());
    }).observe(live, { subtree: true, attributes: true, attributeFilter: ['hidden'], attributeOldValue: true });
  });
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.boundingBox();
  await page.clock.runFor(4 * 60_000);
  expect(await seen(page)).toHaveLength(1);
  await page.clock.runFor(2 * 60_000);
  expect((await seen(page))[0]).toBe(`Emergency: ${boil}`);
  expect(Math.abs((await heading.boundingBox())!.y - before!.y)).toBeLessThan(1);
  await page.clock.runFor(20 * 60_000);
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(boil);
  expect(await shifted(page)).toEqual([]);
});

test('a notice that begins moves nothing either where somebody has read on', async ({ page }) => {
  await open(page, '/en/water-bill/', minutes.soon - 5);
  for (const down of [40, 400]) {
    await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), down);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  const last = page.getByRole('heading', { level: 2 }).last();
  const before = await last.boundingBox();
  await page.clock.runFor(6 * 60_000);
  await expect(page.getByText(boil)).toHaveCount(1);
  expect(Math.abs((await last.boundingBox())!.y - before!.y)).toBeLessThan(1);
  expect(await shifted(page)).toEqual([]);
});

test('a notice disappears at its end from a page that is open, and nothing moves', async ({ page }) => {
  await open(page, '/en/water-bill/', minutes.end - 5);
  expect((await seen(page)).map((text) => text.split(':')[0])).toEqual(['Emergency', 'Disruption']);
  await page.clock.runFor(4 * 60_000);
  expect(await seen(page)).toHaveLength(2);
  await page.clock.runFor(2 * 60_000);
  expect(await seen(page)).toEqual([`Emergency: ${boil}`]);
  expect(await shifted(page)).toEqual([]);
});

for (const [when, after, shown] of [
  ['before the begin', minutes.soon - 1, ['Disruption']],
  ['between begin and end', minutes.soon + 1, ['Emergency', 'Disruption']],
  ['after the end', minutes.end + 1, ['Emergency']],
  ['after the end of all', minutes.late + 1, []],
  ['a year later', 366 * 24 * 60, []],
] as const)
  test(`a page that was kept and is opened ${when} shows what holds then, and nothing moves`, async ({ page }) => {
    await open(page, '/en/water-bill/', after);
    expect((await seen(page)).map((text) => text.split(':')[0])).toEqual(shown);
    await expect(page.getByRole('region', { name: 'Notices' })).toHaveCount(shown.length > 0 ? 1 : 0);
    if (shown.length === 0) {
      // Not even a gap is left.
      expect((await page.locator('[data-notices]').boundingBox())!.height).toBe(0);
    }
    expect(await shifted(page)).toEqual([]);
  });

test('a device whose clock is a day behind the build shows no notice of yesterday and all of now', async ({ page }) => {
  await open(page, '/en/water-bill/', -24 * 60);
  expect((await seen(page)).map((text) => text.split(':')[0])).toEqual(['Disruption']);
});

test('on paper stands what holds when it is printed', async ({ page }) => {
  await open(page, '/en/water-bill/', minutes.end - 1);
  await page.clock.runFor(2 * 60_000);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  expect(await seen(page)).toEqual([`Emergency: ${boil}`]);
  await expect(page.locator('[data-until]').filter({ hasText: water })).toHaveAttribute('hidden', '');
  const emergency = page.locator('.note-emergency').filter({ hasText: boil });
  expect(await emergency.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(0, 0, 0)');
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('a page shows what held when it was built, with its end in words', async ({ page }) => {
    await page.goto(`${host}/en/bin-collection/`);
    const region = page.getByRole('region', { name: 'Notices' });
    await expect(region).toContainText(stay);
    await expect(region).toContainText(water);
    await expect(region.getByText(boil)).toBeHidden();
    await expect(region.getByText('This is over.')).toHaveCount(0);
    for (const end of await region.locator('[data-until]:visible time').all())
      await expect(end).toHaveText(/^Until (the end of )?\w+day \d+ \w+/);
  });
});

test('a page with all three kinds has no barrier and fits a phone, in light and dark, from left and from right', async ({
  page,
}) => {
  for (const language of ['en', 'ar'] as const) {
    const file = `${language}/bin-collection/index.html`;
    expect(await mistakesIn(readFileSync(join(folder, file), 'utf8'), file)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${host}/${language}/bin-collection/`);
    await expect(page.locator('[data-until]:visible')).toHaveCount(3);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await barriersOn(page), `${language}, ${colorScheme}`).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test('only pages with a notice load its script, which is small; nothing is kept on the device', async ({ page }) => {
  const scriptIn = (path: string) =>
    /<script src="([^"]+)"><\/script>\s*<div data-notices/.exec(readFileSync(join(folder, path), 'utf8'))?.[1];
  const script = scriptIn('en/bin-collection/index.html');
  expect(script).toMatch(/^\/_astro\//);
  expect(brotliCompressSync(readFileSync(join(folder, script!))).length).toBeLessThanOrEqual(600);
  // The notice that is still to come concerns the whole site.
  const pages = globSync('en/**/*.html', { cwd: folder }).filter(
    (path) => !/http-equiv="refresh"/.test(readFileSync(join(folder, path), 'utf8')),
  );
  expect(pages.filter((path) => scriptIn(path) !== script)).toEqual([]);
  await page.goto(`${host}/en/bin-collection/`);
  expect(
    await page.evaluate(() => [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)]),
  ).toEqual(['']);
});

test('other systems read the notices of all languages, with instants', () => {
  const { notices, ...about } = JSON.parse(readFileSync(join(folder, 'notices.json'), 'utf8')) as {
    notices: Record<string, unknown>[];
  };
  expect(about).toMatchObject({ site: 'https://help.wadi-zahr.example/', zone: 'Asia/Amman' });
  expect(notices.map(({ kind }) => kind)).toEqual(['emergency', 'emergency', 'disruption', 'information']);
  const [coming, , disruption] = notices;
  expect(coming).toMatchObject({ wholeSite: true, pages: [], topics: [], text: { en: boil } });
  expect(new Date(coming!['from'] as string)).toEqual(at(minutes.soon));
  expect(coming!['until']).toMatch(/\+03:00$/);
  expect(disruption).toMatchObject({
    kind: 'disruption',
    wholeSite: false,
    pages: ['bin-collection', 'water-bill', 'guides/high-water-bill', 'search'],
    link: {
      name: { en: 'Report a leak', ar: 'الإبلاغ عن تسرب' },
      address: {
        en: 'https://help.wadi-zahr.example/en/report-a-leak/',
        ar: 'https://help.wadi-zahr.example/ar/report-a-leak/',
      },
    },
  });
  expect((disruption!['addresses'] as Record<string, string[]>)['ar']![2]).toBe(
    'https://help.wadi-zahr.example/ar/guides/high-water-bill/',
  );
  expect(new Set(notices.map(({ id }) => id)).size).toBe(4);
  expect(readFileSync(join(folder, '_headers'), 'utf8')).toContain('/notices.json\n  Access-Control-Allow-Origin: *\n');
});

test('the feed tells the notices that hold and what changed, in a sentence', async ({ page }) => {
  await page.goto(`${host}/en/`);
  const entries = await page.evaluate(
    (xml) => {
      const feed = new DOMParser().parseFromString(xml, 'application/xml');
      const text = (entry: Element, name: string) => entry.querySelector(name)?.textContent;
      return {
        error: feed.querySelector('parsererror')?.textContent,
        ids: [...feed.querySelectorAll('entry > id')].map(({ textContent }) => textContent),
        days: [...feed.querySelectorAll('entry > updated')].map(({ textContent }) => textContent),
        titles: [...feed.querySelectorAll('entry')].map((entry) => text(entry, 'title')),
        change: [...feed.querySelectorAll('entry')]
          .filter((entry) => text(entry, 'id')?.includes('water-bill'))
          .map((entry) => text(entry, 'summary')),
        link: feed.querySelector('link[href*="smoke"]')?.getAttribute('href'),
      };
    },
    readFileSync(join(folder, 'en/feed.xml'), 'utf8'),
  );
  expect(entries.error).toBeUndefined();
  expect(entries.titles).toContain(`Emergency: ${stay}`);
  expect(entries.titles).toContain('Information: The market is on the square all week.');
  expect(entries.titles.join()).not.toContain(boil);
  expect(new Set(entries.ids).size).toBe(entries.ids.length);
  expect(entries.days).toEqual(entries.days.toSorted().toReversed());
  expect(entries.change[0]).toMatch(/^You can now pay & read your bill online\. /);
  expect(entries.link).toBe('https://www.wadi-zahr.example/smoke?a=1&b=2');
});

test('recent changes stand on a page of their own, newest first, what an editor said or the date alone', async ({
  page,
}) => {
  await page.goto(`${host}/en/water-bill/`);
  await page.getByRole('contentinfo').getByRole('link', { name: 'Recent changes' }).click();
  await expect(page).toHaveURL(`${host}/en/changes/`);
  const main = page.getByRole('main');
  const days = await main
    .locator('h2 time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')!));
  expect(days.length).toBeGreaterThan(1);
  expect(days).toEqual([...new Set(days)].sort().reverse());
  const first = main
    .locator('section')
    .filter({ has: page.locator('h2') })
    .first()
    .getByRole('listitem')
    .first();
  await expect(first).toContainText('You can now pay & read your bill online.');
  await expect(first.getByRole('link')).toHaveAttribute('href', '/en/water-bill/');
  await expect(main.getByRole('link', { name: 'Changed pages (feed)' })).toHaveAttribute('href', '/en/feed.xml');
  // A translation has its own sentence; a page that is not translated is not listed.
  await page.goto(`${host}/ar/changes/`);
  await expect(main.getByRole('link', { name: 'Tap water quality' })).toHaveCount(0);
  await expect(main.getByText('تمت المراجعة').first()).toBeVisible();
});
