import { expect, test } from '@playwright/test';
import { endOfFirstBlock } from '../../src/articles/body.ts';

for (const [what, first, rest] of [
  ['a paragraph', '<p>Free.</p>', '<p>More.</p>'],
  ['a heading and its paragraph', '<h2 id="cost">Cost</h2><p>Free.</p>', '<p>More.</p>'],
  [
    'a paragraph with links, breaks and pictures',
    '<p>A<br>b <img alt="a > b" src="/x.png"> <a href="/">c</a></p>',
    'x',
  ],
  ['steps', '<ol class="steps"><li><p>Go.</p></li><li><p>Ask.</p></li></ol>', '<p>More.</p>'],
  ['a note', '<div class="note" role="note"><p>Careful</p><p>Hot.</p></div>', '<h2>Cost</h2>'],
  ['a table in its box', '<div class="wide" tabindex="0"><table><tr><td>1</td></tr></table></div>', '\n<p>More.</p>'],
  ['a line alone', '<hr><p>Free.</p>', ''],
  ['a live part', '<pult-slot i="0"></pult-slot>', '<p>More.</p>'],
  ['text alone', 'Free.', ''],
  ['headings alone', '<h2>Cost</h2><h2>Time</h2>', ''],
] as const)
  test(`the first block of an article ends where it ends: ${what}`, () => {
    expect(endOfFirstBlock(first + rest)).toBe(first.length);
  });
