import { expect, test, type Page } from '@playwright/test';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { barriersOn, shapeOf } from '../axe.ts';
import { answerInAddress } from '../../src/guides/tree/answers.ts';
import { boundaryValuesOf } from '../../src/guides/read/boundaries.ts';
import { dayIn } from '../../src/guides/tree/days.ts';
import type { Guide } from '../../src/guides/tree/guide.ts';
import { answersOf, waysFrom, type Walk } from '../../src/guides/tree/walk.ts';
import { pagesOf, pathOf } from '../../src/guides/pages/pages.ts';
import { searchOf } from '../../src/guides/step/links.ts';
import { formatText } from '../../src/guides/tree/format.ts';
import { mistakesIn } from '../html.ts';
import { sites } from '../sites.ts';

const { url, folder, languages } = sites.content;
const guides = globSync(join(folder, '*/guides/*.json')).map((file) => ({
  guide: JSON.parse(readFileSync(file, 'utf8')) as Guide,
  base: `/${file.slice(folder.length + 1).split('/')[0]}/guides/${basename(file, '.json')}/`,
}));
const plain = guides.filter(({ guide }) => pagesOf(guide));
const live = guides.filter(({ guide }) => !pagesOf(guide));
const today = dayIn('Europe/Oslo');

/** Every way through a guide to an outcome, with answers on both sides of each rule. */
function waysThrough(guide: Guide): Walk[] {
  const open: Walk[] = [{ steps: [], at: guide.first }];
  const done: Walk[] = [];
  for (let walk = open.pop(); walk; walk = open.pop()) {
    const question = guide.questions[walk.at];
    if (!question) {
      done.push(walk);
      continue;
    }
    for (const answer of boundaryValuesOf(walk.at, guide, today)) {
      const steps = [...walk.steps, { question: walk.at, answer }];
      open.push({ steps, at: waysFrom(question, answersOf({ steps }), today)[0]! });
    }
  }
  return done;
}

/** One way for each sequence of questions. */
function different(walks: Walk[]): Walk[] {
  return [
    ...new Map(
      walks.map((walk) => [[...walk.steps.map(({ question }) => question), walk.at].join(' '), walk]),
    ).values(),
  ];
}

const givenBy = ({ steps }: Walk) =>
  Object.fromEntries(steps.map(({ question, answer }) => [question, [answerInAddress(answer)]]));
const titleAt = (guide: Guide, walk: Walk) =>
  formatText(guide, (guide.questions[walk.at] ?? { ask: guide.outcomes[walk.at]!.title }).ask, answersOf(walk), today);
/** The address at which the function answers the guide of a page. */
const functionOf = (base: string) => base.replace(/^\/(\w+)\/guides\/(.*)\/$/, '/desk/guides/$1/$2');
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<');

test('there are five guides in each language, three of them made of pages', () => {
  expect(guides).toHaveLength(5 * languages.length);
  expect(plain).toHaveLength(3 * languages.length);
});

test('every step of a guide of choices is a page that says its question and links to each answer', () => {
  for (const { guide, base } of plain)
    for (const walk of pagesOf(guide)!) {
      const path = base + pathOf(walk.steps);
      const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
      const wrong = [
        ...(textOf(html).includes(titleAt(guide, walk)) ? [] : [titleAt(guide, walk)]),
        ...Object.keys(guide.questions[walk.at]?.options ?? {}).filter(
          (option) => !html.includes(`href="${path}${option}/"`),
        ),
      ];
      expect(wrong, path).toEqual([]);
    }
});

test('every way through a guide with numbers, days or private answers works without a script, in every language', async ({
  request,
}) => {
  test.setTimeout(180_000);
  for (const { guide, base } of live) {
    const address = url + functionOf(base);
    for (const walk of waysThrough(guide)) {
      const given = searchOf(givenBy(walk));
      const answer = guide.private
        ? await request.post(address, {
            data: given.slice(1),
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          })
        : await request.get(address + given);
      expect(answer.status(), given).toBe(200);
      expect(textOf(await answer.text()), `${base} ${given}`).toContain(titleAt(guide, walk));
      if (guide.private) expect(answer.headers()['cache-control']).toBe('no-store');
    }
  }
});

