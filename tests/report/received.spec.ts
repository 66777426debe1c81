import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReport, reportFrom } from '../../src/report/received.ts';

const empty = { mistakes: [], stood: 0, notices: [], pages: [], files: [], asked: true, won: [], lost: [] };

test('of what somebody else wrote only the fields of a report are taken, each of its type', () => {
  expect(reportFrom({ ...empty, more: 'x', asked: 'yes' })).toEqual({ ...empty, asked: false });
  const report = reportFrom({
    ...empty,
    stood: -1,
    mistakes: [{ file: 'a', line: 1, message: 'b', more: 1 }, { file: 'a', line: '1', message: 'b' }, null, 'x', []],
    pages: [
      { change: 'deleted', file: 'a', title: 'b', path: '/' },
      { change: 'added', file: 'a', title: 'b', path: '/', after: { words: 1.5, bytes: 2 } },
      { change: 'added', file: 'a', title: { toString: 'x' }, path: '/' },
    ],
    files: [1, 'a'.repeat(9000)],
  });
  expect(report).toEqual({
    ...empty,
    mistakes: [{ file: 'a', line: 1, message: 'b' }],
    pages: [{ change: 'added', file: 'a', title: 'b', path: '/' }],
    files: ['a'.repeat(4000)],
  });
  expect(
    reportFrom({ ...empty, won: Array.from({ length: 5000 }, () => ({ file: 'a', ask: 'b' })) })!.won,
  ).toHaveLength(1000);
  for (const none of [null, 1, 'x', [], {}, { ...empty, lost: {} }]) expect(reportFrom(none)).toBeUndefined();
});

test('a file that is missing, no file, too large or no JSON is no report', () => {
  const room = mkdtempSync(join(tmpdir(), 'received-'));
  try {
    const write = (name: string, text: string) => {
      writeFileSync(join(room, name), text);
      return join(room, name);
    };
    expect(readReport(write('good', JSON.stringify(empty)))).toEqual(empty);
    expect(readReport(join(room, 'missing'))).toBeUndefined();
    expect(readReport(room)).toBeUndefined();
    expect(readReport(write('half', '{"mistakes": ['))).toBeUndefined();
    symlinkSync(join(room, 'good'), join(room, 'link'));
    expect(readReport(join(room, 'link'))).toBeUndefined();
    truncateSync(write('large', JSON.stringify(empty)), 5_000_000);
    expect(readReport(join(room, 'large'))).toBeUndefined();
  } finally {
    rmSync(room, { recursive: true });
  }
});
