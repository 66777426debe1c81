import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rightToLeft, smallest } from './agencies.ts';
import { forkOf, type Fork } from './fork.ts';

test.describe.configure({ mode: 'default' });
test.setTimeout(600_000);

const command = 'npm run --silent test:content';
let fork: Fork | undefined;
test.afterEach(() => fork?.tidy());

test('an agency of one language, one article and one picture is told that all is well, and of a mistake at its line', () => {
  fork = forkOf(smallest());
  const { code, output } = fork.run(`${command} -- --all`);
  expect(output).toMatch(
    /^1 article: no mistakes\.\n2 questions asked.*\n(.*\n)*All \d+ pages:\n(.*\n)*Each can be read by everybody/,
  );
  expect(code, output).toBe(0);
  const page = 'content/articles/en/borrow-the-hall.mdx';
  fork.write({ [page]: `${readFileSync(join(fork.folder, page), 'utf8')}\n[Book](book.mdx)\n` });
  const wrong = fork.run(command, { GITHUB_ACTIONS: 'true' });
  expect(wrong.output).toContain(`${page}:18:1 the link`);
  expect(wrong.output).toContain(`::error file=${page},line=18,col=1::`);
  expect(wrong.code).toBe(1);
});

test('an agency of two languages, the first from right to left, without a desk, is told what its change does to the pages', () => {
  fork = forkOf(rightToLeft());
  expect(fork.run(command)).toMatchObject({
    code: 0,
    output: expect.stringContaining('Each can be read by everybody'),
  });
  const theme = readFileSync(join(fork.folder, 'content/theme.css'), 'utf8');
  fork.write({ 'content/theme.css': theme.replace('--muted: #595470', '--muted: #b9b4d0') });
  const { code, output } = fork.run(command, { GITHUB_ACTIONS: 'true' });
  expect(output).toMatch(
    /^content\/theme\.css:7 --muted: the colour #b9b4d0 on #\w+ has a contrast of [\d.]+ to 1; 4\.5 to 1 is needed/m,
  );
  expect(output).toMatch(/^::error file=content\/theme\.css,line=7::--muted: the colour/m);
  expect(code).toBe(1);
});
