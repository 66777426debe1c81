import { expect, test } from '@playwright/test';
import { addressOf, countOf, fits, wantedIn, type Values } from '../../src/services/facets.ts';

const one: Values = { audience: ['students', 'staff'], topic: ['library'], channel: ['online', 'desk'], event: [] };
const two: Values = { audience: ['students'], topic: ['money'], channel: ['phone'], event: ['money'] };

test('the directory is narrowed by one value of each facet, and counts what each further choice would leave', () => {
  expect(fits(one, { audience: 'students', channel: 'desk' })).toBe(true);
  expect(fits(one, { audience: 'students', channel: 'phone' })).toBe(false);
  expect(countOf([one, two], {}, 'audience', 'students')).toBe(2);
  expect(countOf([one, two], { audience: 'staff' }, 'channel', 'phone')).toBe(0);
  // Another value of the same facet takes the place of the one that was chosen.
  expect(countOf([one, two], { audience: 'staff' }, 'audience', 'students')).toBe(2);
  const wanted = { audience: 'students', topic: 'money' };
  expect(addressOf(wanted)).toBe('?audience=students&topic=money');
  const known = (_: string, value: string) => value !== 'martians';
  expect(wantedIn(new URLSearchParams('?topic=money&audience=students&x=y'), known)).toEqual(wanted);
  expect(wantedIn(new URLSearchParams('?audience=martians'), known)).toEqual({});
});
