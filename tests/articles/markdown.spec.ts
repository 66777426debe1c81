import { expect, test } from '@playwright/test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainMarkdown } from '../../src/articles/markdown.ts';
import { article, goodFields } from '../agency.ts';

for (const [what, written, text] of [
  ['a character that has a name', '&copy; 2026 &mdash; AT&amp;T', '© 2026 — AT\\&T'],
  ['one that has a number', '&#169; and &#xa9;', '© and ©'],
  ['one that would be a mark', '&lt;b&gt; &#42;no star&#42;', '\\<b\\> \\*no star\\*'],
  ['no name of a character', '&nonsense; and \\&copy; and AT&T', '&nonsense; and \\&copy; and AT&T'],
  ['code', '`&copy; \\<`', '`&copy; \\<`'],
] as const)
  test(`in plain Markdown, ${what} stands as programs read it`, () => {
    const file = join(mkdtempSync(join(tmpdir(), 'markdown-')), 'page.mdx');
    writeFileSync(file, article(goodFields, `Begin ${written} end.\n\n- Begin ${written} end.\n`));
    const page = { file, language: 'en', title: 'Title', summary: 'Summary' };
    expect(plainMarkdown(page, () => true)).toBe(`# Title\n\nSummary\n\nBegin ${text} end.\n\n- Begin ${text} end.\n`);
  });
