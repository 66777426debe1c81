import { expect, test } from '@playwright/test';
import { shiftDay, spansBetween } from '../../../src/guides/tree/days.ts';

test('days are counted over month ends, leap days and year ends', () => {
  expect(shiftDay('2024-02-29', 1, 'year')).toBe('2025-02-28');
  expect(shiftDay('2026-12-31', 1, 'day')).toBe('2027-01-01');
  expect(shiftDay('2026-03-31', -1, 'month')).toBe('2026-02-28');
  expect(spansBetween('2024-02-29', '2025-02-28', 'year')).toBe(0);
  expect(spansBetween('2026-03-28', '2026-03-30', 'day')).toBe(2);
  expect(spansBetween('2027-01-01', '2026-12-31', 'day')).toBe(-1);
});
