import { expect, test } from '@playwright/test';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, repositories, update } from './repositories.ts';
import { isSample } from './sample.ts';

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
  writeFileSync(join(pult, 'content/articles/a-new-sample.mdx'), 'New\n');
  const [page] = git('ls-files', 'content/articles').split('\n');
  run('pult', 'git', 'rm', '--quiet', page!);
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

/** Releases a new version in Pult: its number, what the change log says of it, and a change of the manual. */
function release(pult: string, run: ReturnType<typeof repositories>['run'], version: string, news: string) {
  const edit = (name: string, change: (text: string) => string) =>
    writeFileSync(join(pult, name), change(readFileSync(join(pult, name), 'utf8')));
  edit('package.json', (text) => text.replace(/"version": "[^"]+"/, `"version": "${version}"`));
  edit('CHANGELOG.md', (text) => text.replace(/^## /m, `## ${version}\n\n- ${news}\n\n## `));
  edit('EDITORS.md', (text) => `${text}\n## ${news}\n`);
  run('pult', 'git', 'commit', '--quiet', '--all', '-m', `Release ${version}`);
  run('pult', 'git', 'tag', `v${version}`);
}

test('an update says in words what is new since the version that was here, and brings the manual for editors', () => {
  const { pult, fork, run, tidy } = repositories();
  release(pult, run, '7.9.0', 'Nine');
  release(pult, run, '7.10.0', 'Ten');
  release(pult, run, '7.11.0', 'Eleven');
  const first = run('fork', 'node', update, 'origin', 'v7.9.0');
  expect(first).toContain('to 7.9.0:\n\n## 7.9.0\n\n- Nine\n');
  expect(first).not.toContain('Ten');
  expect(readFileSync(join(fork, 'EDITORS.md'), 'utf8')).toContain('## Nine');
  const second = run('fork', 'node', update, 'origin');
  expect(second).toContain(
    'From 7.9.0 to 7.11.0:\n\n## 7.11.0\n\n- Eleven\n\n## 7.10.0\n\n- Ten\n\nThe engine is updated',
  );
  expect(readFileSync(join(fork, 'EDITORS.md'), 'utf8')).toContain('## Eleven');
  tidy();
});

test('an update without a release in between says how to see the steps', () => {
  const { pult, run, tidy } = repositories();
  appendFileSync(join(pult, 'src/build.ts'), '// later\n');
  run('pult', 'git', 'commit', '--quiet', '--all', '-m', 'Later engine');
  expect(run('fork', 'node', update, 'origin')).toMatch(
    /^No release lies between .* git log --oneline .*\n\nThe engine/,
  );
  tidy();
});

test('an update leaves what the agency did with the page that leads to the manual: words of its own, or none', () => {
  test.skip(!isSample, 'Another agency may have deleted that page.');
  const { pult, fork, run, tidy } = repositories();
  const door = join(fork, 'content/README.md');
  const commit = (message: string) => {
    run('fork', 'git', 'add', '--all');
    run('fork', 'git', 'commit', '--quiet', '-m', message);
  };
  appendFileSync(join(pult, 'content/README.md'), '\nLater.\n');
  run('pult', 'git', 'commit', '--quiet', '--all', '-m', 'A later page');
  expect(run('fork', 'node', update, 'origin')).toContain(
    'content/README.md leads editors to their manual, EDITORS.md.',
  );
  expect(readFileSync(door, 'utf8')).toContain('Later.');
  writeFileSync(door, 'Ask Kari.\n');
  commit('Our page');
  appendFileSync(join(pult, 'content/README.md'), '\nLast.\n');
  run('pult', 'git', 'commit', '--quiet', '--all', '-m', 'The last page');
  expect(run('fork', 'node', update, 'origin')).toContain('content/README.md has words of yours, so it stays');
  expect(readFileSync(door, 'utf8')).toBe('Ask Kari.\n');
  rmSync(door);
  commit('No page');
  expect(run('fork', 'node', update, 'origin')).toBe('The engine is up to date.');
  expect(existsSync(door)).toBe(false);
  tidy();
});

test('a fork without the history of Pult is told how to join it, and then updates', () => {
  const { pult, fork, run, tidy } = repositories();
  run('pult', 'git', 'tag', '--force', 'v0.1.0');
  appendFileSync(join(pult, 'src/build.ts'), '// later\n');
  run('pult', 'git', 'commit', '--quiet', '--all', '-m', 'Later engine');
  const address = run('fork', 'git', 'remote', 'get-url', 'origin');
  rmSync(join(fork, '.git'), { recursive: true });
  run('fork', 'git', 'init', '--quiet');
  run('fork', 'git', 'remote', 'add', 'origin', address);
  run('fork', 'git', 'add', '--all');
  run('fork', 'git', 'commit', '--quiet', '-m', 'From a download');
  let said = '';
  try {
    run('fork', 'node', update, 'origin');
  } catch (error) {
    said = String(error);
  }
  const [, fetch = '', merge = ''] = /then update: git (.+) && git (.+)/.exec(said) ?? [];
  run('fork', 'git', ...fetch.split(' '));
  run('fork', 'git', ...merge.split(' '));
  expect(run('fork', 'node', update, 'origin')).toContain('The engine is updated');
  expect(readFileSync(join(fork, 'src/build.ts'), 'utf8')).toContain('// later');
  tidy();
});
