import { expect, test } from '@playwright/test';
import { compare } from '../../src/report/compare.ts';
import type { Snapshot } from '../../src/report/snapshot.ts';

const page = (digest: string, more: object = {}) => ({ title: digest, path: `/en/${digest}/`, digest, ...more });
const none: Snapshot = { problems: [], notices: [], pages: {}, promises: { all: [], broken: [] } };
const mistake = (file: string, line: number, message = 'is wrong.') => ({ file, line, message });

test('what was wrong before is no mistake of this change, wherever its line is now', () => {
  const before = { ...none, problems: [mistake('a.mdx', 3), mistake('b.mdx', 1)] };
  const after = {
    ...none,
    problems: [mistake('a.mdx', 9), mistake('a.mdx', 12), mistake('c.mdx', 1)],
    promises: undefined,
  };
  const { promises: _, ...unasked } = after;
  const report = compare(before, unasked, ['a.mdx']);
  expect(report.mistakes).toEqual([mistake('a.mdx', 12), mistake('c.mdx', 1)]);
  expect([report.stood, report.asked]).toEqual([1, false]);
});

test('pages are added, changed and removed, and what did not change is not told', () => {
  const before = {
    ...none,
    pages: { 'a.mdx': page('a'), 'b.mdx': page('b', { words: 9, bytes: 90, lix: 40 }), 'c.mdx': page('c') },
  };
  const after = {
    ...none,
    pages: { 'a.mdx': page('a'), 'b.mdx': page('B', { words: 8, bytes: 80 }), 'd.mdx': page('d') },
  };
  const { pages, files } = compare(before, after, ['b.mdx', 'c.mdx', 'd.mdx', 'content/site.yaml']);
  expect(pages.map(({ change, file }) => `${change} ${file}`)).toEqual([
    'changed b.mdx',
    'removed c.mdx',
    'added d.mdx',
  ]);
  expect(pages[0]).toMatchObject({ before: { words: 9, bytes: 90, lix: 40 }, after: { words: 8, bytes: 80 } });
  expect(files).toEqual(['content/site.yaml']);
});

test('a promise is lost when it was kept or is new, and won when it is kept now; an old broken one is neither', () => {
  const ask = (file: string, text: string) => ({ file, ask: text });
  const broken = (file: string, text: string) => ({ ...mistake(file, 4, `"${text}" finds nothing.`), ask: text });
  const before = {
    ...none,
    promises: {
      all: [ask('a', 'kept'), ask('a', 'old'), ask('a', 'mended'), ask('b', 'harmed')],
      broken: [broken('a', 'old'), broken('a', 'mended')],
    },
  };
  const after = {
    ...none,
    promises: {
      all: [
        ask('a', 'kept'),
        ask('a', 'old'),
        ask('a', 'mended'),
        ask('b', 'harmed'),
        ask('c', 'new'),
        ask('c', 'bad'),
      ],
      broken: [broken('a', 'old'), broken('b', 'harmed'), broken('b', 'harmed'), broken('c', 'bad')],
    },
  };
  const { won, lost, mistakes } = compare(before, after, ['c']);
  expect(won).toEqual([ask('a', 'mended'), ask('c', 'new')]);
  expect(lost).toEqual([ask('b', 'harmed'), ask('c', 'bad')]);
  expect(mistakes.map(({ message }) => message)).toEqual(['"harmed" finds nothing.', '"bad" finds nothing.']);
});

test('an editor is told what is worth a look in the files that changed, or because of them', () => {
  const before = { ...none, notices: [mistake('a.mdx', 1, 'old.'), mistake('b.mdx', 1, 'old.')] };
  const after = { ...none, notices: [...before.notices, mistake('c.mdx', 1, 'its original changed.')] };
  expect(
    compare(before, after, ['a.mdx'])
      .notices.map(({ file }) => file)
      .sort(),
  ).toEqual(['a.mdx', 'c.mdx']);
});
