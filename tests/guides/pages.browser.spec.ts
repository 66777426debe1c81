import { expect, test } from '@playwright/test';
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pagesOf, pathOf } from '../../src/guides/pages/pages.ts';
import { searchOf } from '../../src/guides/step/links.ts';
import type { Guide } from '../../src/guides/tree/guide.ts';
import type { Walk } from '../../src/guides/tree/walk.ts';
import { barriersOn } from '../axe.ts';
import { mistakesIn } from '../html.ts';
import { isOften } from '../often.ts';
import { barriersInBoth } from '../pages/visit.ts';
import { isSample } from '../sample.ts';
import { sites } from '../sites.ts';
import { guides, today, waysThrough, givenBy, functionOf } from './built.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const { url, folder, languages } = sites.content;

/** Every step that a visitor of a guide can see, each once: also with an answer that cannot be taken. */
function stepsOf(guide: Guide): { walk: Walk; given: Record<string, string[]> }[] {
  const found = new Map<string, { walk: Walk; given: Record<string, string[]> }>();
  const add = (name: string, walk: Walk, given = givenBy(walk)) => {
    if (!found.has(name)) found.set(name, { walk, given });
  };
  for (const { steps, at } of waysThrough(guide)) {
    steps.forEach(({ question }, length) => {
      const walk = { steps: steps.slice(0, length), at: question };
      add(question, walk);
      if (!pagesOf(guide)) add(`${question} refused`, walk, { ...givenBy(walk), [question]: ['no such answer'] });
    });
    add(at, { steps, at });
  }
  return [...found.values()];
}

/** What a step is built of: what is asked how, or what follows, on a page or by the function. */
function kindOf(guide: Guide, { walk: { at }, given }: ReturnType<typeof stepsOf>[number]): string {
  const { kind, hint } = guide.questions[at] ?? {};
  const { contact } = guide.outcomes[at] ?? {};
  return [kind, hint && 'hint', contact && 'contact', at in given && 'refused', pagesOf(guide) && 'page'].join(' ');
}

test('no step of a guide is invalid HTML; no kind of step has a barrier, in the light or the dark, or is wider than a narrow phone', async ({
  page,
  request,
}) => {
  const problems: string[] = [];
  const kinds = new Set<string>();
  let seen = 0;
  await page.setViewportSize({ width: 320, height: 640 });
  let shown = '';
  await page.route('**/shown', (route) => route.fulfill({ body: shown, contentType: 'text/html' }));
  for (const { guide, base } of guides.filter((one) => one.base.startsWith('/en/')))
    for (const step of stepsOf(guide)) {
      const { walk, given } = step;
      seen++;
      const path = pagesOf(guide) ? base + pathOf(walk.steps) : functionOf(base);
      const answer = guide.private
        ? await request.post(url + path, {
            data: searchOf(given).slice(1),
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          })
        : await request.get(url + path + (pagesOf(guide) ? '' : searchOf(given)));
      shown = await answer.text();
      problems.push(...(await mistakesIn(shown, path)));
      const kind = kindOf(guide, step);
      if (kinds.has(kind) && !isOften) continue;
      kinds.add(kind);
      await page.goto(`${url}/shown`);
      if (await page.evaluate(() => document.documentElement.scrollWidth > 320))
        problems.push(`${path}: is wider than 320 px`);
      problems.push(...(await barriersInBoth(page, barriersOn)).map((barrier) => `${path}: ${barrier}`));
    }
  expect(seen).toBeGreaterThan(80);
  expect(kinds.size).toBeGreaterThan(10);
  expect(problems.slice(0, 20)).toEqual([]);
});

test('the whole guide on one page leads from each answer to the next question, and is accessible', async ({ page }) => {
  for (const { base, guide } of guides) {
    const html = readFileSync(join(folder, base, 'whole/index.html'), 'utf8');
    const [, main = ''] = /<main(.*)<\/main>/s.exec(html) ?? [];
    const targets = [...main.matchAll(/<a [^>]*href="#([^"]+)"/g)].map(([, id]) => id!);
    expect(targets.filter((id) => !html.includes(`id="${id}"`))).toEqual([]);
    expect(targets.length > 0, base).toBe(!guide.private);
    if (!base.startsWith('/en/') && !isOften) continue;
    await page.goto(`${base}whole/`);
    expect(await barriersOn(page)).toEqual([]);
  }
});

test('a page of a guide weighs at most 12 KB (Brotli) with everything that it loads, also after the first answer', async ({
  browser,
}) => {
  const heaviest = (paths: string[]) => {
    const weight = (path: string) => statSync(join(folder, path, 'index.html')).size;
    return paths.reduce((one, other) => (weight(other) > weight(one) ? other : one));
  };
  const names = new Set(guides.map(({ base }) => basename(base)));
  const paths = [...names].flatMap((name) => {
    const same = guides.filter(({ base }) => basename(base) === name);
    const steps = same.flatMap(({ guide, base }) => pagesOf(guide)?.map((walk) => base + pathOf(walk.steps)) ?? []);
    return [heaviest(same.map(({ base }) => base)), ...(steps.length > 0 ? [heaviest(steps)] : [])];
  });
  const filled = languages.map(
    (tag) => `/desk/guides/${tag}/late-book?what=late&due=${today.slice(0, 4)}-01-01&price=1250`,
  );
  const weigh = async (path: string): Promise<[path: string, content: number, line: number]> => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    let content = 0;
    let line = 0;
    // What has come when the response is announced are its headers.
    const headers = new Map<string, number>();
    session.on('Network.responseReceived', ({ requestId, response }) =>
      headers.set(requestId, response.encodedDataLength),
    );
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      line += encodedDataLength;
      content += encodedDataLength - (headers.get(requestId) ?? 0);
    });
    await page.goto(url + path, { waitUntil: 'networkidle' });
    if (await page.locator('#guide[data-ready]').count()) {
      await page.locator('main').getByRole('button').first().click();
      await expect(page.locator('h1#question')).toBeFocused();
    }
    await context.close();
    return [path, content, line];
  };
  // Beside each other: most of the time goes into waiting until nothing more comes.
  const weights = await Promise.all([...paths, ...filled].map(weigh));
  weights.sort((one, other) => other[1] - one[1]);
  console.log(weights.slice(0, 3));
  for (const [path, content] of weights) expect(content, path).toBeLessThanOrEqual(12 * 1024);
});
