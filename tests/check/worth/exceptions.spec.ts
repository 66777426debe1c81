import { expect, test } from '@playwright/test';
import { noticesOfExceptions } from '../../../src/check/worth/exceptions.ts';

const told = (exception: Record<string, unknown>) =>
  noticesOfExceptions([exception as never], ['en', 'ar'], '2026-11-30', ([, , field]) => (field === 'why' ? 4 : 3)).map(
    ({ line, field, message }) => `${line} ${field}: ${message}`,
  );

test('an exception whose reason some readers cannot read, without a reason, over or years away is told at its line', () => {
  const why = { en: 'Stocktaking', ar: 'جرد' };
  expect(told({ from: '2026-12-24', closed: true, why })).toEqual([]);
  expect(told({ from: '2026-12-24', closed: true, why: { en: 'Stocktaking' } })).toEqual([
    '4 exceptions.0.why: has no text in ar. Readers there see the reason in another language.',
  ]);
  expect(told({ from: '2026-12-24', closed: true })).toEqual([
    '3 exceptions.0: says no reason. Write why: it is what visitors ask first.',
  ]);
  expect(told({ from: '2026-10-24', to: '2026-10-30', closed: true, why })).toEqual([
    '3 exceptions.0: is over since 2026-10-30, and nobody sees it any more. Delete it.',
  ]);
  expect(told({ from: '2026-11-10', closed: true, why })).toEqual([]);
  expect(told({ from: '2062-12-24', closed: true, why })).toEqual([
    '3 exceptions.0.from: "2062-12-24" is years away. Is the year right?',
  ]);
});
