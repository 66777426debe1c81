import { expect, test } from '@playwright/test';
import { dueOn } from '../../src/report/due.ts';

test('a page is due the day after its time, at its desk, the longest first; what has expired is not', () => {
  const page = (file: string, owner: string, reviewed: string, reviewEvery = 12, expires?: string) => ({
    file,
    fields: { title: file, owner, reviewed, reviewEvery, expires },
  });
  const due = dueOn(
    '2026-11-30',
    [
      page('today', 'it', '2025-11-30'),
      page('late', 'it', '2025-11-29'),
      page('later', 'it', '2025-01-31', 1),
      page('gone', 'it', '2020-01-01', 12, '2026-11-30'),
      page('of nobody', 'unknown', '2020-01-01'),
      { file: 'mistaken', fields: undefined },
    ],
    { it: 'IT desk', library: 'Library' },
  );
  expect(due).toEqual({
    it: {
      name: 'IT desk',
      pages: [
        { file: 'later', title: 'later', since: '2025-03-03' },
        { file: 'late', title: 'late', since: '2026-11-29' },
      ],
    },
    library: { name: 'Library', pages: [] },
  });
});
