import { expect, test } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { agency, run } from '../../agency.ts';
import { inFields } from './fields.ts';
import { inHabits } from './habits.ts';
import type { Seed } from './seed.ts';
import { inOtherFiles, inSettings } from './settings.ts';
import { inText } from './text.ts';
import { inMatter, inWording } from './wording.ts';

interface Told {
  file: string;
  line: number;
  field?: string;
  message: string;
}

/** All that the check says of the second agency with these files, in one process. */
function check(seeds: { file: string; text: string | Uint8Array }[]): { code: number; told: Told[] } {
  const folder = agency({});
  for (const { file, text } of seeds) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { code, output } = run('src/check/formats/run.ts', { CONTENT: folder }, '--format=json');
  const { wrong, worthALook } = JSON.parse(output) as { wrong: Told[]; worthALook: Told[] };
  return { code, told: [...wrong, ...worthALook] };
}

const said = ({ field, message }: Told) => (field === undefined ? message : `${field}: ${message}`);

for (const [where, seeds] of Object.entries({
  'in texts': [...inText, ...inWording],
  'above texts': [...inFields, ...inMatter],
  'in other files': inOtherFiles,
  'of habit': inHabits,
} as Record<string, Seed[]>))
  test(`${seeds.length} mistakes ${where} are told at their line, with what to write instead`, () => {
    const { code, told } = check(seeds);
    expect(code).toBe(1);
    for (const { what, file, line, says } of seeds) {
      const here = told.filter((one) => one.file === file && one.line === line).map(said);
      expect.soft(here, `${what} (${file}:${line})`).toContain(says);
    }
  });

for (const batch of Map.groupBy(inSettings, ({ batch: number }) => number).values())
  test(`a mistake in the settings is told at its line: ${batch.map(({ what }) => what).join(', ')}`, () => {
    const files = [...new Set(batch.map(({ file }) => file))];
    const before = new Map(files.map((file) => [file, readFileSync(`tests/site/${file}`, 'utf8')]));
    const texts = files.map((file) => ({
      file,
      text: batch.filter((seed) => seed.file === file).reduce((text, { change }) => change(text), before.get(file)!),
    }));
    const { code, told } = check(texts);
    expect(code).toBe(1);
    for (const { what, file, change, says } of batch) {
      const lines = before.get(file)!.split('\n');
      const line =
        change(before.get(file)!)
          .split('\n')
          .findIndex((text, index) => text !== lines[index]) + 1;
      expect.soft(told.filter((one) => one.file === file && one.line === line).map(said), what).toContain(says);
    }
  });

test('150 mistakes of more than 80 kinds are in the table, each with a text of its own', () => {
  const all = [...inText, ...inWording, ...inFields, ...inMatter, ...inOtherFiles, ...inSettings, ...inHabits];
  expect(all.length).toBeGreaterThan(150);
  expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
  // What differs by names alone is one kind.
  const kinds = new Set(all.map(({ says }) => says.replace(/"[^"]*"|\d+|<[^>]*>|\S+\.\w+/g, '').slice(0, 60)));
  expect(kinds.size).toBeGreaterThan(80);
});

test('an article of five megabytes is told, and nothing is opened', () => {
  const { told } = check([{ file: 'articles/en/large.mdx', text: 'word '.repeat(1_000_000) }]);
  expect(told.map(({ file, line, message }) => `${file}:${line} ${message}`)).toContain(
    'articles/en/large.mdx:1 is larger than 0.25 MB, which is the most for such a file. Make it smaller.',
  );
});
