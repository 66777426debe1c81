import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseOf, changedSince } from '../../src/report/changed.ts';

const made: string[] = [];
test.afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A repository with one commit, and a clone of it with a commit of its own for each list of files. */
function cloneWith(...commits: string[][]) {
  const room = mkdtempSync(join(tmpdir(), 'changed-'));
  made.push(room);
  const person = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const git = (folder: string, ...words: string[]) =>
    execFileSync('git', [...person, ...words], { cwd: join(room, folder), encoding: 'utf8', stdio: 'pipe' });
  const commit = (folder: string, ...files: string[]) => {
    for (const file of files) writeFileSync(join(room, folder, file), `${file} ${Math.random()}\n`);
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'Change');
  };
  git('.', 'init', '--quiet', '--initial-branch', 'main', 'origin');
  commit('origin', 'first', 'second');
  git('.', 'clone', '--quiet', 'origin', 'clone');
  for (const files of commits) commit('clone', ...files);
  return { folder: join(room, 'clone'), git, commit };
}

/** What is said to have changed. */
const changedIn = (folder: string, named?: string) => {
  const base = baseOf(named, folder);
  return base && changedSince(base, folder);
};

test('a branch is compared with where it left the main one, whatever happened there since', () => {
  const { folder, git, commit } = cloneWith(['first'], ['third']);
  commit('origin', 'second');
  git('clone', 'fetch', '--quiet');
  writeFileSync(join(folder, 'not yet committed, with “signs”'), '');
  expect(changedIn(folder)).toEqual(['first', 'not yet committed, with “signs”', 'third']);
});

test('without commits of its own, what is not committed counts; without that, the last commit', () => {
  const { folder, git, commit } = cloneWith();
  writeFileSync(join(folder, 'first'), 'changed');
  expect(changedIn(folder)).toEqual(['first']);
  git('clone', 'checkout', '--quiet', '.');
  commit('origin', 'second');
  git('clone', 'pull', '--quiet');
  expect(changedIn(folder)).toEqual(['second']);
});

test('a deleted and a renamed file are both seen', () => {
  const { folder, git } = cloneWith();
  git('clone', 'mv', 'first', 'fourth');
  git('clone', 'rm', '--quiet', 'second');
  expect(changedIn(folder)).toEqual(['first', 'fourth', 'second']);
});

test('in a workflow, a pull request is compared with the branch that it goes to', () => {
  const { folder, git, commit } = cloneWith(['third']);
  git('origin', 'checkout', '--quiet', '-b', 'next');
  git('clone', 'fetch', '--quiet');
  git('clone', 'checkout', '--quiet', '-b', 'words', 'origin/next');
  commit('clone', 'second');
  process.env['GITHUB_BASE_REF'] = 'next';
  try {
    expect(baseOf(undefined, folder)?.name).toBe('origin/next');
    expect(changedIn(folder)).toEqual(['second']);
  } finally {
    delete process.env['GITHUB_BASE_REF'];
  }
});

test('what cannot be told is not guessed', () => {
  const { folder, git } = cloneWith();
  expect(baseOf('no-such-branch', folder)).toBeUndefined();
  git('.', 'clone', '--quiet', '--depth', '1', `file://${folder}`, 'shallow');
  git('shallow', 'remote', 'remove', 'origin');
  expect(baseOf(undefined, join(folder, '../shallow'))).toBeUndefined();
  expect(baseOf(undefined, tmpdir())).toBeUndefined();
});