/** Answers the question on the page as a visitor would. */
async function reply(page: Page, guide: Guide, { question, answer }: Walk['steps'][number]) {
  const { kind, options } = guide.questions[question]!;
  const main = page.locator('main');
  if (kind === 'choice' || kind === 'yes-no') {
    const keys = Object.keys(options);
    await main
      .locator('ul.space-y-3 > li')
      .nth(keys.indexOf(String(answer)))
      .locator('a, button')
      .click();
    return;
  }
  if (Array.isArray(answer))
    for (const name of answer) await main.locator(`input[type=checkbox][value="${name}"]`).check();
  else await main.locator('#answer').fill(String(answer));
  await main.locator('form:has(#answer, input[type=checkbox]) button[type=submit]').click();
}

/** In one language with and without a script; in the others, whose trees are the same, where a script is at work. */
const walked = (javaScriptEnabled: boolean) =>
  guides.filter((one) => one.base.startsWith('/en/') || (javaScriptEnabled && live.includes(one)));

for (const javaScriptEnabled of [true, false])
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });
    for (const { guide, base } of walked(javaScriptEnabled))
      test(`a visitor walks every way through ${base}`, async ({ page }) => {
        test.setTimeout(180_000);
        // StepLinks that begin alike go on from where they part; private answers have no address to go on from.
        const known = new Map([['[]', base]]);
        for (const walk of different(waysThrough(guide))) {
          let from = walk.steps.length;
          const at = (steps: number) => JSON.stringify(walk.steps.slice(0, steps));
          while (!known.has(at(from))) from--;
          await page.goto(known.get(at(from))!);
          if (javaScriptEnabled && guide.private)
            await page.waitForFunction(() => document.querySelector('#guide')?.hasAttribute('data-ready'));
          for (const [place, step] of walk.steps.entries()) {
            if (place < from) continue;
            await reply(page, guide, step);
            await expect(page.locator('main dl').first()).toContainText(
              formatText(guide, guide.questions[step.question]!.ask, answersOf(walk), today),
            );
            if (!guide.private) known.set(at(place + 1), page.url());
          }
          await expect(page.locator('h1#question')).toHaveText(titleAt(guide, walk));
          if (guide.private) {
            expect(page.url().replace(url, '')).toBe(javaScriptEnabled ? base : functionOf(base));
            expect(await page.title()).not.toContain(titleAt(guide, walk));
          }
        }
      });

    test('an earlier answer is changed, and the others that still apply are kept', async ({ page }) => {
      await page.goto('/en/guides/which-form/show/student/yes/');
      const row = page.locator('main dl > div').nth(1);
      await row.locator('summary').click();
      await row.getByRole('link', { name: 'Which courses I have passed' }).click();
      await expect(page).toHaveURL('/en/guides/which-form/show/results/yes/');
      await page.goto('/en/guides/late-book/?what=late&due=2020-01-01&price=500');
      await page.goto(`/en/guides/late-book/?what=lost&copy=no&price=500`);
      await expect(page.locator('h1#question')).toContainText('650');
      await page.locator('main dl > div').nth(2).getByText('Change').click();
      await expect(page.locator('#answer')).toHaveValue('500');
      await page.locator('#answer').fill('1,000.50');
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.locator('h1#question')).toContainText('1,150.50');
      await page.locator('main dl > div').nth(1).getByText('Change').click();
      await page
        .getByRole('main')
        .getByRole('link', { name: 'Yes' })
        .or(page.getByRole('main').getByRole('button', { name: 'Yes' }))
        .click();
      await expect(page.locator('h1#question')).toContainText('what the new copy costs');
    });

    test('Back leads to the question before', async ({ page }) => {
      await page.goto('/en/guides/sign-in-help/locked/yes/');
      await page.getByRole('main').getByRole('link', { name: 'Back' }).click();
      await expect(page).toHaveURL('/en/guides/sign-in-help/locked/');
      await page.goto('/en/guides/late-book/');
      await page.getByRole('link', { name: 'I have lost it' }).click();
      await expect(page.locator('h1#question')).toContainText('new copy');
      await page.getByRole('main').getByRole('link', { name: 'No' }).click();
      await expect(page.locator('h1#question')).toContainText('cost');
      await page.goBack();
      await expect(page.locator('h1#question')).toContainText('new copy');
      await page.goBack();
      await expect(page.locator('h1')).toHaveText('My book is late: what will it cost?');
    });

    for (const [typed, said] of [
      ['what=martian', '“martian” is not one of the answers. Choose one of these.'],
      ['what=late&due=2026-02-30', '“2026-02-30” is not a date.'],
      ['what=late&due=2999-01-01', 'or an earlier day.'],
      ['what=late&due=1999-01-01', 'or a later day.'],
      ['what=lost&copy=no&price=ten', '“ten” is not a number. Write it in digits, such as 12.'],
      ['what=lost&copy=no&price=', 'Answer the question to go on.'],
      ['what=lost&copy=no&price=-5', 'Write kr 1 or more.'],
      ['what=lost&copy=no&price=99999999', 'Write kr 50,000 or less.'],
      ['what=lost&copy=no&price=1.234', 'Too many decimals. At most 2 are allowed.'],
      ['what=%3Cscript%3Ealert(1)%3C/script%3E', '“<script>alert(1)</script>” is not one of the answers.'],
      ['what=%FF%FE', 'is not one of the answers.'],
    ] as const)
      test(`a wrong answer in the address is named and asked again: ${typed}`, async ({ page }) => {
        const problems: string[] = [];
        page.on('pageerror', (error) => problems.push(error.message));
        const answer = await page.goto(`/en/guides/late-book/?${typed}`);
        expect(answer?.status()).toBe(200);
        await expect(page.locator('main [role=alert]')).toContainText(said.replace('kr ', 'kr\u00a0'));
        expect(problems).toEqual([]);
      });
  });

