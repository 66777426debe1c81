import { expect, test } from '@playwright/test';
import { misplaced, unsealed } from './files.ts';
import { brokenImports } from './imports.ts';

/** What the rules say of some files, by their path and text. */
async function said(files: Record<string, string>): Promise<string[]> {
  const broken = await brokenImports(Object.keys(files), (file) => files[file]!);
  return broken.map(({ rule, from, to }) => `${from}: ${rule}${to && `: ${to}`}`);
}

const planted: { what: string; files: Record<string, string>; expected: string | RegExp }[] = [
  {
    what: 'two files that import each other',
    files: {
      'src/hours/clock.ts': "import { span } from './hours.ts';\nexport const a = span;",
      'src/hours/hours.ts': "import { a } from './clock.ts';\nexport const span = a;",
    },
    expected: 'src/hours/clock.ts: a circle: src/hours/hours.ts',
  },
  {
    what: 'two files of which one imports only a type',
    files: {
      'src/hours/clock.ts': "import type { Span } from './hours.ts';\nexport const a = (span: Span) => span;",
      'src/hours/hours.ts': "import { a } from './clock.ts';\nexport type Span = typeof a;",
    },
    expected: /src\/hours\/clock\.ts: a circle/,
  },
  {
    what: 'a page that imports the store',
    files: {
      'src/pages/[lang]/messages.astro':
        "---\nimport { openStore } from '../../desk/store/open.ts';\n---\n<p>{openStore}</p>",
      'src/desk/store/open.ts': 'export const openStore = 1;',
    },
    expected: 'src/pages/[lang]/messages.astro: a page imports what only a server needs: src/desk/store/open.ts',
  },
  {
    what: 'a function that imports a checker',
    files: {
      'src/desk/host/function.ts': "import { checkContent } from '../../check/content.ts';\ncheckContent();",
      'src/check/content.ts': 'export const checkContent = 1;',
    },
    expected: 'src/desk/host/function.ts: the function reaches what only the build needs: src/check/content.ts',
  },
  {
    what: 'a function that reaches YAML over two files',
    files: {
      'src/desk/host/function.ts': "import { clock } from '../../hours/clock.ts';\nclock();",
      'src/hours/clock.ts': "import { parse } from 'yaml';\nexport const clock = () => parse('');",
    },
    expected: 'src/desk/host/function.ts: the function reaches what only the build needs: yaml',
  },
  {
    what: 'a script of a page that reaches the disk',
    files: {
      'src/components/hours/OpenNow.astro': '---\n---\n<script src="../../hours/open-now.ts"></script>',
      'src/hours/open-now.ts': "import { read } from '../site/read.ts';\nread();",
      'src/site/read.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
    },
    expected: 'src/hours/open-now.ts: a script of the browser reaches what a phone does not have: fs',
  },
  {
    what: 'a component that imports a page',
    files: {
      'src/components/Links.astro': "---\nimport Home from '../pages/index.astro';\n---\n<Home />",
      'src/pages/index.astro': '<p></p>',
    },
    expected: 'src/components/Links.astro: a component imports a page: src/pages/index.astro',
  },
  {
    what: 'a file that nobody imports',
    files: { 'src/site/forgotten.ts': 'export const forgotten = 1;' },
    expected: 'src/site/forgotten.ts: a file that nobody imports',
  },
];

for (const { what, files, expected } of planted)
  test(`${what}: refused`, async () => {
    const sentences = await said(files);
    expect(
      sentences.filter((one) => (typeof expected === 'string' ? one === expected : expected.test(one))),
    ).toHaveLength(1);
  });

test('a function that takes a type from a room of the build is not refused', async () => {
  const files = {
    'src/desk/file.ts': "import type { Hours } from '../settings/hours.ts';\nexport type File = Hours;",
    'src/settings/hours.ts': "import { z } from 'astro/zod';\nexport type Hours = z.infer<typeof z>;",
    'src/desk/app.ts': "import type { File } from './file.ts';\nexport const app = (file: File) => file;",
    'src/serve.ts': "import { app } from './desk/app.ts';\napp();",
  };
  expect(await said(files)).toEqual([]);
});

const file = (path: string, text = 'one line\n') => ({ path, bytes: new TextEncoder().encode(text) });
const misplacedFiles: { what: string; files: ReturnType<typeof file>[]; expected: string }[] = [
  { what: 'a file loose in src/', files: [file('src/clock.ts')], expected: 'src/clock.ts stands loose in src/' },
  {
    what: 'a file of 300 lines',
    files: [file('src/hours/clock.ts', 'a\n'.repeat(300)), file('src/hours/weeks.ts'), file('src/hours/places.ts')],
    expected: 'src/hours/clock.ts has 300 lines; more than 250 are two files',
  },
  {
    what: 'a room of sixteen files',
    files: Array.from({ length: 16 }, (_, index) => file(`src/hours/part${index}.ts`)),
    expected: 'src/hours/ has 16 files of its own',
  },
  { what: 'a name that says nothing', files: [file('src/desk/utils.ts')], expected: 'src/desk/utils.ts: the name' },
  { what: 'an archive', files: [file('words.deb', '!<arch>\n\0\0')], expected: 'words.deb is no text' },
  {
    what: 'a list of 400 KB',
    files: [file('src/ask/words/list.json', 'x'.repeat(400_000))],
    expected: 'src/ask/words/list.json weighs 400 KB',
  },
  {
    what: 'source files of which half are long',
    files: [file('src/hours/a.ts', 'a\n'.repeat(80)), file('src/hours/b.ts', 'a\n'.repeat(90)), file('src/hours/c.ts')],
    expected: 'Half of the source files have more than 80 lines',
  },
];

for (const { what, files, expected } of misplacedFiles)
  test(`${what}: refused, with where it belongs`, () => {
    const sentences = misplaced(files);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(expected);
  });

test('pictures in the folders of an agency are its own', () => {
  expect(
    misplaced([
      file('public/plan.png', '\0'.repeat(400_000)),
      file('content/catalogue/all.csv', 'a\n'.repeat(200_000)),
    ]),
  ).toEqual([]);
});

test('an entry of the lock file without a digest is named', () => {
  const packages = { '': {}, 'node_modules/hono': { integrity: 'sha512-…' }, 'node_modules/pg': {} };
  expect(unsealed({ packages })).toEqual([expect.stringContaining('node_modules/pg has no integrity')]);
});
