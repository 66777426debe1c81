import { expect, test } from '@playwright/test';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandsOf, runSteps, shells } from './steps.ts';

/*
 * The job that tests words on GitHub, with a report in the place of the test that writes it. What that test says of an agency's own
 * fork is proven in tests/long/forks.spec.ts.
 */
const file = '.github/workflows/test.yml';
const empty = { mistakes: [], stood: 0, notices: [], pages: [], files: [], asked: true, won: [], lost: [] };
const mistake = { file: 'content/a.mdx', line: 2, message: 'the link leads nowhere.' };

for (const [what, report, code, said] of [
  ['a mistake is red', { ...empty, mistakes: [mistake] }, 1, '1 mistake to mend; each is named above.'],
  ['no mistake is green', empty, 0, 'No mistakes.'],
  ['what could not be tested is green, and said', undefined, 0, '::warning title=Not checked::'],
] as const)
  test(`GitHub: of a change of words ${what}`, async () => {
    test.skip(!existsSync(file), 'This agency has other workflows, or none.');
    const cwd = mkdtempSync(join(tmpdir(), 'workflow-'));
    for (const name of ['src/report', '.github/workflows/offline']) cpSync(name, join(cwd, name), { recursive: true });
    try {
      const ended = await runSteps(commandsOf(file, 'words'), {
        cwd,
        shell: shells.github,
        values: { 'needs.changed.outputs.before': 'HEAD^1' },
        env: { GITHUB_ACTIONS: 'true', HOME: cwd, ...(report && { REPORT: JSON.stringify(report) }) },
        standIns: {
          timeout: 'shift; exec "$@"',
          // As `.github/workflows/offline` asks for it.
          sudo: 'shift 12; exec "$@"',
          npm: 'case "$*" in *test:content*) [ -z "$REPORT" ] || printf %s "$REPORT" > report.json; exit 1;; esac',
        },
      });
      expect(ended.output).toContain(said);
      expect(ended.code, ended.output).toBe(code);
      expect(ended.asked.filter((line) => line.startsWith('npm '))).toEqual([
        'npm ci --ignore-scripts --no-audit --no-fund',
        'npm run test:content -- --since HEAD^1 --report report.json',
      ]);
    } finally {
      rmSync(cwd, { recursive: true, force: true });
    }
  });
