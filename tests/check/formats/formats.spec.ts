import { expect, test } from '@playwright/test';
import { gitlabReport } from '../../../src/check/formats/gitlab.ts';
import { sarifReport } from '../../../src/check/formats/sarif.ts';
import { worthALook } from '../../../src/check/formats/worth.ts';
import { run } from '../../agency.ts';

const wrong = { file: 'content/articles/nb/å b.mdx', line: 4, column: 7, message: 'leads nowhere' };
const worth = { file: 'content/site.yaml', line: 1, field: 'topics', message: 'is long' };

test('GitLab is told each thing once, with a fingerprint that stays when lines move', () => {
  const [first, second, third] = gitlabReport([wrong, { ...wrong, line: 9 }], [worth]);
  expect(first).toEqual({
    description: 'leads nowhere',
    check_name: 'wrong',
    fingerprint: expect.stringMatching(/^[\da-f]{32}$/),
    severity: 'major',
    location: { path: wrong.file, lines: { begin: 4 } },
  });
  expect(second!.fingerprint).not.toBe(first!.fingerprint);
  expect(third).toMatchObject({ description: 'topics: is long', severity: 'minor', check_name: 'worth-a-look' });
  expect(gitlabReport([{ ...wrong, line: 40 }], [])[0]!.fingerprint).toBe(first!.fingerprint);
});

test('SARIF names each rule, and each place by an address', () => {
  const { version, runs } = sarifReport([wrong], [worth]) as {
    version: string;
    runs: { tool: { driver: { name: string; rules: { id: string }[] } }; results: Record<string, unknown>[] }[];
  };
  expect([version, runs.length, runs[0]!.tool.driver.name]).toEqual(['2.1.0', 1, 'Pult']);
  expect(runs[0]!.results).toEqual([
    {
      ruleId: 'wrong',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'leads nowhere' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'content/articles/nb/%C3%A5%20b.mdx', uriBaseId: '%SRCROOT%' },
            region: { startLine: 4, startColumn: 7 },
          },
        },
      ],
    },
    expect.objectContaining({ ruleId: 'worth-a-look', ruleIndex: 1, level: 'warning' }),
  ]);
  for (const { ruleId, ruleIndex } of runs[0]!.results)
    expect(runs[0]!.tool.driver.rules[ruleIndex as number]!.id).toBe(ruleId);
});

test('of a page with many things worth a look the first are shown, and how many more there are', () => {
  const many = Array.from({ length: 9 }, (_, at) => ({ file: 'a.mdx', line: at + 1, message: 'is long' }));
  expect(worthALook([...many, worth])).toEqual([
    'a.mdx:1 is long',
    'a.mdx:2 is long',
    'a.mdx:3 is long',
    'a.mdx has 6 more. To see all: npm run check:content -- --all',
    'content/site.yaml:1 topics: is long',
  ]);
  expect(worthALook(many, true)).toHaveLength(9);
  const agency = Array.from({ length: 300 }, (_, at) => ({ file: `${at}.mdx`, line: 1, message: 'is long' }));
  expect(worthALook(agency).at(-1)).toBe('… and 200 more lines. To see all: npm run check:content -- --all');
});

test('a format that is not known is refused with those that are', () => {
  const { code, output } = run('src/check/formats/run.ts', { CONTENT: 'tests/site' }, '--format=xml');
  expect(output).toContain('--format=xml is not known. Write --format= and one of text, github, gitlab, json, sarif');
  expect(code).toBe(2);
});
