import { expect, test } from '@playwright/test';
import { parse } from '../parsed.ts';

const table = (rows: string[][]) =>
  rows
    .map((cells, row) => `| ${cells.join(' | ')} |\n${row === 0 ? `|${'---|'.repeat(cells.length)}\n` : ''}`)
    .join('');

for (const [what, rows, isStack] of [
  [
    'two short columns fit',
    [
      ['Item', 'Days'],
      ['Book', '28'],
    ],
    false,
  ],
  [
    'three long columns are stacked',
    [
      ['What it says', 'Reason', 'What you do'],
      ['Locked', 'Employment', 'Administration'],
    ],
    true,
  ],
  [
    'a word without end is stacked',
    [
      ['Item', 'Days'],
      ['x'.repeat(300), '28'],
    ],
    true,
  ],
  [
    'four columns scroll',
    [
      ['Programme', 'Students', 'Employees', 'Guests'],
      ['Statistics', 'Yes', 'Yes', 'No'],
    ],
    false,
  ],
  ['thirty columns scroll', [Array.from({ length: 30 }, (_, place) => `Column ${place}`)], false],
] as const)
  test(`on a phone ${what}`, () => {
    const { html, mistakes } = parse(table(rows.map((cells) => [...cells])));
    expect(mistakes).toEqual([]);
    expect(html.includes('<table class="stack">')).toBe(isStack);
    expect(html.includes(`data-label="${rows[0][0]}"`)).toBe(isStack);
  });

test('tables have different names: by the heading, by their columns, by a number', () => {
  const one = table([
    ['Item', 'Days'],
    ['Book', '28'],
  ]);
  const other = table([
    ['Item', 'Price'],
    ['Book', '28'],
  ]);
  const { html } = parse(`${one}\n## Loans\n\n${one}\n${other}\n${other}\n`);
  expect([...html.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Item, Days',
    'Loans',
    'Loans: Item, Price',
    'Loans: Item, Price (2)',
  ]);
});

test('a row with a cell too few has an empty one', () => {
  expect(parse('| A | B |\n|---|---|\n| 1 |\n').html).toContain('<tr><td>1</td><td></td></tr>');
});
