import { inspect } from 'node:util';
import { expect, test } from '@playwright/test';
import { ContentError, formatProblem, formatProblems, suggest } from '../../src/settings/problems.ts';

test('a mistake in a field names the line and the field, one in the text the line and the column', () => {
  const file = 'content/articles/nb/x.mdx';
  expect(
    formatProblem({ file, line: 4, field: 'topic', message: '"bilbiotek" is not a topic. Did you mean "bibliotek"?' }),
  ).toBe('content/articles/nb/x.mdx:4 topic: "bilbiotek" is not a topic. Did you mean "bibliotek"?');
  expect(formatProblem({ file, line: 7, column: 24, message: '<Foo> is not a component.' })).toBe(
    'content/articles/nb/x.mdx:7:24 <Foo> is not a component.',
  );
});

test('mistakes are listed in reading order, each once, with their number', () => {
  const mistake = { file: 'b.mdx', line: 2, message: 'second' };
  expect(formatProblems([mistake, { file: 'a.mdx', line: 9, message: 'first' }, mistake])).toBe(
    'a.mdx:9 first\nb.mdx:2 second\n\n2 mistakes to mend. Nothing was published.',
  );
});

for (const [found, known, expected] of [
  ['bilbiotek', ['bibliotek', 'konto'], ' Did you mean "bibliotek"?'],
  ['Library', ['library', 'money'], ' Did you mean "library"?'],
  ['moeny', ['library', 'money'], ' Did you mean "money"?'],
  ['parking', ['library', 'money'], ' Known: library, money.'],
  ['x', [], ''],
] as const)
  test(`"${found}" among ${known.join(', ') || 'nothing'} suggests${expected || ' nothing'}`, () => {
    expect(suggest(found, [...known])).toBe(expected);
  });

test('whatever prints the list of mistakes can add no stack trace', () => {
  const error = new ContentError([{ file: 'content/site.yaml', line: 4, field: 'name', message: 'is missing.' }]);
  expect(inspect(error)).not.toMatch(/^\s+at /m);
  expect(error.message).toContain('content/site.yaml:4 name: is missing.');
});
