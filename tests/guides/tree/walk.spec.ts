import { expect, test } from '@playwright/test';
import { guideFrom } from '../../../src/guides/read/read.ts';
import { readerOf } from '../../../src/guides/tree/answers.ts';
import { walk } from '../../../src/guides/tree/walk.ts';
import { asks, tree } from '../yaml.ts';

const today = '2026-11-16';

test('one answer changed keeps the others that still apply and forgets those that do not', () => {
  const { guide: read } = guideFrom(
    tree(asks('a', 'b', 'c') + asks('b', 'c', 'no-end') + asks('c', 'yes-end', 'no-end')),
    { file: 'x', tag: 'en', slug: 'x', zone: 'UTC' },
  );
  const go = (given: Record<string, string>) =>
    walk(read!, (name) => (given[name] ? [given[name]] : undefined), readerOf('en', today), today);
  expect(go({ a: 'yes', b: 'yes', c: 'no' }).at).toBe('no-end');
  expect(go({ a: 'no', b: 'yes', c: 'no' }).steps.map(({ question: name }) => name)).toEqual(['a', 'c']);
  expect(go({ a: 'perhaps' })).toEqual({ steps: [], at: 'a', refused: { why: 'unknown', given: ['perhaps'] } });
});
