import { expect, test } from '@playwright/test';
import { previewOf } from '../../../src/desk/suggest/preview.ts';

const cases: [string, string, string][] = [
  ['words', 'A **b** & c', '<p>A <strong>b</strong> &amp; c</p>'],
  ['HTML', '<b onclick="x">B</b>', '<p>&lt;b onclick=&quot;x&quot;&gt;B&lt;/b&gt;</p>'],
  ['a component', '<Steps>\n\n1. One\n\n</Steps>', '<ol>\n<li>One</li>\n</ol>'],
  ['a link to a script', '[a](javascript:alert(1))', '<p><a href="">a</a></p>'],
  ['a link to a page by its file', '[a](services/card.mdx#cost)', '<p><a href="/en/services/card/#cost">a</a></p>'],
  ['a picture', '![A shelf](/pictures/shelf.png)', '<p><a href="/pictures/shelf.png">A shelf</a></p>'],
  ['a list of things to do', '- [x] Done\n- [ ] Not', '<ul>\n<li>☑ Done</li>\n<li>☐ Not</li>\n</ul>'],
  ['the heading of a page', '# A', '<h2>A</h2>'],
];
for (const [name, text, html] of cases)
  test(`${name} in a preview`, () => expect(previewOf(text, '/en/').trim()).toBe(html));

test('the words of a footnote are those of the text alone', () => {
  const words = previewOf('A[^1]\n\n[^1]: B', '/en/')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');
  expect(words.trim()).toBe('A1 B');
});

for (const [name, text] of Object.entries({
  brackets: '['.repeat(60_000),
  emphasis: '*_'.repeat(30_000),
  'emphasis in many lines': `${'*_'.repeat(190)}\n`.repeat(150),
  'emphasis in many paragraphs': `${'*_'.repeat(140)}\n\n`.repeat(150),
  'lines of brackets': '[a\n'.repeat(20_000),
  quotations: '> '.repeat(30_000),
  lists: Array.from({ length: 300 }, (_, index) => `${' '.repeat(index)}- a`).join('\n'),
  footnotes: `${'[^1]'.repeat(15_000)}\n\n[^1]: x`,
}))
  test(`60,000 signs of ${name} have a preview in no time`, () => {
    const began = process.cpuUsage();
    previewOf(text, '/en/');
    expect(process.cpuUsage(began).user).toBeLessThan(1_500_000);
  });
