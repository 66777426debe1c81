import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { run } from '../../agency.ts';
import { freePorts } from '../../ports.ts';
import { openPagefind } from '../../../src/ask/server/fulltext.ts';
import { pagesWith } from '../../../src/ask/answer/pagefind.ts';
import { languageSite, type Text } from '../language-site.ts';
import { asked, questionsOf, unspaced } from '../languages.ts';

const english: Text[] = [
  ['card', 'Renew a library card', 'Bring your passport to the desk.'],
  ['thai', 'บัตรห้องสมุด in Thai', 'This page is for readers of Thai.'],
];
const german: Text[] = [
  ['card', 'Bibliotheksausweis verlängern', 'Bringen Sie Ihren Personalausweis zum Schalter.'],
  ['office', 'Öffnungszeiten des Bürgeramts', 'Das Bürgeramt hat montags geöffnet.'],
];
const ukrainian: Text[] = [
  ['card', 'Продовжити читацький квиток', 'Принесіть паспорт до бібліотеки.'],
  ['move', 'Зареєструвати місце проживання', 'Заява подається протягом місяця.'],
];

/** By language, some of the questions, each with its page. */
const questions: Record<string, [question: string, slug: string][]> = {
  en: [['บัตร', 'thai']],
  de: [
    ['oeffnungszeiten', 'office'],
    ['Bürgeramt', 'office'],
    ['Personalausweise', 'card'],
  ],
  uk: [
    ['бібліотеку', 'card'],
    ['заяву', 'move'],
  ],
  ...Object.fromEntries(Object.keys(asked).map((tag) => [tag, questionsOf(tag)])),
};

const folder = languageSite({ en: english, de: german, uk: ukrainian, ...unspaced });
const out = join(folder, 'dist');
let server: ChildProcess | undefined;
let url = '';

test.beforeAll(async () => {
  test.setTimeout(600_000);
  const built = run('src/build.ts', { CONTENT: folder, OUT: out });
  expect(built.output).toContain('are now a site');
  const [port] = await freePorts(1);
  url = `http://localhost:${port}`;
  server = spawn('node', ['src/serve.ts'], {
    env: { ...process.env, CONTENT: folder, OUT: out, PORT: String(port), DESK_FOLDER: join(folder, 'desk') },
    stdio: 'ignore',
  });
  await expect
    .poll(() =>
      fetch(`${url}/robots.txt`).then(
        (answer) => answer.status,
        () => 0,
      ),
    )
    .toBe(200);
});

test.afterAll(() => void server?.kill());

test('a question in any language finds its page on the server, and the first of each language in the browser too', async ({
  page,
}) => {
  test.setTimeout(600_000);
  let right = 0;
  for (const [tag, list] of Object.entries(questions)) {
    await page.goto(`${url}/${tag}/search/`);
    for (const [place, [question, slug]] of list.entries()) {
      const goal = `/${tag}/${slug}/`;
      const html = await (await fetch(`${url}/${tag}/search/?${new URLSearchParams({ q: question })}`)).text();
      expect(/<a class="text-lg font-bold" href="([^"]*)"/.exec(html)?.[1], question).toBe(goal);
      right++;
      // The same program: what is in the browser alone is how a question comes to it.
      if (place >= 3) continue;
      await page.locator('#query').fill(question);
      await page.locator('#query').press('Enter');
      await expect(page).toHaveTitle(new RegExp(question.slice(0, 8)));
      await expect(page.locator('#results[data-state=ready] a.font-bold').first(), question).toHaveAttribute(
        'href',
        goal,
      );
    }
  }
  expect(right).toBeGreaterThan(70);
});

test('Pagefind alone finds fewer of them', async () => {
  for (const tag of Object.keys(asked)) {
    const pagefind = await openPagefind(out, tag);
    const list = questionsOf(tag);
    let found = 0;
    for (const [question, slug] of list) if ((await pagesWith(question, pagefind))[0] === `/${tag}/${slug}/`) found++;
    console.log(`${tag}: of ${list.length} questions ours finds ${list.length} first, Pagefind ${found}`);
    expect(found).toBeLessThan(list.length);
  }
});

for (const [tag, begun, offered] of [
  ['ja', '図書', '図書館カードを更新する'],
  ['ja', '水', '水道の使用開始'],
  ['th', 'บัตร', 'ต่ออายุบัตรห้องสมุด'],
  ['de', 'öff', 'Öffnungszeiten des Bürgeramts'],
] as const)
  test(`what is begun is offered (${tag}): ${begun}`, async ({ page }) => {
    await page.goto(`${url}/${tag}/search/`);
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    await page.locator('#query').pressSequentially(begun);
    await expect(page.getByRole('option', { name: offered })).toBeVisible();
  });

test('the words of a question without spaces are marked in its answer', async ({ page }) => {
  await page.goto(`${url}/ja/search/?q=${encodeURIComponent('カード更新')}`);
  await expect(page.locator('#results mark').first()).toHaveText('カード');
});
