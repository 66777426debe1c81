import { expect, test } from '@playwright/test';
import { passagesOf } from '../../src/suggest/passages.ts';

const file = [
  '---',
  'title: Renew a loan',
  'topic: library',
  'summary: "Get more time: it is free." # said by the desk',
  '---',
  'You can renew a loan.',
  '',
  '## Cost',
  '',
  '```sh',
  '## no heading',
  '```',
  '',
  'Free.',
  '',
  '### Late',
  '',
  'Also free.',
  '',
].join('\n');
const headings = [
  { id: 'cost', text: 'Cost' },
  { id: 'late', text: 'Late' },
];

test('a file is title and summary, its beginning, and each heading with what is below it', () => {
  const parts = passagesOf(file, headings);
  expect(parts.map(({ id, name, line }) => [id, name, line])).toEqual([
    ['title-and-summary', '', 2],
    ['beginning', '', 6],
    ['cost', 'Cost', 8],
    ['late', 'Late', 16],
  ]);
  expect(parts[2]!.before).toBe('## Cost\n\n```sh\n## no heading\n```\n\nFree.\n\n');
  for (const { before } of parts) expect(file.split(before)).toHaveLength(2);
});

test('title and summary are whole lines, and say where their values stand', () => {
  const [head] = passagesOf(file, headings);
  expect(head!.before).toBe(
    'title: Renew a loan\ntopic: library\nsummary: "Get more time: it is free." # said by the desk',
  );
  const { title, summary } = head!.fields!;
  expect(head!.before.slice(title!.from, title!.to)).toBe('Renew a loan');
  expect(head!.before.slice(summary!.from, summary!.to)).toBe('"Get more time: it is free."');
  expect(summary!.value).toBe('Get more time: it is free.');
});

test('line ends and the mark of UTF-8 are left as they are in the file', () => {
  const parts = passagesOf(`\uFEFF${file.replaceAll('\n', '\r\n')}`, headings);
  expect(parts.map(({ id, line }) => [id, line])).toEqual([
    ['title-and-summary', 2],
    ['beginning', 6],
    ['cost', 8],
    ['late', 16],
  ]);
  expect(parts[1]!.before).toBe('You can renew a loan.\r\n\r\n');
});

const cases: [string, string, string[]][] = [
  ['headings that are not found one for one leave the text whole', file, ['title-and-summary', 'beginning']],
  [
    'a part that stands there twice is left out',
    `${file}## Cost\n\n## Cost\n\n`,
    ['title-and-summary', 'beginning', 'cost', 'late'],
  ],
  ['a file without front matter has none', 'Text.', []],
  [
    'a summary in lines of its own is left out',
    file.replace('"Get more time: it is free." # said by the desk', '>\n  Get more.'),
    ['title-and-summary', 'beginning', 'cost', 'late'],
  ],
];
for (const [name, source, ids] of cases)
  test(name, () => {
    const known = name.startsWith('headings')
      ? [{ id: 'cost', text: 'Cost' }]
      : name.startsWith('a part')
        ? [...headings, { id: 'cost-2', text: 'Cost' }, { id: 'cost-3', text: 'Cost' }]
        : headings;
    expect(passagesOf(source, known).map(({ id }) => id)).toEqual(ids);
  });
