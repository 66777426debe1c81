import { expect, test } from '@playwright/test';
import { markdownToHtml } from 'satteri';
import { commentOf } from '../../src/report/comment.ts';
import { code, linkTo } from '../../src/report/markdown.ts';
import { reportFrom } from '../../src/report/received.ts';

/** What strangers may write into a title, a question, a file's name or, through them, a message. */
const hostile = [
  '@everyone look at #1 and owner/repo#2, GH-3, !4',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '`` ` ``` <b>out</b> ```',
  '`',
  '``` \n```\n# A heading\n```',
  'a | b | c\n|---|---|',
  '[click](https://evil.example) https://evil.example www.evil.example <https://evil.example> me@evil.example',
  '![x](https://evil.example/x.png)',
  '-->\n<!-- pult: what a change does to the pages -->',
  '/close\n/merge',
  '::error file=x::y',
  '\\`code\\` $`x`$ $$y$$',
  '\u202Eback\u2066 \u200B \uFEFF \u0000 \u001B[31m',
  '  ',
  '',
  '\uD800',
  '</sub></details></code>',
  'x'.repeat(100_000),
  '`'.repeat(5000),
];

test('nothing that a stranger wrote leaves its code, whatever forge shows it', () => {
  for (const text of hostile) {
    const { html } = markdownToHtml(`- ${code(text)} after`);
    // One piece of code in one line of one list, and of our own nothing swallowed.
    expect(html.replace(/\s+/g, ' '), JSON.stringify(text.slice(0, 80))).toMatch(
      /^<ul> <li><code>[^<]*<\/code> after<\/li> <\/ul> ?$/,
    );
    expect(html.length).toBeLessThan(4000);
  }
});

test('a comment on a hostile report has no element but ours, and no link but to the preview', () => {
  for (const text of hostile) {
    const problem = { file: text, line: 1, field: text, message: text };
    const promise = { file: text, ask: text };
    const report = reportFrom({
      mistakes: [problem],
      stood: 1,
      notices: [problem],
      pages: [
        { change: 'added', file: text, title: text, path: '/en/x/' },
        { change: 'changed', file: text, title: text, path: `/en/${text}/` },
        { change: 'removed', file: text, title: text, path: text },
      ],
      files: [text],
      asked: true,
      won: [promise],
      lost: [promise],
    });
    const { html } = markdownToHtml(commentOf(report, { preview: 'https://preview.example', commit: text }));
    const bare = html.replace(/<code>[^<]*<\/code>/g, '').replace(/<!--.*?-->/, '');
    expect(bare.match(/<(?!\/?(ul|li|p|strong|h3|h4|sub|a)\b)[^>]*>|<!--/g) ?? []).toEqual([]);
    expect([...bare.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      'https://preview.example/en/x/',
    ]);
    expect(bare).not.toMatch(/evil|alert|@everyone|\/close/);
  }
});

test('only a plain path becomes a link', () => {
  for (const path of [
    '//evil.example/',
    '/en/../../x/',
    '/en/a b/',
    '/en/?q=1',
    'en/',
    '/en/x/)[y](https://evil.example/',
  ])
    expect(linkTo('https://preview.example', path, 'Title')).toBe('`Title`');
  expect(linkTo('https://preview.example', '/help/en/x/', 'Title')).toBe(
    '[`Title`](https://preview.example/help/en/x/)',
  );
  expect(linkTo(undefined, '/en/x/', 'Title')).toBe('`Title`');
});
