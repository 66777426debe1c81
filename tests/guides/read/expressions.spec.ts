import { expect, test } from '@playwright/test';
import { readExpression } from '../../../src/guides/read/expressions.ts';
import { evaluate } from '../../../src/guides/tree/evaluate.ts';
import { formatValue } from '../../../src/guides/tree/format.ts';
import type { Answers } from '../../../src/guides/tree/guide.ts';
import { scope, today } from './scope.ts';

const guide = { locale: 'en-GB', currency: 'NOK' } as Parameters<typeof formatValue>[0];
for (const [sum, answers, expected] of [
  ['days late × 2', { 'days-late': 3 }, '6 days'],
  ['days-late * 2', { 'days-late': 0.5 }, '1 day'],
  ['price + 150 NOK', { price: 0.1 }, '150.10 kroner'],
  ['price × 3 + 150 NOK', { price: 0.1 }, '150.30 kroner'],
  ['(price + 150 NOK) × 2', { price: 100 }, '500 kroner'],
  ['price ÷ 3 rounded to 2 decimals', { price: 100 }, '33.33 kroner'],
  ['days late ÷ 7 rounded up', { 'days-late': 8 }, '2 days'],
  ['price × 0.1 × 3 rounded up', { price: 10 }, '3 kroner'],
  ['2 − 3 − 4', {}, '-5'],
  ['2 + 3 × 4', {}, '14'],
  ['the smaller of price and 600 NOK', { price: 700 }, '600 kroner'],
  ['larger of age and 18', { age: 12 }, '18 years'],
  ['born + 21 days', { born: '2026-10-20' }, '10 November 2026'],
  ['born + 1 month', { born: '2026-01-31' }, '28 February 2026'],
  ['born − 1 week', { born: '2026-01-01' }, '25 December 2025'],
  ['days since born', { born: '2026-10-25' }, '22 days'],
  ['years since born', { born: '2008-11-17' }, '17 years'],
  ['price ÷ age', { price: 10, age: 0 }, 'NaN'],
  ['1000 × 1000', {}, '1,000,000'],
] as [string, Answers, string][])
  test(`the calculation "${sum}" gives ${expected}`, () => {
    const { sum: read, ...kind } = readExpression(sum, scope);
    const value = evaluate(read, answers, today);
    expect(Number.isNaN(value) ? 'NaN' : formatValue(guide, value, kind).replace(/\s/g, ' ')).toBe(expected);
  });

for (const [sum, mistake] of [
  [
    'price + 150',
    'an amount of money and a number cannot be put together. Write amounts with their currency, such as 150 NOK.',
  ],
  ['150 EUR + price', 'EUR is not the currency of this guide (NOK).'],
  ['age + days late', 'year and day cannot be put together.'],
  ['born × 2', 'a date and a number cannot be multiplied or divided.'],
  ['born + 3', 'a date takes days, weeks, months or years, such as + 21 days.'],
  ['days since price', '"since" needs a date.'],
  ['constructor + 1', '"constructor" is neither a question nor an amount.'],
  ['process.exit(1)', '"process" is neither a question nor an amount.'],
] as const)
  test(`a calculation that means nothing says why: ${sum}`, () => {
    expect(() => readExpression(sum, scope)).toThrow(mistake);
  });
