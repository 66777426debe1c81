import { expect, test } from '@playwright/test';
import { mistakesIn, parse } from '../parsed.ts';

for (const [what, text, mistake] of [
  ['a heading without its space', 'Text.\n##Heading', '2:1 a heading needs a space after its #.'],
  ['one with a single sign', '#Heading', '1:1 a heading needs a space after its #.'],
  ['one in a quotation', '> ##Heading', '1:3 a heading needs a space after its #.'],
  ['a table without its second row', 'Text.\n\n| A | B |\n| 1 | 2 |', '3:1 the table has no second row.'],
  ['a second row that is too short', '| A | B |\n|---|\n| 1 | 2 |', '1:1 the table has no second row.'],
  ['a table without lines at its sides', 'A | B\n1 | 2', '1:1 this looks like a table.'],
  ['a cell too many', '| A | B |\n|---|---|\n| 1 | 2 | 3 |', '3:9 the row has 3 cells, and the table has 2.'],
  ['a link with a space', 'See [this] (late-book.mdx).', '1:5 between ] and ( of a link stands a space.'],
  ['a link to a site with a space', '*[this] (https://x.example/a)*', '1:2 between ] and ( of a link stands a space.'],
  ['a link with its brackets swapped', '(this)[late-book.mdx]', '1:1 the brackets of the link are swapped.'],
  ['a picture whose name has a space', '![A plan](/pictures/my plan.jpg)', '1:1 the picture is not whole'],
  ['a file whose name has a space', '[The form](/downloads/my form.pdf)', '1:10 the link is not whole'],
  ['a footnote without a text', 'Text.[^9]', '1:6 the footnote has no text.'],
  ['a link of a wiki', 'See [[Late book]].', '1:5 this is a link of another program.'],
  ['a picture of a wiki', '![[plan.png]]', '1:2 this is a link of another program.'],
  ['a link without its address', 'See [this][that].', '1:5 the link has no address.'],
  ['bold text with a space', 'This is ** bold**.', '1:9 the ** stands alone.'],
  ['marked text', 'This is ==marked==.', '1:9 == is no sign here.'],
  ['old text with a space', 'This is ~~ old~~.', '1:9 the ~~ stands alone.'],
  ['a stray sign of code', 'Write `this.', '1:7 the ` is never closed.'],
  ['bullets', 'Bring\n• this\n• that', '2:1 a list begins with - and a space.'],
  ['a list without spaces', '-this\n-that', '1:1 a list needs a space after each -'],
  ['a numbered list without spaces', '1.This\n2.That', '1:1 a list needs a space after the number.'],
  ['the name of a small picture', 'Done :tada:', '1:6 this is the name of a small picture'],
  ['a formula', 'Then $$a$$.', '1:6 formulas are not shown.'],
  ['a sign in a cell', '| A | B |\n|---|---|\n| **x | 2 |', '3:3 the ** stands alone.'],
  ['a sign in a heading', '## The ** sign', '1:8 the ** stands alone.'],
] as const)
  test(`what readers would see as signs is a mistake with its place: ${what}`, () => {
    const found = mistakesIn(`${text}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(mistake);
    expect(parse(`${text}\n`).html).toBe('');
  });

for (const text of [
  'Kept \\*\\* and \\[^1\\] and \\` and \\#no and 5 * 3.',
  'See [sic] (below), #1 and a-b (at 10:30) [1].',
  '`[this] (x.mdx)` and `** a`',
  '[A link](late-book.mdx) (and more.)',
  'Call: 10:30:00. https://x.example/a:b:c',
  '– This is said.\n\n- a - b\n\n1.5 litres',
  'a ~ b ^ c 2^10 and 3^10',
])
  test(`ordinary text is left alone: ${text}`, () => expect(mistakesIn(`${text}\n`)).toEqual([]));

test('signs without end take no time', () => {
  const begun = performance.now();
  for (const part of ['![', '[a] (', '(a)[.', '==a', '[[', '| a ', ':a', '~a', '^a', '** ', '[^a'])
    mistakesIn(`${part.repeat(Math.floor(50_000 / part.length))}\n`);
  // Squared, each of them would take minutes.
  expect(performance.now() - begun).toBeLessThan(30_000);
});
