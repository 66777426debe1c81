import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf, pathOf } from '../../src/guides/pages/pages.ts';
import { searchOf } from '../../src/guides/step/links.ts';
import { formatText } from '../../src/guides/tree/format.ts';
import type { Guide } from '../../src/guides/tree/guide.ts';
import { answersOf, type Walk } from '../../src/guides/tree/walk.ts';
import { isSample } from '../sample.ts';
import { sites } from '../sites.ts';
import { guides, plain, live, today, waysThrough, different, givenBy, titleAt, functionOf, textOf } from './built.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const { url, folder, languages } = sites.content;

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

/**
 * Those that ask the function, and one of those that are links alone; in one language. What each page of a guide of choices
 * says and where it leads, and what the function answers on every way in every language, is tested above without a browser.
 */
const inEnglish = (some: typeof guides) => some.filter(({ base }) => base.startsWith('/en/'));
const walked = [...inEnglish(live), ...inEnglish(plain).slice(0, 1)];

/** Every way where a script is at work; else the longest. */
const waysOf = ({ guide }: (typeof guides)[number], javaScriptEnabled: boolean) => {
  const ways = different(waysThrough(guide));
  const isWhole = javaScriptEnabled && !pagesOf(guide);
  return isWhole ? ways : ways.sort((one, other) => other.steps.length - one.steps.length).slice(0, 1);
};

for (const javaScriptEnabled of [true, false])
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });
    for (const one of walked) {
      const { guide, base } = one;
      const ways = waysOf(one, javaScriptEnabled);
      test(`a visitor walks ${ways.length > 1 ? 'every way' : 'the longest way'} through ${base}`, async ({ page }) => {
        // StepLinks that begin alike go on from where they part; private answers have no address to go on from.
        const known = new Map([['[]', base]]);
        for (const walk of ways) {
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
    }

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
  });

/** What is typed into an address, and what the page says of it. */
const wrong = [
  ['what=martian', '“martian” is not one of the answers. Choose one of these.'],
  ['what=late&due=2026-02-30', '“2026-02-30” is not a date.'],
  ['what=late&due=2999-01-01', 'or an earlier day.'],
  ['what=late&due=1999-01-01', 'or a later day.'],
  ['what=lost&copy=no&price=ten', '“ten” is not a number. Write it in digits, such as 12.'],
  ['what=lost&copy=no&price=', 'Answer the question to go on.'],
  ['what=lost&copy=no&price=-5', 'Write 1 krone or more.'],
  ['what=lost&copy=no&price=99999999', 'Write 50,000 kroner or less.'],
  ['what=lost&copy=no&price=1.234', 'Too many decimals. At most 2 are allowed.'],
  ['what=%3Cscript%3Ealert(1)%3C/script%3E', '“<script>alert(1)</script>” is not one of the answers.'],
  ['what=%FF%FE', 'is not one of the answers.'],
].map(([typed, said]) => [`/en/guides/late-book/?${typed}`, said!.replace('kr ', 'kr\u00a0')] as const);

test('a wrong answer in the address is named and asked again', async ({ page, request }) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  for (const [address, said] of wrong) {
    // What a visitor without a script gets, and what a script leaves of it.
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(200);
    const [, named = ''] = (await answer.text()).split(/data-problems[^>]*>/);
    expect(textOf(named), address).toContain(said);
    await page.goto(address);
    await expect(page.locator('main [data-problems]'), address).toContainText(said);
  }
  expect(problems).toEqual([]);
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
