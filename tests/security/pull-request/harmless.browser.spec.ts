import { expect, test } from '@playwright/test';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { takenBy } from '../../../src/check/files/taken.ts';
import english from '../../../src/settings/strings/en.json' with { type: 'json' };
import { agency, article, goodFields, run } from '../../agency.ts';

test.setTimeout(300_000);

/** Closes whatever it may stand in, and leaves an element that can be found, with a script. */
const markup = `"'></title></script></style>--><img data-hit src=x onerror="window.hit=1">`;
/** The same where the check refuses whole elements: one that ends with the next. */
const unclosed = `"'<img data-hit src=x onerror="window.hit=1" `;
/** The same for texts that hold no markup: an attribute. */
const attribute = `" data-hit onfocus="window.hit=1" autofocus tabindex=0 x='`;

/** Adds markup to each English text by language in a file of settings. */
function marked(yaml: string): string {
  const mark = (text: string) => JSON.stringify(`${text.trim().replace(/^"|"$/g, '')} ${markup}`);
  return yaml
    .replace(/^( +)en: (?!\{)(.+)$/gm, (_, indent: string, text: string) => `${indent}en: ${mark(text)}`)
    .replace(/\{ en: ("[^"\n]*"|[^,}\n"]+)/g, (_, text: string) => `{ en: ${mark(text)}`);
}

const fieldsWith = (text: string) =>
  goodFields
    .replace('title: A page', `title: ${JSON.stringify(`A page ${text.slice(0, 80)}`)}`)
    .replace(/summary: .*/, `summary: ${JSON.stringify(`What the reader gets ${text}`)}`);
const inMarkdown = markup.replace(/[<{"'>[\]]/g, '\\$&');

/** Changes that the check lets pass: words, which stay words. */
const changes = {
  'site.yaml': marked,
  'hours.yaml': marked,
  'strings/en.json': JSON.stringify(
    Object.fromEntries(Object.entries(english).map(([key, text]) => [key, `${text} ${attribute}`])),
  ),
  'articles/en/hostile.mdx': article(
    `${fieldsWith(unclosed)}\nasks: [${JSON.stringify(unclosed)}, ${JSON.stringify(attribute)}]`,
    `## ${inMarkdown}\n\n${inMarkdown}\n\n\`${markup}\`\n\n[link](https://x.example/?"onmouseover=1) ![${inMarkdown}](/favicon.svg)\n\n| ${inMarkdown} |\n|---|\n| x |\n\n<Download file="/downloads/words.txt">${inMarkdown}</Download>`,
  ),
  'guides/en/hostile.yaml': `${fieldsWith(markup)}
currency: EUR
amounts: { bill: price + 150 EUR }
questions:
  place:
    ask: ${JSON.stringify(markup)}
    hint: ${JSON.stringify(markup)}
    options: { a: ${JSON.stringify(markup)}, b: { text: ${JSON.stringify(markup)}, hint: ${JSON.stringify(markup)} } }
    next: price
  price: { ask: ${JSON.stringify(markup)}, kind: money, next: end }
outcomes:
  end:
    title: ${JSON.stringify(`${markup} {{ bill }}`)}
    text: ${JSON.stringify(`${inMarkdown} {{ price × 2 }} {{ place }}`)}
    steps: [${JSON.stringify(`${inMarkdown} {{ bill + 1 EUR }}`)}]
`,
  'catalogue/hostile.csv': `title,author,id,kind,language,year,subject,publisher,identifier,where,link,available\n${[markup, markup, 'H1', 'book', 'en', '2000', markup, markup, markup, markup, `https://x.example/?"onmouseover=1`, 'yes'].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`,
  'words/en.yaml': 'bestBets:\n  "<img data-hit onerror=window.hit=1 src=x> water": [water-bill]\n',
  'public/downloads/words.txt': markup,
  'public/downloads/list.csv': `a,b\n"${markup.replaceAll('"', '""')}",-5\n`,
};

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.css': 'text/css',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
};

test('words of a stranger stay words on every page, and nothing else of the change reaches one', async ({ page }) => {
  const folder = agency(changes);
  const out = join(folder, 'dist');
  const { code, output } = run('src/build.ts', { CONTENT: folder, OUT: out });
  expect(output).toContain('are now a site');
  expect(code).toBe(0);

  // What the build wrote is what the check protects, so that no file of public/ and no old address can have its place.
  const slugs = (folderName: string, tag: string) =>
    globSync('*', { cwd: join(folder, folderName, tag) }).map((name) => name.replace(/\.\w+$/, ''));
  const named = {
    lang: ['en', 'ar'],
    article: slugs('articles', 'en'),
    service: slugs('services', 'en'),
    guide: slugs('guides', 'en'),
    topic: ['waste', 'water', 'building', 'streets'],
    place: ['town-hall', 'recycling-centre', 'waterworks'],
  };
  // The last is an old address of an article; those of a guide and its steps are named by its folder.
  const own = ['favicon.svg', 'pictures/town hall.JPG', 'downloads/words.txt', 'downloads/list.csv', 'old/bins.html'];
  const free = globSync('**/*.*', { cwd: out }).filter(
    (file) => !own.includes(file) && !file.includes('/guides/what-goes-where/') && !takenBy(`/${file}`, named),
  );
  expect(free).toEqual([]);

  const host = 'https://help.wadi-zahr.example';
  const outside: string[] = [];
  const refusals: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) refusals.push(message.text());
  });
  await page.route('**/*', (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const path = join(out, decodeURIComponent(pathname));
    const file = [path, join(path, 'index.html')].find((one) => existsSync(one) && extname(one) !== '');
    if (origin !== host) outside.push(route.request().url());
    if (origin !== host || !file) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({
      path: file,
      contentType: `${types[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`,
    });
  });

  // Every page, as a browser takes it apart.
  await page.goto(`${host}/en/`);
  const pages = globSync('**/*.html', { cwd: out });
  expect(pages.length).toBeGreaterThan(40);
  let written = 0;
  for (const name of pages) {
    const html = readFileSync(join(out, name), 'utf8');
    if (/(&lt;|&#60;)img data-hit/.test(html)) written++;
    const hits = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'text/html');
      const handlers = [...parsed.querySelectorAll('*')].filter((one) =>
        one.getAttributeNames().some((key) => /^on/.test(key)),
      );
      return parsed.querySelectorAll('[data-hit]').length + handlers.length;
    }, html);
    expect(hits, name).toBe(0);
  }
  // As text it is there: on nearly every page, by the name of the site alone.
  expect(written).toBeGreaterThan(30);
  // Some with their scripts at work.
  for (const path of [
    '/en/',
    '/en/hostile/',
    '/en/guides/hostile/',
    '/en/guides/hostile/whole/',
    '/en/catalogue/',
    '/en/catalogue/authors/1/',
    '/en/places/town-hall/',
    '/en/search/?q=water',
    '/en/services/',
    '/downloads/words.txt',
    '/downloads/list.csv',
  ]) {
    await page.goto(host + path, { waitUntil: 'networkidle' }).catch(() => undefined);
    expect(await page.locator('[data-hit]').count(), path).toBe(0);
    expect(await page.evaluate(() => 'hit' in window), path).toBe(false);
  }
  expect(refusals).toEqual([]);
  expect(outside).toEqual([]);
});
