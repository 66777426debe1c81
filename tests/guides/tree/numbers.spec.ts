import { expect, test } from '@playwright/test';
import { numberIn } from '../../../src/guides/tree/numbers.ts';

for (const [locale, text, expected] of [
  ['en-GB', '1,250.50', 1250.5],
  ['en-GB', '1,250', 1250],
  ['en-GB', '12.5', 12.5],
  ['nb', '1 250,50', 1250.5],
  ['nb', '1.250', 1250],
  ['nb', '12.5', 12.5],
  ['sl', '1.250,5', 1250.5],
  ['sl', '12,5', 12.5],
  ['ar-u-nu-latn', '١٢', 12],
  ['en-GB', '−5', -5],
  ['en-GB', '1.2.3', undefined],
  ['en-GB', 'twelve', undefined],
  ['en-GB', '1e9', undefined],
  ['en-GB', '', undefined],
  ['en-GB', '.5', 0.5],
  ['nb', '–5', -5],
  ['ar', '١٢٫٥', 12.5],
  ['fa', '۱۲۳', 123],
  ['en-GB', '5-', undefined],
  ['en-GB', '5-10', undefined],
  ['en-GB', '1'.repeat(70), undefined],
] as const)
  test(`"${text}" typed in ${locale} is ${expected ?? 'no number'}`, () => {
    expect(numberIn(text, locale)).toBe(expected);
  });

const kroner = { kind: 'money', currency: 'NOK' } as const;
const pounds = { kind: 'money', currency: 'GBP' } as const;
const euros = { kind: 'money', currency: 'EUR' } as const;
const share = { kind: 'number', unit: 'percent' } as const;
const months = { kind: 'number', unit: 'month' } as const;
for (const [locale, text, counted, expected] of [
  ['nb', '600 kr', kroner, 600],
  ['nb', 'kr. 600', kroner, 600],
  ['nb', 'kr.600', kroner, 600],
  ['nb', '600,-', kroner, 600],
  ['sv', '600:-', kroner, 600],
  ['en-GB', '600 NOK', kroner, 600],
  ['nb', '600 kroner', kroner, 600],
  ['en-GB', '£1,250.50', pounds, 1250.5],
  ['en-GB', '-£5', pounds, -5],
  ['en-GB', '600 pounds', pounds, 600],
  ['nb', '600 €', euros, 600],
  ['de', '1.250,50 €', euros, 1250.5],
  ['sl', '600 evrov', euros, 600],
  ['uk', '600 гривень', { kind: 'money', currency: 'UAH' }, 600],
  ['nb', '50 %', share, 50],
  ['nb', '50 prosent', share, 50],
  ['en-GB', '50 %', { ask: 'How many percent of the time?' }, 50],
  ['en-GB', '50 %', { max: 100 }, 50],
  ['en-GB', '12 months', months, 12],
  ['en-GB', '12 months', { ask: 'How many months have you lived here?' }, 12],
  ['nb', '12 mnd', months, 12],
  ['nb', '5 dager', { unit: 'day' }, 5],
  ['nb', '£600', kroner, 'other-unit'],
  ['nb', '600 øre', kroner, 'other-unit'],
  ['en-GB', '12 years', months, 'other-unit'],
  ['en-GB', '50 %', { ask: 'How many people?' }, undefined],
  ['en-GB', '12 apples', {}, undefined],
] as const)
  test(`"${text}" typed in ${locale} for ${JSON.stringify(counted)} is ${expected ?? 'no number'}`, () => {
    expect(numberIn(text, locale, counted)).toBe(expected);
  });
