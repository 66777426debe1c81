import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { largest, path, rightToLeft, smallest } from '../content/agencies.ts';
import { forkOf, type Fork } from '../content/fork.ts';

let fork: Fork | undefined;
test.afterEach(() => fork?.tidy());

test('npm test is green in a fork of one language, one article and one picture', () => {
  fork = forkOf(smallest());
  const { code, output } = fork.run('npm test');
  expect(output).toMatch(/\d+ passed/);
  expect(code, output.slice(-20_000)).toBe(0);
});

test('an agency of two languages, the first from right to left, without a desk, is told what its change does to the pages', () => {
  fork = forkOf(rightToLeft());
  expect(fork.run('npm run --silent test:content')).toMatchObject({
    code: 0,
    output: expect.stringContaining('Each can be read by everybody'),
  });
  const theme = readFileSync(join(fork.folder, 'content/theme.css'), 'utf8');
  fork.write({ 'content/theme.css': theme.replace('--muted: #595470', '--muted: #b9b4d0') });
  const { code, output } = fork.run('npm run --silent test:content', { GITHUB_ACTIONS: 'true' });
  expect(output).toMatch(
    /^content\/theme\.css:7 --muted: the colour #b9b4d0 on #\w+ has a contrast of [\d.]+ to 1; 4\.5 to 1 is needed/m,
  );
  expect(output).toMatch(/^::error file=content\/theme\.css,line=7,title=Wrong::--muted: the colour/m);
  expect(code).toBe(1);
});

test(`three hundred foreign articles with pictures of 5 MB, below ${path}, are tested, and the pictures named`, () => {
  fork = forkOf(largest());
  const { code, output } = fork.run('npm run --silent test:content -- --all');
  expect(output.match(/weighs 5\.0 MB/g)).toHaveLength(8);
  expect(code, output.slice(-20_000)).toBe(0);
});

test('a hundred articles take at most a minute, and their check five seconds', () => {
  fork = forkOf(largest(100));
  fork.run('npm run --silent check');
  const check = fork.run('npm run --silent check');
  const whole = fork.run('npm run --silent test:content -- --all');
  console.log(`check: ${check.seconds.toFixed(1)} s; test:content: ${whole.seconds.toFixed(1)} s`);
  expect(check.code + whole.code, whole.output.slice(-20_000)).toBe(0);
  expect(check.seconds).toBeLessThan(5);
  expect(whole.seconds).toBeLessThan(60);
});
