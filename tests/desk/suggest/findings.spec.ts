import { expect, test } from '@playwright/test';
import { mistakesIn } from '../../../src/desk/suggest/findings.ts';
import type { Suggestion } from '../../../src/desk/suggest/suggestion.ts';

const parts = { file: 'content/articles/en/a.mdx', page: '/en/a/', title: 'A', base: '', why: '' };
const changed = (after: string, before = 'Old text.'): string[] => {
  const suggestion: Suggestion = { ...parts, kind: 'change', before, after };
  return mistakesIn(suggestion, `---\ntitle: A\n---\n\n## First\n\n${after}\n\n<Steps>\n</Steps>\n`);
};

test('what is plainly wrong is named with its line and a remedy', () => {
  for (const [text, says] of [
    ['import x from "y"', 'import and export are not allowed in a page. Take the line out.'],
    ['Write <b>here</b>.', 'HTML is not allowed. Write it as Markdown.'],
    ['<!-- hidden -->', 'HTML is not allowed. Write it as Markdown.'],
    ['It costs {price}.', '{ and } are not allowed. Write them as \\{ and \\}.'],
    [
      '<<<<<<< HEAD',
      'This is the mark of a conflict between two versions. Keep one of the two, and take the mark out.',
    ],
    ['##Opening hours', 'A heading needs a space after the #.'],
    ['# Opening hours', 'The title is the only heading with one #. Write ## here.'],
    ['**Opening hours**', 'Bold text alone on a line looks like a heading and is none. Write ## before it.'],
    ['![](/pictures/a.png)', 'The picture has no description. Say in a few words what is to be seen.'],
    [
      '[Call](javascript:alert(1))',
      'This link leads to no page. Write an address that begins with https:// or with a slash.',
    ],
    ['[Call]()', 'The link lacks its text or its address.'],
    ['[Click here](/en/a/)', 'The link "Click here" does not say where it leads. Name the page.'],
    ['See [here](/en/a/).', 'The link "here" does not say where it leads. Name the page.'],
    ['<Note type=“info”>', 'Write straight quotation marks (") in a component.'],
    ['<Emergency />', '<Emergency> was not used on this page before. See that its name and what it needs are right.'],
  ] as const)
    expect(changed(`Fine.\n\n${text}`), text).toContain(`Line 9: ${says}`);
  expect(changed('## One\n\n#### Two')).toEqual(['Line 9: The heading skips a level. Write ### here.']);
});

test('what is right, was there before or stands in code is not named', () => {
  for (const text of [
    'Plain text with [a page](/en/b/), ![a shelf](/pictures/a.png) and **bold** in it.',
    '`<b>` and `{x}`\n\n```html\n<div>{x}</div>\n# no heading\n```',
    'Less than 5 < 6, \\{ and \\}, 7 # 8.',
    '## One\n\n### Two\n\n## Three',
    '<Steps>\n\n1. One\n\n</Steps>',
  ])
    expect(changed(text), text).toEqual([]);
  expect(changed('It costs {price}.\n\nNew.', 'It costs {price}.\n\nOld.')).toEqual([]);
  const page: Suggestion = {
    ...parts,
    kind: 'page',
    before: '',
    after: '---\ntitle: "{A}"\nsummary: <b>\n---\n\nText.\n',
  };
  expect(mistakesIn(page, page.after)).toEqual([]);
});

test('a text that is all mistakes makes a list that ends', () => {
  const found = changed('<b>\n'.repeat(5000));
  expect(found).toHaveLength(31);
  expect(changed(`${'<a'.repeat(50_000)}${'['.repeat(50_000)}${'**'.repeat(50_000)}`).length).toBeLessThan(32);
});