test('names that every object has, changed or repeated answers and an unknown guide cause no mistake', async ({
  request,
}) => {
  for (const path of [
    '/desk/guides/en/late-book?__proto__=x&constructor=y&toString=z&what=lost',
    '/desk/guides/en/late-book?change=constructor&what=lost',
    '/desk/guides/en/late-book?change=price&what=martian',
    '/desk/guides/en/late-book?what=lost&what=late&what=lost',
    `/desk/guides/en/late-book?what=${'x'.repeat(4000)}`,
    '/desk/guides/en/housing-place?status=student&people=2',
  ])
    expect((await request.get(url + path)).status(), path.slice(0, 80)).toBe(200);
  for (const path of [
    '/desk/guides/en/none',
    '/desk/guides/xx/late-book',
    '/desk/guides/en/which-form?want=show',
    '/en/guides/which-form/martian/',
    '/desk/guides/en/..%2f..%2fserve',
  ])
    expect((await request.get(url + path)).status(), path).toBe(404);
  const address = await request.get(`${url}/desk/guides/en/housing-place?status=student&people=2`);
  expect(textOf(await address.text()), 'answers of a private guide are not taken from an address').not.toContain(
    'How many people',
  );
});

test('the answers of a private guide stand in no history, and Back works all the same', async ({ page }) => {
  await page.goto('/en/guides/housing-place/');
  await page.waitForFunction(() => document.querySelector('#guide')?.hasAttribute('data-ready'));
  await page.getByRole('button', { name: 'I study here' }).click();
  await page.locator('#answer').fill('2');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('h1#question')).toHaveText('What is true for you?');
  expect(
    await page.evaluate(() =>
      JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
    ),
  ).not.toMatch(/student|people|status/);
  await page.goBack();
  await expect(page.locator('h1#question')).toContainText('How many people');
  await page.reload();
  await expect(page.locator('h1')).toHaveText('Am I entitled to a housing place?');
});

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

