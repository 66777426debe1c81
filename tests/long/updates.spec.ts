import { expect, test } from '@playwright/test';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, repositories, update } from '../repositories.ts';

/** The last commit with the editors' manual in `content/`, as 0.1.0 had it; undefined where the history is not here. */
const before = git('log', '-1', '--format=%H', '--diff-filter=D', '--', 'content/README.md');
const oldest = before ? [{ name: '0.1.0', commit: `${before}^` }] : [];
const tags = git('tag', '--list', 'v*', '--merged', 'HEAD').split('\n').filter(Boolean);

for (const { name, commit } of [...oldest, ...tags.map((tag) => ({ name: tag, commit: tag }))])
  test(`a fork of ${name} comes here with its own updater, and gets the manual for editors`, () => {
    const { pult, fork, run, tidy } = repositories(commit);
    const own = () => run('fork', 'git', 'rev-parse', 'HEAD:content/articles', 'HEAD:content/site.yaml', 'HEAD:public');
    const mine = own();
    expect(run('fork', 'node', 'src/update.ts', 'origin')).toMatch(/The engine is (updated|up to date)/);
    expect(readFileSync(join(fork, 'EDITORS.md'), 'utf8')).toBe(readFileSync(join(pult, 'EDITORS.md'), 'utf8'));
    // An editor must not find two. The updater of 0.1.0 leaves the old one; ours puts the page that leads to the manual there.
    run('fork', 'node', 'src/update.ts', 'origin');
    expect(readFileSync(join(fork, 'content/README.md'), 'utf8')).toBe(
      readFileSync(join(pult, 'content/README.md'), 'utf8'),
    );
    expect(own()).toBe(mine);
    expect(run('fork', 'git', 'status', '--porcelain')).toBe('');
    tidy();
  });

for (const { commit } of oldest)
  test('a manual in content/ that the agency changed stays, and is not mixed into ours', () => {
    const { pult, fork, run, tidy } = repositories(commit);
    appendFileSync(join(fork, 'content/README.md'), '\nAsk Kari.\n');
    run('fork', 'git', 'commit', '--quiet', '--all', '-m', 'Our manual');
    expect(run('fork', 'node', update, 'origin')).toContain('content/README.md has words of yours, so it stays');
    expect(readFileSync(join(fork, 'EDITORS.md'), 'utf8')).toBe(readFileSync(join(pult, 'EDITORS.md'), 'utf8'));
    expect(readFileSync(join(fork, 'content/README.md'), 'utf8')).toContain('Ask Kari.');
    tidy();
  });
