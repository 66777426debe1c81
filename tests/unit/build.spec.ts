import { expect, test } from '@playwright/test';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { agency, article, goodFields, run } from '../agency.ts';

test.setTimeout(120_000);

test('a page is shown from its day of publication until it expires, and links to it never break', () => {
  const folder = agency({
    'articles/en/later.mdx': article(`${goodFields}\npublish: 2999-01-01`),
    'articles/en/over.mdx': article(`${goodFields}\nexpires: 2020-01-01`),
    'articles/en/now.mdx': article(
      `${goodFields}\npublish: 2020-01-01\nexpires: 2999-01-01`,
      'See [later](later.mdx), [over](over.mdx) and [water](water-bill.mdx).',
    ),
  });
  const out = join(folder, 'dist');
  const { code, output } = run('src/build.ts', { CONTENT: folder, OUT: out });
  expect(output).toContain('18 articles');
  expect(code).toBe(0);
  expect(readdirSync(join(out, 'en'))).toEqual(expect.arrayContaining(['now', 'now.md']));
  for (const hidden of ['later', 'over', 'later.md', 'over.md'])
    expect(existsSync(join(out, 'en', hidden)), hidden).toBe(false);
  expect(readFileSync(join(out, 'en/now/index.html'), 'utf8')).toContain(
    '<p>See later, over and <a href="/en/water-bill/">water</a>.</p>',
  );
  expect(readFileSync(join(out, 'sitemap-0.xml'), 'utf8')).not.toMatch(/later|over\//);
});

test('a build that finds mistakes lists them and leaves the last good site as it was', () => {
  const folder = agency({ 'articles/en/bad.mdx': article(goodFields) });
  const out = join(folder, 'dist');
  expect(run('src/build.ts', { CONTENT: folder, OUT: out }).code).toBe(0);
  const home = readFileSync(join(out, 'index.html'), 'utf8');
  const broken = agency({
    'articles/en/bad.mdx': article(goodFields, '{code}\n\n<Foo />'),
    'site.yaml': (text) => text.replace('contact: false', 'contact: maybe'),
  });
  const { code, output } = run('src/build.ts', { CONTENT: broken, OUT: out });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    'articles/en/bad.mdx:9:1 {…} is not allowed here. For a real brace write \\{',
    'articles/en/bad.mdx:11:1 <Foo> is not a component. Known: Steps, Note, Hours, Contact, Guide, Service, Download.',
    expect.stringMatching(/^site\.yaml:\d+ contact: "maybe" is not true or false\. Whether the site has a page/),
    '',
    '3 mistakes to mend. Nothing was published.',
  ]);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(home);
  expect(existsSync(`${out}.new`)).toBe(false);
});
