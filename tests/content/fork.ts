import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** An agency's fork of this repository. */
export interface Fork {
  folder: string;
  /** Writes files, by their path. */
  write: (files: Record<string, string | Uint8Array>) => void;
  commit: (message: string) => void;
  /** Runs a command as its web team types it. */
  run: (command: string, env?: Record<string, string>) => { code: number; output: string; seconds: number };
  tidy: () => void;
}

/**
 * Forks this repository as it stands here, changes that are not committed included, and makes it an agency's own by the ten
 * steps of README's "Make it yours": the sample is gone, colours and icon are others, and `files` are there. It shares
 * what is installed here, but keeps caches of its own.
 */
export function forkOf(files: Record<string, string | Uint8Array>): Fork {
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync(resolve('test-results', 'fork-'));
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8', maxBuffer: 1e8 });
  const here = git('ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0').filter(Boolean);
  for (const file of here.filter((path) => !/^(content|public)\//.test(path) && existsSync(path))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  // Not from content/ and public/: this repository may be an agency's already.
  cpSync('tests/site/theme.css', join(folder, 'content/theme.css'));
  cpSync('tests/site/public/favicon.svg', join(folder, 'public/favicon.svg'));

  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync('node_modules').filter((entry) => !/^\.(cache|vite|astro)/.test(entry)))
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name), 'junction');

  const person = ['-c', 'user.name=Web team', '-c', 'user.email=web@agency.example', '-c', 'commit.gpgsign=false'];
  const inFork = (...words: string[]) => execFileSync('git', [...person, ...words], { cwd: folder, stdio: 'ignore' });
  const fork: Fork = {
    folder,
    write(added) {
      for (const [name, content] of Object.entries(added)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
      }
    },
    commit(message) {
      inFork('add', '--all');
      inFork('commit', '--quiet', '--no-verify', '--message', message);
    },
    run(command, env = {}) {
      const began = performance.now();
      const { status, stdout, stderr } = spawnSync(command, {
        cwd: folder,
        env: { ...plainEnvironment(), ...env },
        encoding: 'utf8',
        shell: true,
        maxBuffer: 1e8,
      });
      return { code: status ?? 1, output: `${stdout}${stderr}`, seconds: (performance.now() - began) / 1000 };
    },
    tidy: () => rmSync(folder, { recursive: true, force: true }),
  };
  inFork('init', '--quiet', '--initial-branch', 'main');
  fork.commit('Pult');
  fork.write(files);
  fork.commit('Our content');
  return fork;
}

/** The environment of whoever runs the tests, without what these tests and npm have set in it. */
export function plainEnvironment(): Record<string, string | undefined> {
  const ours = /^(npm_|TEST_|PW_|PLAYWRIGHT_|CONTENT$|OUT$|PORT$|CI$|GITHUB_|FORCE_COLOR$|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
