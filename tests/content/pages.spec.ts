import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pagesIn, pagesWith, withoutRepeats } from './pages.ts';

/** A built site, and the files of its pages: `hours` is not translated. */
const sources = new Map([
  ['/en/renew/', 'content/articles/en/renew.mdx'],
  ['/nb/renew/', 'content/articles/nb/renew.mdx'],
  ['/en/hours/', 'content/articles/en/hours.mdx'],
  ['/nb/hours/', 'content/articles/en/hours.mdx'],
  ['/en/fees/', 'content/articles/en/fees.mdx'],
  ['/nb/fees/', 'content/articles/en/fees.mdx'],
  ['/en/guides/late/', 'content/guides/en/late.yaml'],
]);
const folder = mkdtempSync(join(tmpdir(), 'pages-'));
// Not after the tests: a worker may take others of this file later.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const [path, html] of Object.entries({
  'en/': '<h1>Help</h1><a href="/en/renew/">Renew</a>',
  'en/renew/': '<img src="/pictures/the%20desk.png"><a href="/downloads/form.pdf">Form</a>',
  'en/hours/': '',
  'en/fees/': '',
  'en/guides/late/': '',
  'en/guides/late/yes/': '',
  'en/catalogue/authors/1/': '',
  'en/search/': '',
  'en/contact/check/': '',
  'nb/': '',
  'nb/renew/': '',
  'nb/hours/': '',
  'nb/fees/': '',
})) {
  const file = join(folder, path, 'index.html');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
}
const pages = ['en', 'nb'].flatMap((language) => pagesIn(folder, language, sources));
const paths = (found: typeof pages) => found.map(({ path }) => path);

test('every page of a built site is known with the file that an editor opens, the steps of a search and a message aside', () => {
  expect(Object.fromEntries(pages.map(({ path, source }) => [path, source]))).toEqual({
    '/en/': 'content/site.yaml',
    '/en/catalogue/authors/1/': 'content/catalogue',
    '/en/fees/': 'content/articles/en/fees.mdx',
    '/en/guides/late/': 'content/guides/en/late.yaml',
    '/en/guides/late/yes/': 'content/guides/en/late.yaml',
    '/en/hours/': 'content/articles/en/hours.mdx',
    '/en/renew/': 'content/articles/en/renew.mdx',
    '/nb/': 'content/site.yaml',
    '/nb/fees/': 'content/articles/en/fees.mdx',
    '/nb/hours/': 'content/articles/en/hours.mdx',
    '/nb/renew/': 'content/articles/nb/renew.mdx',
  });
});

for (const [what, files, expected] of [
  ['an article', ['content/articles/nb/renew.mdx'], ['/nb/renew/']],
  [
    'an original, in each language that has no translation',
    ['content/articles/en/hours.mdx'],
    ['/en/hours/', '/nb/hours/'],
  ],
  ['a guide, with its steps', ['content/guides/en/late.yaml'], ['/en/guides/late/', '/en/guides/late/yes/']],
  ['a list of the catalogue', ['content/catalogue/books.csv'], ['/en/catalogue/authors/1/']],
  ['a picture', ['public/pictures/the desk.png'], ['/en/renew/']],
  ['a file to download', ['public/downloads/form.pdf'], ['/en/renew/']],
  ['a page that is gone', ['content/articles/en/gone.mdx'], []],
  ['words for the search', ['content/words/en.yaml'], []],
  ['a document of ours', ['README.md'], []],
] as const)
  test(`the pages that show ${what}`, () => expect(paths(pagesWith([...files], pages))).toEqual(expected));

for (const file of [
  'content/site.yaml',
  'content/theme.css',
  'content/strings/en.json',
  'public/favicon.svg',
  'src/build.ts',
  'package.json',
])
  test(`${file} is seen on every page`, () =>
    expect(pagesWith(['content/articles/nb/renew.mdx', file], pages)).toHaveLength(pages.length));

test('of texts that a language shows in another one, one is looked at', () => {
  expect(paths(withoutRepeats(pages))).toEqual(paths(pages).filter((path) => path !== '/nb/hours/'));
});

test('below a path, pages, what they show and whose they are is found as on a host of its own', () => {
  const below = new Map([...sources].map(([path, source]) => [`/help${path}`, source]));
  const moved = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(moved, 'en/renew'), { recursive: true });
  writeFileSync(join(moved, 'en/renew/index.html'), '<img src="/help/pictures/desk.png">');
  const found = pagesIn(moved, 'en', below, '/help');
  expect(pagesWith(['public/pictures/desk.png'], found)).toEqual(found);
  rmSync(moved, { recursive: true, force: true });
  expect(found).toMatchObject([{ path: '/help/en/renew/', source: 'content/articles/en/renew.mdx' }]);
});
