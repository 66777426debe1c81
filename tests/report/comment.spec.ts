import { expect, test } from '@playwright/test';
import { commentMark, commentOf } from '../../src/report/comment.ts';
import type { Report } from '../../src/report/report.ts';

const nothing: Report = {
  mistakes: [],
  stood: 0,
  notices: [],
  pages: [],
  files: [],
  asked: true,
  won: [],
  lost: [],
};

test('a change is told page by page, with links to where the host shows it', () => {
  const report: Report = {
    ...nothing,
    stood: 2,
    notices: [{ file: 'content/articles/nb/a.mdx', line: 3, field: 'reviewed', message: 'was to be checked.' }],
    pages: [
      {
        change: 'changed',
        file: 'content/articles/nb/a.mdx',
        title: 'Lån en bok',
        path: '/nb/a/',
        before: { words: 210, bytes: 900, lix: 44, newspapers: 48 },
        after: { words: 190, bytes: 850, lix: 38, newspapers: 48 },
      },
      {
        change: 'added',
        file: 'content/articles/nb/b.mdx',
        title: 'Ny',
        path: '',
        after: { words: 12, bytes: 90 },
      },
      { change: 'removed', file: 'content/articles/nb/c.mdx', title: 'Gammel', path: '/nb/c/' },
    ],
    files: ['content/site.yaml'],
    won: [{ file: 'content/articles/nb/a.mdx', ask: 'låne bok' }],
    lost: [{ file: 'content/articles/nb/d.mdx', ask: 'levere bok' }],
  };
  expect(commentOf(report, { preview: 'https://preview.example/', commit: '0123456789abcdef' })).toBe(`${commentMark}
### What this change does to the pages

**No mistakes.**

2 mistakes stood here before this change. They are not yours to mend.

#### Pages

- changed: [\`Lån en bok\`](https://preview.example/nb/a/) (\`content/articles/nb/a.mdx\`): 210 → 190 words, 0.9 KB; reading level (LIX) 44 → 38, newspapers have 48
- added: \`Ny\` (\`content/articles/nb/b.mdx\`): 12 words, 0.1 KB; not shown today
- removed: \`Gammel\` (\`content/articles/nb/c.mdx\`)

#### Other files

- \`content/site.yaml\`

#### Questions that find their page now

- \`låne bok\` (\`content/articles/nb/a.mdx\`)

#### Questions that do not find their page

- \`levere bok\` (\`content/articles/nb/d.mdx\`)

#### Worth a look

- \`content/articles/nb/a.mdx\`, line 3: \`reviewed: was to be checked.\`

<sub>This comment is kept up to date: there is one for each change, and this was said of 0123456.</sub>`);
});

test('where the check could not run, the sender is told that it was nothing of theirs', () => {
  expect(commentOf(undefined)).toContain('could not be checked, and that is nothing that you did');
});

test('a comment on ten thousand mistakes fits every forge and says how many are not shown', () => {
  const mistakes = Array.from({ length: 10_000 }, (_, line) => ({
    file: `content/articles/en/${'ä'.repeat(300)}.mdx`,
    line,
    message: '`🦉@everyone '.repeat(400),
  }));
  const comment = commentOf({ ...nothing, mistakes, notices: mistakes, files: mistakes.map(({ file }) => file) });
  expect(Buffer.byteLength(comment)).toBeLessThan(65_536);
  expect(comment).toContain('**10000 mistakes to mend.**');
  expect(comment).toMatch(/- … and 9\d{3} more\n/);
  expect(comment.startsWith(commentMark)).toBe(true);
  expect(comment.endsWith('.</sub>')).toBe(true);
});
