import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const update = resolve('src/update.ts');
const person = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

/** Two repositories: Pult itself, and an agency's fork whose only changes are in `content/` and `public/`. */
function repositories() {
  const room = mkdtempSync(join(tmpdir(), 'pult-fork-'));
  const run = (folder: string, program: string, ...words: string[]) =>
    execFileSync(program, words, {
      cwd: join(room, folder),
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, ...person },
    }).trim();
  run('.', 'git', 'clone', '--quiet', resolve('.'), 'pult');
  run('pult', 'git', 'checkout', '--quiet', '-B', 'main');
  run('.', 'git', 'clone', '--quiet', 'pult', 'fork');
  const fork = join(room, 'fork');
  rmSync(join(fork, 'content'), { recursive: true });
  cpSync('tests/site', join(fork, 'content'), { recursive: true });
  writeFileSync(join(fork, 'public', 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  run('fork', 'git', 'add', '--all');
  run('fork', 'git', 'commit', '--quiet', '-m', 'Our content');
  return { pult: join(room, 'pult'), fork, run, tidy: () => rmSync(room, { recursive: true }) };
}

test('a fork that changed only its content merges a later engine without conflict', () => {
  const { pult, run, tidy } = repositories();
  appendFileSync(join(pult, 'src/build.ts'), '// later\n');
  run('pult', 'git', 'commit', '--quiet', '--all', '-m', 'Later engine');
  run('fork', 'git', 'pull', '--quiet', '--no-rebase', '--no-edit', 'origin', 'main');
  expect(run('fork', 'git', 'status', '--porcelain')).toBe('');
  tidy();
});

test('an update takes the engine and keeps the content, also where the sample has changed', () => {
  const { pult, fork, run, tidy } = repositories();
  const own = run('fork', 'git', 'rev-parse', 'HEAD:content', 'HEAD:public');
  appendFileSync(join(pult, 'src/build.ts'), '// later\n');
  appendFileSync(join(pult, 'content/site.yaml'), '# later\n');
  appendFileSync(join(pult, 'public/favicon.svg'), '\n');
  writeFileSync(join(pult, 'content/articles/en/a-new-sample.mdx'), 'New\n');
  run('pult', 'git', 'rm', '--quiet', 'content/articles/en/renew-a-loan.mdx');
  run('pult', 'git', 'add', '--all');
  run('pult', 'git', 'commit', '--quiet', '-m', 'Later engine and sample');

  expect(run('fork', 'node', update, 'origin')).toContain('The engine is updated');
  expect(run('fork', 'git', 'status', '--porcelain')).toBe('');
  expect(run('fork', 'git', 'rev-parse', 'HEAD:content', 'HEAD:public')).toBe(own);
  expect(readFileSync(join(fork, 'src/build.ts'), 'utf8')).toContain('// later');
  expect(run('fork', 'node', update, 'origin')).toBe('The engine is up to date.');
  tidy();
});

test('an update says which engine files the agency had changed itself, and which work is not committed', () => {
  const { pult, fork, run, tidy } = repositories();
  writeFileSync(join(pult, 'README.md'), 'New\n');
  run('pult', 'git', 'add', '--all');
  run('pult', 'git', 'commit', '--quiet', '-m', 'Later engine');
  writeFileSync(join(fork, 'README.md'), 'Ours\n');
  run('fork', 'git', 'add', '--all');
  expect(() => run('fork', 'node', update, 'origin')).toThrow('There are changes that are not committed yet.');
  run('fork', 'git', 'commit', '--quiet', '-m', 'Our README');
  expect(() => run('fork', 'node', update, 'origin')).toThrow(
    /These files of the engine were changed here[\s\S]*README\.md/,
  );
  tidy();
});
