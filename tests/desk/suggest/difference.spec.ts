import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differenceOf, linesAfter, newFile } from '../../../src/desk/suggest/difference.ts';
import { passagesOf } from '../../../src/suggest/passages.ts';

const source =
  '---\ntitle: Loans\ntopic: library\nsummary: Get more time.\nowner: library\n---\nBegin.\n\n## Cost\n\nFree.\n\n## Late\n\nPay.\n';
const headings = [
  { id: 'cost', text: 'Cost' },
  { id: 'late', text: 'Late' },
];
const file = 'content/articles/en/loans.mdx';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-difference-'));
  execFileSync('git', ['init', '-q', folder]);
  mkdirSync(join(folder, 'content/articles/en'), { recursive: true });
});
test.afterEach(() => rmSync(folder, { recursive: true }));

function applied(patch: string): string {
  writeFileSync(join(folder, 'suggestion.patch'), patch);
  execFileSync('git', ['apply', '--unidiff-zero', 'suggestion.patch'], { cwd: folder });
  return readFileSync(join(folder, file), 'utf8');
}

for (const [id, from, to] of [
  ['title-and-summary', 'Get more time', 'Get much more time'],
  ['beginning', 'Begin.', 'Begin here.\n\nAnd here.'],
  ['cost', 'Free.', 'A little.'],
  ['late', 'Pay.', 'Pay late.'],
] as const)
  for (const end of ['\n', '\r\n'])
    test(`git takes over the difference of ${id}, with lines that end in ${JSON.stringify(end)}`, () => {
      const text = source.replaceAll('\n', end);
      writeFileSync(join(folder, file), text);
      const parts = passagesOf(text, headings);
      const part = parts.find((one) => one.id === id)!;
      const after = part.before.replace(from, to.replaceAll('\n', end));
      expect(applied(differenceOf(file, part, after, linesAfter(parts, part)))).toBe(
        text.replace(from, to.replaceAll('\n', end)),
      );
    });

test('a file that is not there yet is a difference too', () => {
  expect(applied(newFile(file, source))).toBe(source);
});

test('texts that have nothing in common are compared in no time', () => {
  const lines = (word: string) => Array.from({ length: 12_000 }, (_, index) => `${word}${index}`).join('\n') + '\n';
  const began = process.cpuUsage();
  const patch = differenceOf(file, { before: lines('a'), line: 1 }, lines('b'));
  expect(process.cpuUsage(began).user).toBeLessThan(2_000_000);
  writeFileSync(join(folder, file), lines('a'));
  expect(applied(patch)).toBe(lines('b'));
});
