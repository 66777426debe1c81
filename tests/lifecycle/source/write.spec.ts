import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAll } from '../../../src/lifecycle/source/write.ts';

function folderWith(files: Record<string, string>): string {
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync('test-results/write-');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('files are written and deleted together', () => {
  const folder = folderWith({ 'a.txt': 'a', 'b.txt': 'b' });
  writeAll(
    new Map([
      [join(folder, 'a.txt'), 'A'],
      [join(folder, 'new', 'c.txt'), 'c'],
      [join(folder, 'b.txt'), undefined],
    ]),
  );
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('A');
  expect(readFileSync(join(folder, 'new/c.txt'), 'utf8')).toBe('c');
  expect(existsSync(join(folder, 'b.txt'))).toBe(false);
});

test('when a file cannot be written, none is', () => {
  const folder = folderWith({ 'a.txt': 'a', 'b.txt': 'b' });
  const writes = new Map([
    [join(folder, 'a.txt'), 'A'],
    [join(folder, 'a.txt', 'c.txt'), 'c'],
  ]);
  expect(() => writeAll(writes)).toThrow();
  expect(readdirSync(folder)).toEqual(['a.txt', 'b.txt']);
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('a');
});

test('when a file cannot be put into its place at the end, all others are as they were', () => {
  const folder = folderWith({ 'a.txt': 'a', 'b.txt': 'b' });
  mkdirSync(join(folder, 'z.txt', 'full'), { recursive: true });
  const writes = new Map([
    [join(folder, 'a.txt'), 'A'],
    [join(folder, 'new.txt'), 'new'],
    [join(folder, 'b.txt'), undefined],
    [join(folder, 'z.txt'), 'z'],
  ]);
  expect(() => writeAll(writes)).toThrow();
  expect(readdirSync(folder)).toEqual(['a.txt', 'b.txt', 'z.txt']);
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('a');
  expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe('b');
});
