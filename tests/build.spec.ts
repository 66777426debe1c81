import { expect, test } from '@playwright/test';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { agency, article, goodFields, run } from './agency.ts';

// One build for all of them.
test.describe.configure({ mode: 'default' });

/** The second agency with pages of other days, and with names that parts of the page have. */
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
  'hours.yaml': (text) =>
    text
      .replace('desks:\n', 'desks:\n  main: []\n  query: []\n')
      .replace('desks: [town-hall,', 'desks: [main, query, town-hall,'),
  'articles/en/elections.mdx': article(goodFields, '## Vote\n\nText.\n\n## Query status\n\nText.\n\n## Main\n\nText.'),
  'guides/en/elections.yaml': `${goodFields}
questions:
  main: { ask: Can you vote?, kind: yes-no, yes: query, no: help }
outcomes:
  query: { title: You can vote, steps: [Vote.], text: "## Question" }
  help: { title: You can help, steps: [Help.], text: "## Question" }
`,
});
const out = join(folder, 'dist');
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