test('no step of a guide has a barrier, in the light or the dark, is wider than a narrow phone, or is invalid HTML', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const problems: string[] = [];
  const shapes = new Set<string>();
  let seen = 0;
  await page.setViewportSize({ width: 320, height: 640 });
  let shown = '';
  await page.route('**/shown', (route) => route.fulfill({ body: shown, contentType: 'text/html' }));
  for (const { guide, base } of guides.filter((one) => one.base.startsWith('/en/')))
    for (const { walk, given } of stepsOf(guide)) {
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
      await page.goto(`${url}/shown`);
      if (await page.evaluate(() => document.documentElement.scrollWidth > 320))
        problems.push(`${path}: is wider than 320 px`);
      // What axe finds lies in elements and their styles; words are different on every step.
      const shape = await shapeOf(page);
      if (shapes.has(shape)) continue;
      shapes.add(shape);
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        const barriers = await barriersOn(page, colorScheme === 'dark' ? 'colours' : undefined);
        problems.push(...barriers.map((barrier) => `${path}: ${barrier}`));
      }
    }
  console.log(`${seen} steps of ${shapes.size} shapes`);
  expect(seen).toBeGreaterThan(80);
  expect(problems.slice(0, 20)).toEqual([]);
});

test('the whole guide on one page is accessible and leads from each answer to the next question', async ({ page }) => {
  test.setTimeout(180_000);
  for (const { base, guide } of guides) {
    await page.goto(`${base}whole/`);
    expect(await barriersOn(page)).toEqual([]);
    const targets = await page
      .locator('main a[href^="#"]')
      .evaluateAll((links) => links.map((link) => !!document.getElementById(link.getAttribute('href')!.slice(1))));
    expect(targets.every(Boolean)).toBe(true);
    expect(targets.length > 0).toBe(!guide.private);
  }
});

test('a page of a guide weighs at most 12 KB (Brotli) with everything that it loads, also after the first answer', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const weights: [path: string, content: number, line: number][] = [];
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
  for (const path of [...paths, ...filled]) {
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
    weights.push([path, content, line]);
  }
  weights.sort((one, other) => other[1] - one[1]);
  console.log(weights.slice(0, 3));
  for (const [path, content] of weights) expect(content, path).toBeLessThanOrEqual(12 * 1024);
});

test('an editor has a drawing of each guide that search engines leave alone', async ({ request, page }) => {
  const answer = await request.get(`${url}/editors/guides/en/late-book.svg`);
  expect(answer.headers()['x-robots-tag']).toBe('noindex');
  expect(answer.headers()['content-type']).toContain('image/svg');
  await page.goto('/editors/guides/en/late-book.svg');
  for (const name of ['what', 'due', 'price', 'bill-open'])
    await expect(page.locator('tspan', { hasText: new RegExp(`^${name}$`) })).toBeVisible();
});

for (const [lang, question, said] of [
  ['en', 'late and lost books', 'Not sure? Answer up to 3 questions:'],
  ['nb', 'mistet bok', 'Usikker? Svar på inntil 3 spørsmål:'],
  ['sl', 'zamude in izgubljene knjige', 'Niste prepričani? Odgovorite na največ 3 vprašanja:'],
] as const)
  test(`a guide that fits the question is offered beside the best page, in ${lang}`, async ({ page }) => {
    await page.goto(`/${lang}/search/?q=${encodeURIComponent(question)}`);
    const offer = page.locator('#results section p', { hasText: said });
    await expect(offer.getByRole('link')).toHaveAttribute('href', `/${lang}/guides/late-book/`);
  });

test('a guide is found in its topic, in the list of all pages, in an article and by the search', async ({ page }) => {
  for (const path of [
    '/en/topics/library/',
    '/en/a-z/',
    '/en/guides/',
    '/en/late-and-lost-books/',
    '/desk/ask?lang=en&q=what+does+a+lost+library+book+cost',
  ]) {
    await page.goto(path);
    await expect(
      page.getByRole('main').getByRole('link', { name: 'My book is late: what will it cost?' }).first(),
    ).toHaveAttribute('href', '/en/guides/late-book/');
  }
  const sitemap = await (await fetch(`${url}/sitemap-0.xml`)).text();
  expect(sitemap).toContain('/en/guides/late-book/');
  expect(sitemap).not.toMatch(/\/guides\/[\w-]+\/[\w-]+\//);
});
