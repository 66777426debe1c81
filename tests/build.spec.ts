import { expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agency, article, goodFields, run } from './agency.ts';
import { runProgram } from './programs/program.ts';

// One build for all of them.
test.describe.configure({ mode: 'default' });

const everyDay = 'days: [sun, mon, tue, wed, thu, fri, sat], opens: "00:00", closes: "24:00"';

/**
 * The second agency with pages of other days, and with names that parts of the page have; it is open day and night, and has no
 * catalogue.
 */
const folder = agency({
  'articles/en/later.mdx': article(`${goodFields}\npublish: 2999-01-01`),
  'articles/en/over.mdx': article(`${goodFields}\nexpires: 2020-01-01`),
  'articles/en/now.mdx': article(
    `${goodFields}\npublish: 2020-01-01\nexpires: 2999-01-01`,
    'See [later](later.mdx), [over](over.mdx) and [water](water-bill.mdx).',
  ),
  'site.yaml': (text) =>
    text
      .replace('contact: false', 'contact: true')
      .replace(
        'desks:\n',
        'desks:\n  main: { name: { en: Help, ar: مساعدة } }\n  query: { name: { en: Ask, ar: اسأل } }\n',
      ),
  'catalogue/town.csv': null,
  'hours.yaml': `zone: Asia/Amman
desks:
  main: []
  query: []
  town-hall: [{ ${everyDay} }]
  waterworks: [{ days: [sat], opens: "00:00", closes: "24:00" }, { days: [sun], opens: "09:00", closes: "24:00" }]
phones:
  waterworks: [{ ${everyDay} }]
places:
  town-hall: { name: { en: Town hall, ar: مبنى البلدية }, desks: [town-hall, waterworks] }
  other: { name: { en: Elsewhere, ar: مكان آخر }, desks: [main, query] }
`,
  'articles/en/elections.mdx': article(goodFields, '## Vote\n\nText.\n\n## Query status\n\nText.\n\n## Main\n\nText.'),
  'guides/en/elections.yaml': `${goodFields}
questions:
  main: { ask: Can you vote?, kind: yes-no, yes: query, no: help }
outcomes:
  query: { title: You can vote, steps: [Vote.], text: "## Question" }
  help: { title: You can help, steps: [Help.], text: "## Question" }
`,
});
// Outside the project.
const out = join(mkdtempSync(join(tmpdir(), 'pult-out-')), 'a', 'site');
let built: ReturnType<typeof run>;
test.beforeAll(() => void (built = run('src/build.ts', { CONTENT: folder, OUT: out })));

test('a page is shown from its day of publication until it expires, and links to it never break', () => {
  expect(built.output).toContain('19 articles');
  expect(built.code).toBe(0);
  expect(readdirSync(join(out, 'en'))).toEqual(expect.arrayContaining(['now', 'now.md']));
  for (const hidden of ['later', 'over', 'later.md', 'over.md'])
    expect(existsSync(join(out, 'en', hidden)), hidden).toBe(false);
  expect(readFileSync(join(out, 'en/now/index.html'), 'utf8')).toContain(
    '<p>See later, over and <a href="/en/water-bill/">water</a>.</p>',
  );
  expect(readFileSync(join(out, 'sitemap-0.xml'), 'utf8')).not.toMatch(/later|over\//);
});

test('no desk, question or heading takes the id of a part of the page', () => {
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  expect(pages).toContain('en/guides/elections/whole/index.html');
  for (const page of pages) {
    const html = readFileSync(join(out, page), 'utf8');
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
    expect(ids, page).toEqual([...new Set(ids)]);
    for (const [, id] of html.matchAll(/ (?:href="#|aria-labelledby=")([^"]*)"/g)) expect(ids, page).toContain(id);
  }
});

test('an agency that is open day and night has pages that say so, with names that every system can have', () => {
  const page = (path: string) => readFileSync(join(out, path, 'index.html'), 'utf8').replace(/\s+/g, ' ');
  const english = page('en/places/town-hall');
  expect(english).toMatch(/Monday–Sunday <\/th>.{0,80}Open day and night/);
  expect(english).toContain('data-always="Open day and night"');
  expect(english).toContain('Phones are open day and night');
  expect(english).toMatch(/Saturday <\/th>.{0,80}>All day</);
  expect(english).toMatch(/data-openings="\d+ Infinity"/);
  expect(english).toMatch(/"opens":"00:00","closes":"23:59"/);
  const arabic = page('ar/places/town-hall');
  expect(arabic).toContain('مفتوح ليلًا ونهارًا');
  expect(arabic).toMatch(/السبت–الجمعة <\/th>/);

  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  expect(
    files.filter((name) => /[<>:"|?*\\]|[. ](\/|$)|(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/i.test(name)),
  ).toEqual([]);
  expect(new Set(files.map((name) => name.toLowerCase())).size).toBe(files.length);

  const sitemap = readFileSync(join(out, 'sitemap-0.xml'), 'utf8');
  const listed = [...sitemap.matchAll(/<loc>https:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path]) => path!).sort();
  const own = files
    .filter((name) => name.endsWith('/index.html'))
    .map((name) => `/${name.replace('index.html', '')}`)
    .filter((path) => new RegExp(`rel="canonical" href="https://[^/]+${path}"`).test(page(path)));
  expect(listed).toEqual(own.sort());
  expect(listed.filter((path) => /noindex/.test(page(path)))).toEqual([]);
});

test('a site without a list has no page, file or link of a catalogue', () => {
  for (const path of ['catalogue', 'en/catalogue', 'ar/catalogue'])
    expect(existsSync(join(out, path)), path).toBe(false);
  for (const path of ['index.html', 'en/search/index.html', 'sitemap-0.xml', 'ask/en.json'])
    expect(readFileSync(join(out, path), 'utf8'), path).not.toMatch(/catalogue/i);
});

test('a build that finds mistakes lists them and leaves the last good site as it was', () => {
  const home = readFileSync(join(out, 'index.html'), 'utf8');
  const broken = agency({
    'articles/en/bad.mdx': article(goodFields, '{code}\n\n<Foo />'),
    'site.yaml': (text) => text.replace('contact: false', 'contact: maybe'),
  });
  const { code, output } = run('src/build.ts', { CONTENT: broken, OUT: out });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    'articles/en/bad.mdx:9:1 {…} is not allowed here. For a real brace write \\{',
    'articles/en/bad.mdx:11:1 <Foo> is not a component. Known: Steps, Note, Hours, Contact, Emergency, Guide, Service, Download, Details, Video.',
    expect.stringMatching(/^site\.yaml:\d+ contact: "maybe" is not true or false\. Whether the site has a page/),
    '',
    '3 mistakes to mend. Nothing was published.',
  ]);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(home);
  expect(existsSync(`${out}.new`)).toBe(false);
});

test('a build replaces a site, and no folder that holds something else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pult-out-'));
  writeFileSync(join(folder, 'letter.txt'), 'Mine');
  for (const target of [folder, '.', join(folder, 'letter.txt')]) {
    // It ends before anything is built.
    const { status, stderr } = runProgram('src/build.ts', [], { ...process.env, CONTENT: 'tests/site', OUT: target });
    expect(stderr.trim()).toBe(
      `OUT: ${target} holds files that are no built site, and a build replaces the whole folder. Name one that is empty, that is not there yet, or that a build has made.`,
    );
    expect(status).toBe(1);
  }
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('Mine');
  expect(existsSync('package.json')).toBe(true);
});
