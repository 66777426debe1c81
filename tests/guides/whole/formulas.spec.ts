import { expect, test } from '@playwright/test';
import { guideFrom } from '../../../src/guides/read/read.ts';
import { checklistOf } from '../../../src/guides/whole/checklist.ts';
import { withFormulas } from '../../../src/guides/whole/formulas.ts';
import type { Guide } from '../../../src/guides/tree/guide.ts';
import { language } from '../../../src/settings/strings.ts';
import { fields } from '../yaml.ts';

for (const [sum, formula] of [
  ['price ÷ 10', '[Question 1 ÷ 10]'],
  ['price × 3', '[Question 1 × 3]'],
  ['price + 150 GBP', '[Question 1 + £150]'],
  ['n × 50 GBP + price ÷ 12', '[(Question 2 × £50) + (Question 1 ÷ 12)]'],
  ['150 GBP × 3 × n', '[£450 × Question 2]'],
  ['the larger of 4530 GBP and price ÷ 10', '[max(£4,530; (Question 1 ÷ 10))]'],
  ['price ÷ 100 GBP × 7', '[(Question 1 ÷ £100) × 7]'],
  ['2 GBP', '£2'],
] as const)
  test(`on paper “${sum}” is ${formula}: only amounts carry the currency`, () => {
    const { guide } = guideFrom(
      `${fields}currency: GBP\nquestions:\n  price: { ask: P?, kind: money, next: n }\n  n: { ask: N?, kind: number, min: 1, max: 20, next: o }\noutcomes:\n  o:\n    title: End\n    text: "{{ ${sum} }}"\n    steps: [Go home.]\n`,
      { file: 'x', tag: 'en', slug: 'x', zone: 'UTC' },
    );
    expect(checklistOf(guide!, language('en'), '2026-11-30').outcomes[0]!.body).toBe(`<p>${formula}</p>`);
  });

const guide = { locale: 'en', currency: 'EUR', questions: {}, outcomes: {} } as unknown as Guide;
const phrasing = { guide, words: language('en'), today: '2026-11-30', labelOf: () => '<img src=x onerror=alert(1)>' };
const text = { text: '<p>You pay {{0}}.</p>', values: [{ sum: { answer: 'price' }, kind: 'number' as const }] };

test('a formula in a text that is HTML already holds no markup of the wording', () => {
  expect(withFormulas(text, phrasing, true)).toBe('<p>You pay [&#60;img src=x onerror=alert(1)&#62;].</p>');
  expect(withFormulas(text, phrasing)).toContain('[<img');
});
