import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The updater of this checkout. */
export const update = resolve('src/update.ts');

const person = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

const samples = ['articles', 'services', 'guides', 'catalogue', 'words'];

/**
 * Two repositories: Pult itself, and an agency's fork whose only changes are in `content/` and `public/`. It was made at
 * `commit`, or now.
 */
export function repositories(commit = 'HEAD') {
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
  run('fork', 'git', 'reset', '--quiet', '--hard', commit);
  const fork = join(room, 'fork');
  // As step 3 of "Make it yours" has it; the rest is written anew.
  for (const name of samples) rmSync(join(fork, 'content', name), { recursive: true, force: true });
  cpSync('tests/site', join(fork, 'content'), { recursive: true });
  writeFileSync(join(fork, 'public', 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  run('fork', 'git', 'add', '--all');
  run('fork', 'git', 'commit', '--quiet', '-m', 'Our content');
  return { pult: join(room, 'pult'), fork, run, tidy: () => rmSync(room, { recursive: true }) };
}

/** What a command of Git answers in this checkout. */
export const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8', stdio: 'pipe' }).trim();
