import { expect, test } from '@playwright/test';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { agency, run } from '../agency.ts';

type Changes = Parameters<typeof agency>[0];

/** What the check prints of mistakes in the second agency with changes, line by line, without what is only worth a look. */
export function check(changes: Changes): { code: number; mistakes: string[] } {
  const { code, output } = run('src/check/formats/run.ts', { CONTENT: agency(changes) });
  return {
    code,
    mistakes: output
      .replace(/^Worth a look:[\s\S]*?\n\n/, '')
      .split('\n')
      .filter(Boolean),
  };
}

let checker: { folder: string; child: ChildProcessWithoutNullStreams; answers: AsyncIterator<string> } | undefined;

/** The same for changes of pages and words, by one process for all of them (`checker.ts`). */
async function checkAgain(changes: Changes): Promise<{ code: number; mistakes: string[] }> {
  const fresh = agency(changes);
  if (!checker) {
    const child = spawn(process.execPath, ['tests/check/checker.ts'], { env: { ...process.env, CONTENT: fresh } });
    child.stderr.pipe(process.stderr);
    process.on('exit', () => child.kill());
    checker = { folder: fresh, child, answers: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
  }
  const { folder, child, answers } = checker;
  if (fresh !== folder) {
    rmSync(folder, { recursive: true });
    cpSync(fresh, folder, { recursive: true });
  }
  child.stdin.write('\n');
  const printed = JSON.parse((await answers.next()).value as string) as string;
  const mistakes = printed.replaceAll(`${folder}/`, '').split('\n').filter(Boolean);
  return { code: mistakes.length > 0 ? 1 : 0, mistakes };
}

/** What is read once in each process. */
const isReadOnce = /^(site|hours|notices)\.yaml$|^(strings|catalogue)\//;

/** A test for each mistake: what it is, the file and the text that has it, and what the check must say. */
export function testMistakes(cases: readonly (readonly [what: string, file: string, text: string, mistake: string])[]) {
  for (const [what, file, text, mistake] of cases)
    test(`a mistake is named, without a stack trace: ${what}`, async () => {
      const { code, mistakes } = isReadOnce.test(file) ? check({ [file]: text }) : await checkAgain({ [file]: text });
      expect(mistakes.join('\n')).toContain(mistake);
      expect(mistakes.join('\n')).not.toMatch(/^\s+at /m);
      expect(code).toBe(1);
    });
}
