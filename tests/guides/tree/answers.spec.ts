import { expect, test } from '@playwright/test';
import { numberIn } from '../../../src/guides/tree/answers.ts';

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
] as const)
  test(`"${text}" typed in ${locale} is ${expected ?? 'no number'}`, () => {
    expect(numberIn(text, locale)).toBe(expected);
  });
