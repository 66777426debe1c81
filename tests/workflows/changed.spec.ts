import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandsOf } from './steps.ts';

const file = '.github/workflows/test.yml';
test.skip(!existsSync(file), 'This agency has other workflows, or none.');

const steps = commandsOf(file, 'changed');

/** What the workflow would test of a change to some files. */
function chosenFor(changed: string[], before = 'HEAD^1'): string {
  const folder = mkdtempSync(join(tmpdir(), 'workflow-'));
  const person = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const git = (...words: string[]) => execFileSync('git', [...person, ...words], { cwd: folder, stdio: 'ignore' });
  const output = join(folder, '.git/output');
  try {
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message', 'First');
    for (const name of changed) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), 'x');
    }
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'Second');
    const { run } = steps.find(({ name }) => name === 'What was changed')!;
    execFileSync('bash', ['-e', '-c', run!], {
      cwd: folder,
      env: { ...process.env, BEFORE: before, GITHUB_OUTPUT: output },
    });
    return /^what=(.*)$/m.exec(readFileSync(output, 'utf8'))![1]!;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const [what, files, expected] of [
  ['words', ['content/articles/nb/a.mdx', 'public/pictures/båt og “bro”.png'], 'content'],
  ['words and the engine', ['content/articles/nb/a.mdx', 'src/build.ts'], 'engine'],
  ['a file called as if it were one of words', ['tests/content/a.ts', 'content.ts'], 'engine'],
  ['nothing', [], 'engine'],
] as const)
  test(`of a change to ${what}, the workflow tests the ${expected}`, () =>
    expect(chosenFor([...files])).toBe(expected));

test('where the workflow cannot tell what was changed, it tests everything', () =>
  expect(chosenFor(['content/a.mdx'], '0000000000000000000000000000000000000000')).toBe('engine'));
