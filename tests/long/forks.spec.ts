import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/report/report.ts';
import { largest, path, rightToLeft, smallest } from '../content/agencies.ts';
import { forkOf, plainEnvironment, type Fork } from '../content/fork.ts';
import { commandsOf, runSteps, shells } from '../workflows/steps.ts';

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

const workflow = '.github/workflows/test.yml';
/**
 * The job that tests words, run as it is written on what was committed last: without a network where this machine can. What is
 * installed is there already.
 */
async function testWords(here: Fork) {
  const canUnshare = spawnSync('unshare', ['--net', '--', 'true']).status === 0;
  return runSteps(commandsOf(workflow, 'words'), {
    cwd: here.folder,
    shell: shells.github,
    values: { 'needs.changed.outputs.before': 'HEAD^1' },
    env: { ...plainEnvironment(), GITHUB_ACTIONS: 'true' } as Record<string, string>,
    standIns: {
      // The clock of a machine that has other work too is not waited for.
      timeout: 'shift; exec "$@"',
      sudo: canUnshare ? 'shift; exec "$@"' : 'shift 12; exec "$@"',
      npm: '[ "$1" = ci ] || { PATH="${PATH#*:}"; exec npm "$@"; }',
    },
  });
}

test('an agency of one language, one article and one picture is told that all is well, and of a mistake at its line', async () => {
  test.skip(!existsSync(workflow), 'This agency has other workflows, or none.');
  fork = forkOf(smallest());
  const page = 'content/articles/en/borrow-the-hall.mdx';
  const textOfPage = () => readFileSync(join(fork!.folder, page), 'utf8');
  const reported = () => JSON.parse(readFileSync(join(fork!.folder, 'report.json'), 'utf8')) as Report;
  const settings = readFileSync(join(fork.folder, 'content/site.yaml'), 'utf8');
  // What is on no page of its own is on all of them.
  fork.write({ [page]: textOfPage().replace('Nothing.', 'Nothing at all.'), 'content/site.yaml': `${settings}\n` });
  fork.commit('Words');
  const right = await testWords(fork);
  expect(right.output).toMatch(
    /1 article: no mistakes\.\n(.*\n)*(\d+) of \2 pages show what changed since HEAD\^1:\n(.*\n)*Each can be read by everybody.*\nNo mistakes\.\n$/,
  );
  expect(right.code, right.output).toBe(0);
  expect(right.asked).toContain('npm ci --ignore-scripts --no-audit --no-fund');
  expect(reported()).toMatchObject({
    mistakes: [],
    pages: [{ change: 'changed', file: page, path: '/en/borrow-the-hall/' }],
    files: ['content/site.yaml'],
  });

  fork.write({ [page]: `${textOfPage()}\n[Book](book.mdx)\n` });
  fork.commit('A link to nothing');
  const wrong = await testWords(fork);
  expect(wrong.output).toContain(`${page}:18:1 the link`);
  expect(wrong.output).toContain(`::error file=${page},line=18,col=1,title=Wrong::`);
  expect(wrong.code).toBe(1);
  expect(reported().mistakes).toMatchObject([{ file: page, line: 18 }]);

  // Whoever comes after it is not told what others left.
  fork.write({ 'content/hours.yaml': `${readFileSync(join(fork.folder, 'content/hours.yaml'), 'utf8')}\n` });
  fork.commit('Hours');
  const after = await testWords(fork);
  expect(after.output).toContain('Mistakes that stood here before this change: 1.');
  expect([after.code, reported().mistakes, reported().stood]).toEqual([0, [], 1]);
});
