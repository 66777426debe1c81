import { expect, test } from '@playwright/test';
import { checkTree } from '../../../../src/guides/read/check.ts';
import { guideFrom } from '../../../../src/guides/read/read.ts';
import { answersOf, walk } from '../../../../src/guides/tree/walk.ts';
import { readerOf } from '../../../../src/guides/tree/answers.ts';
import { age, end, fields, tree } from '../../yaml.ts';

const today = '2026-11-30';
const read = (text: string) => guideFrom(text, { file: 'x.yaml', tag: 'en', slug: 'x', zone: 'UTC' });
const mistakesIn = (text: string) => {
  const { guide, places, problems } = read(text);
  expect(problems).toEqual([]);
  return checkTree(guide!, places, [], today).map(({ path, message }) => `${path.join('.')}: ${message}`);
};

/** A question with so many boxes, and these rules. */
const boxes = (count: number, rules: string[]) => {
  const options = Array.from({ length: count }, (_, index) => `o${index + 1}: Option ${index + 1}`).join(', ');
  const ends = [...new Set(rules.map((rule) => /go: (\S+)/.exec(rule)![1]!))].map((name) => end(name)).join('');
  return `${fields}questions:\n  needs:\n    ask: Which?\n    kind: choices\n    options: { ${options} }\n    next:\n${rules.map((rule) => `      - { ${rule} }\n`).join('')}      - { go: none }\noutcomes:\n${ends}${end('none')}`;
};

for (const count of [8, 9, 12, 13, 40])
  test(`a guide without mistakes passes whose rules look at ${count} boxes`, () => {
    const looked = Math.min(count, 13);
    const rules = Array.from({ length: looked }, (_, index) => {
      const others = Array.from({ length: index }, (_, before) => ` and needs has not o${count - before}`).join('');
      return `when: needs has o${count - index}${others}, go: e${index}`;
    });
    expect(mistakesIn(boxes(count, rules))).toEqual([]);
  });

test('two ways on that only the twentieth box shows are found', () => {
  const rules = Array.from(
    { length: 18 },
    (_, index) => `when: needs has o${index + 1} and needs has o20, go: e${index}`,
  );
  expect(mistakesIn(boxes(20, rules)).join()).toMatch(/questions\.needs: two ways on for needs .*o20/);
});

const sum = (bounds: string, value: string, ...ways: string[]) =>
  tree(
    `  n:\n    ask: How many?\n    kind: number\n${bounds}    next:\n${ways.map((way) => `      - ${way}\n`).join('')}`,
    end('a', `"Each gets {{ ${value} }}"`) + (ways.length > 1 ? end('b') : ''),
  );

for (const [what, text, found] of [
  [
    'inside the bounds',
    sum('    min: 0\n    max: 60\n', '100 ÷ (n − 7)', '{ go: a }'),
    'on the way n 7, because it divides by nothing',
  ],
  ['without bounds', sum('', '100 ÷ (n − 7)', '{ go: a }'), 'on the way n 7, because it divides by nothing'],
  [
    'with decimals',
    sum('    decimals: 2\n', '100 ÷ (n × 4 − 29)', '{ go: a }'),
    'on the way n 7.25, because it divides by nothing',
  ],
  ['outside the bounds', sum('    min: 8\n    max: 60\n', '100 ÷ (n − 7)', '{ go: a }'), undefined],
  [
    'that a rule leads elsewhere',
    sum('    min: 0\n    max: 60\n', '100 ÷ (n − 7)', '{ when: n more than 7, go: a }', '{ when: n at most 7, go: b }'),
    undefined,
  ],
  [
    'a day beyond the calendar',
    sum('    unit: day\n    min: 0\n', 'today + n', '{ go: a }'),
    'because that day lies outside the years 1 to 9999',
  ],
  ['a day within it', sum('    unit: day\n    min: 0\n    max: 1000\n', 'today + n', '{ go: a }'), undefined],
] as const)
  test(`a calculation without a result is refused where answers lead to it: ${what}`, () => {
    const mistakes = mistakesIn(text);
    if (found)
      expect(mistakes).toEqual([expect.stringContaining(`outcomes.a: shows a calculation that has no result`)]);
    if (found) expect(mistakes[0]).toContain(found);
    else expect(mistakes).toEqual([]);
  });

test('a rule between two whole numbers leaves no gap', () => {
  expect(
    mistakesIn(tree(age('{ when: age more than 17.5, go: yes-end }', '{ when: age less than 17.5, go: no-end }'))),
  ).toEqual([]);
});

test('an answer from which nothing can be worked out is asked again', () => {
  const { guide } = read(
    tree(
      '  d:\n    ask: When?\n    kind: date\n    next: n\n  n:\n    ask: How many days?\n    kind: number\n    unit: day\n    next: a\n',
      end('a', '"On {{ d + n }}"'),
    ),
  );
  const go = (n: string) => walk(guide!, (name) => [{ d: '2026-01-01', n }[name]!], readerOf('en', today), today);
  expect(go('20').at).toBe('a');
  for (const n of ['200000000', '999999999999999', '-9999999'])
    expect({ ...go(n), steps: answersOf(go(n)) }).toEqual({
      at: 'n',
      steps: { d: '2026-01-01' },
      refused: { why: 'no-result', given: [n] },
    });
});

test('money is never less than nothing, unless the guide says so', () => {
  const money = (more: string) =>
    read(
      tree(`  price:\n    ask: How much?\n    kind: money\n${more}    next: a\n`, end('a')).replace(
        'questions:',
        'currency: NOK\nquestions:',
      ),
    ).guide!;
  const take = (more: string) => readerOf('en', today, 'NOK')(money(more).questions['price']!, ['-5 kr']);
  expect(take('')).toEqual({ why: 'too-small' });
  expect(take('    min: -10\n')).toEqual({ answer: -5 });
});
