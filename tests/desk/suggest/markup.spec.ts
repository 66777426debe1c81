import { expect, test } from '@playwright/test';
import { asInFile, foreignIn, plainText, type Foreign } from '../../../src/desk/suggest/markup.ts';

const before =
  'Sign in, see <Phone desk="it" />.\n\n<Steps>\n\n1. Choose `<Menu>`.\n\n</Steps>\n\n---\n\nSee [late](late.mdx).';

const cases: [string, string, Foreign | undefined][] = [
  ['other words', before.replace('Sign in', 'Log in'), undefined],
  ['other words in a sentence with a component', before.replace('see <Phone', 'or call <Phone'), undefined],
  ['a component taken out', before.replace(/<\/?Steps>\n\n/g, ''), undefined],
  ['signs that mean nothing', `${before}\n\n5 > 3 & a “b” – 100 % * 2`, undefined],
  [
    'a link to a page and one to the web',
    `${before}\n\n[a](renew.mdx#cost) [b](https://x.example) [c](#late) [d](/files/a.pdf)`,
    undefined,
  ],
  ['a word that begins like import', `${before}\n\nImportant: exports are free.`, undefined],
  ['a table', `${before}\n\n| a | b |\n| - | - |\n| 1 | 2 |`, undefined],
  ['a script', `${before}\n\n<script>alert(1)</script>`, 'code'],
  ['HTML in capitals', `${before}\n<IMG src=x onerror=alert(1)>`, 'code'],
  ['a comment', `${before}\n<!-- x -->`, 'code'],
  ['a component of ours that was not there', `${before}\n\n<Note>Free</Note>`, 'code'],
  ['another attribute of a component', before.replace('desk="it"', 'desk="it" onclick="x"'), 'code'],
  ['an expression', `${before}\n\n{process.env.SECRET}`, 'code'],
  ['an import', `${before}\n\nimport x from 'node:fs'`, 'code'],
  ['an export behind a space', `${before}\n\n export const x = 1`, 'code'],
  ['front matter', `---\npublish: 2020-01-01\n-----\n${before}`, 'rule'],
  ['front matter of another kind', `+++\ndraft = true\n+++\n${before}`, 'rule'],
  ['a script in a link', `${before}\n\n[a](javascript:alert(1))`, 'link'],
  ['a script in a link, in capitals and behind a space', `${before}\n\n[a]( JavaScript:alert(1))`, 'link'],
  ['data in a link that is defined below', `${before}\n\n[a][b]\n\n[b]: data:text/html,x`, 'link'],
];
for (const [name, after, found] of cases)
  test(`${name}: ${found ?? 'can be suggested'}`, () => expect(foreignIn(after, before)).toBe(found));

test('what a code block holds stays in it', () => {
  const code = 'Write:\n\n```html\n<script>x</script>\n{y}\n```\n';
  expect(foreignIn(code.replace('Write', 'Type'), code)).toBeUndefined();
  expect(foreignIn(code.replaceAll('```', ''), code)).toBe('code');
  expect(foreignIn(code.replace('```html\n', ''), code)).toBe('code');
  expect(foreignIn(code.replace('Write:', '```\nWrite:'), code)).toBe('code');
});

test('a text comes back as the file has it: line ends, white space, and every line that nobody changed', () => {
  expect(asInFile('One more.\r\nTwo.', 'One.\r\nTwo.  \r\n\r\n')).toBe('One more.\r\nTwo.  \r\n\r\n');
  expect(asInFile('A.\nB.', '\n\tA.\n\n')).toBe('\n\tA.\nB.\n\n');
  // Written with a letter and an accent in two signs: only what was changed is composed.
  expect(asInFile('Cafe\u0301 one\nCafe\u0301 new', 'Cafe\u0301 one\nold\n')).toBe('Cafe\u0301 one\nCafé new\n');
});

test('signs that nobody sees, and that could turn other text around, are no text', () => {
  expect(plainText('\uFEFFa\u202eb\u0000c\u0007\td\r\ne\u2028f\n\n ')).toBe('abc\td\ne\nf');
});

for (const [name, text] of Object.entries({
  'angle brackets': '<'.repeat(60_000),
  'tags that never end': '<A '.repeat(20_000),
  'square brackets': '['.repeat(60_000),
  'links that never end': ']('.repeat(30_000),
  backticks: '`'.repeat(60_000),
  fences: '```\n'.repeat(15_000),
  spaces: `${' '.repeat(59_999)}x`,
}))
  test(`60,000 signs of ${name} are read in no time`, () => {
    const began = process.cpuUsage();
    foreignIn(text, text.slice(1));
    asInFile(text, before);
    const { user } = process.cpuUsage(began);
    expect(user).toBeLessThan(1_500_000);
  });
