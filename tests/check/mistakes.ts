import { expect, test } from '@playwright/test';
import { agency, run } from '../agency.ts';

type Changes = Parameters<typeof agency>[0];

/** What the check prints of mistakes in the second agency with changes, line by line, without what is only for later. */
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

/** A test for each mistake: what it is, the file and the text that has it, and what the check must say. */
export function testMistakes(cases: readonly (readonly [what: string, file: string, text: string, mistake: string])[]) {
  for (const [what, file, text, mistake] of cases)
    test(`a mistake is named, without a stack trace: ${what}`, () => {
      const { code, mistakes } = check({ [file]: text });
      expect(mistakes.join('\n')).toContain(mistake);
      expect(mistakes.join('\n')).not.toMatch(/^\s+at /m);
      expect(code).toBe(1);
    });
}
