import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The updater of this checkout. */
export const update = resolve('src/update.ts');

const person = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

/** The first two that were made of a few files: copied for each test after that. */
const made = join(tmpdir(), `pult-forks-${process.pid}`);

const samples = ['articles', 'services', 'guides', 'catalogue', 'words'];

/** Of Pult, what an update looks at: the engine is one file here, since Git merges one as it merges all (tests/long/updates.spec.ts). */
const few = [
  'content/README.md',
  'content/site.yaml',
  'content/articles',
  'public',
  'src/build.ts',
  'package.json',
  'CHANGELOG.md',
  'EDITORS.md',
  'README.md',
];

/**
 * Two repositories: Pult itself, and an agency's fork whose only changes are in `content/` and `public/`. It was made at
 * `commit`, with all files and their history; or now, with a few.
 */
export function repositories(commit?: string) {
  const room = mkdtempSync(join(tmpdir(), 'pult-fork-'));
  const [pult, fork] = [join(room, 'pult'), join(room, 'fork')];
  const run = (folder: string, program: string, ...words: string[]) =>
    execFileSync(program, words, {
      cwd: join(room, folder),
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, ...person },
    }).trim();
  const tidy = () => rmSync(room, { recursive: true });
  if (!commit && existsSync(made)) {
    cpSync(made, room, { recursive: true });
    run('fork', 'git', 'remote', 'set-url', 'origin', pult);
    return { pult, fork, run, tidy };
  }
  if (commit) {
    run('.', 'git', 'clone', '--quiet', resolve('.'), 'pult');
    run('pult', 'git', 'checkout', '--quiet', '-B', 'main');
  } else {
    run('.', 'git', 'init', '--quiet', '--initial-branch', 'main', 'pult');
    for (const name of git('ls-files', '-z', ...few)
      .split('\0')
      .filter(Boolean)) {
      mkdirSync(dirname(join(room, 'pult', name)), { recursive: true });
      if (existsSync(name)) cpSync(name, join(room, 'pult', name));
    }
    run('pult', 'git', 'add', '--all');
    run('pult', 'git', 'commit', '--quiet', '-m', 'Pult');
  }
  run('.', 'git', 'clone', '--quiet', 'pult', 'fork');
  run('fork', 'git', 'reset', '--quiet', '--hard', commit ?? 'HEAD');
  // As step 3 of "Make it yours" has it; the rest is written anew.
  for (const name of samples) rmSync(join(fork, 'content', name), { recursive: true, force: true });
  cpSync('tests/site', join(fork, 'content'), { recursive: true });
  writeFileSync(join(fork, 'public', 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  run('fork', 'git', 'add', '--all');
  run('fork', 'git', 'commit', '--quiet', '-m', 'Our content');
  if (!commit) {
    cpSync(room, made, { recursive: true });
    process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  }
  return { pult, fork, run, tidy };
}

/** What a command of Git answers in this checkout. */
export const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8', stdio: 'pipe' }).trim();
