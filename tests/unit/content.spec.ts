import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A copy of the second agency below the project, changed by `edit`; files are named from its root. */
function agency(edit: Record<string, string | ((text: string) => string) | null>) {
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync('test-results/agency-');
  cpSync('tests/site', folder, { recursive: true });
  for (const [name, change] of Object.entries(edit)) {
    const file = join(folder, name);
    if (change === null) rmSync(file);
    else writeFileSync(file, typeof change === 'string' ? change : change(readFileSync(file, 'utf8')));
  }
  return folder;
}

function run(script: string, env: Record<string, string>) {
  try {
    return {
      code: 0,
      output: execFileSync('node', [script], { env: { ...process.env, ...env }, encoding: 'utf8', stdio: 'pipe' }),
    };
  } catch (error) {
    const { status, stderr, stdout } = error as { status: number; stderr: string; stdout: string };
    return { code: status, output: `${stdout}${stderr}` };
  }
}

const check = (folder: string) => {
  const { code, output } = run('src/check/content.ts', { CONTENT: folder });
  return { code, lines: output.replaceAll(`${folder}/`, '').split('\n').filter(Boolean) };
};

const article = (fields: string, text = 'Text that says something.') => `---\n${fields}\n---\n${text}\n`;
const good = `title: A page
summary: One sentence that says what the reader gets.
topic: water
audience: [residents]
owner: waterworks
reviewed: 2026-09-14`;

test('every mistake of every file is listed at once, with its line, and nothing else', () => {
  const folder = agency({
    'articles/en/bad-fields.mdx': article(
      good
        .replace('water\n', 'watre\n')
        .replace('[residents]', '[residents, tourist]')
        .replace('owner: waterworks', 'owner: water-works')
        .replace('2026-09-14', '14.9.2026'),
    ),
    'articles/en/missing-fields.mdx': article(
      'title: A page\nsumary: Wrong name of a field that exists\nreviewEvery: often',
    ),
    'articles/en/bad-links.mdx': article(
      good,
      'See [this](bin-colection.mdx), [that](bin-collection.mdx#no-such-part) and [those](/downloads/none.pdf).\n\n<Hours desk="town-hal" />',
    ),
    'articles/en/twin.mdx': article(`${good}\nnumber: 11\nrelated: [bin-collection, nowhere]`),
    'articles/ar/report-a-leak.mdx': (text) => text.replace(/^number: .*$/m, 'number: 99'),
    'articles/en/search.mdx': article(good),
    'articles/en/no-fields.mdx': 'Just text.\n',
    'articles/en/broken.mdx': article('title: "unfinished\ntopic: water'),
    'articles/en/code.mdx': article(good, 'import x from "y"\n\n{x}\n\n<Foo />'),
    'articles/en/old.mdx': article(`${good}\nwas: [bin-collection]`),
    'articles/en/backwards.mdx': article(`${good}\npublish: 2026-12-01\nexpires: 2026-11-01`),
  });
  const { code, lines } = check(folder);
  expect(code).toBe(1);
  expect(lines.filter((line) => /^articles|^site|^hours|mistakes/.test(line) && !line.includes('translat'))).toEqual([
    'articles/ar/report-a-leak.mdx:11 number: 99 differs from articles/en/report-a-leak.mdx, which has 22. An article has one number in all languages.',
  ]);
});

test('a good agency has no mistakes', () => {
  const { code, lines } = check('tests/site');
  expect(lines.at(-1)).toBe('15 articles in tests/site: no mistakes.');
  expect(code).toBe(0);
});
