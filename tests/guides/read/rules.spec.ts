import { expect, test } from '@playwright/test';
import { readRule } from '../../../src/guides/read/rules.ts';
import { holds } from '../../../src/guides/tree/conditions.ts';
import type { Answers } from '../../../src/guides/tree/guide.ts';
import { scope, today } from './scope.ts';

for (const [rule, answers, expected] of [
  ['age at least 18', { age: 17 }, false],
  ['age at least 18', { age: 18 }, true],
  ['age at most 18 years', { age: 19 }, false],
  ['age more than 18', { age: 18 }, false],
  ['age less than 18', { age: 17 }, true],
  ['age is 18', { age: 18 }, true],
  ['age is not 18', { age: 18 }, false],
  ['days late at least 3', { 'days-late': 3 }, true],
  ['price at least 99,5', { price: 99.4 }, false],
  ['place is north cape', { place: 'north-cape' }, true],
  ['place is not oslo', { place: 'oslo' }, false],
  ['place in bergen, oslo', { place: 'oslo' }, true],
  ['place not in bergen, oslo', { place: 'oslo' }, false],
  ['needs has ramp', { needs: ['loop'] }, false],
  ['needs has not ramp', { needs: [] }, true],
  ['paid is yes and age at least 18', { paid: 'yes', age: 18 }, true],
  ['paid is yes or age at least 18', { paid: 'no', age: 18 }, true],
  ['paid is no and (age less than 3 or place is oslo)', { paid: 'no', age: 5, place: 'oslo' }, true],
  ['paid is no or age less than 3 and place is oslo', { paid: 'no', age: 5, place: 'bergen' }, true],
  ['born before 2013-01-19', { born: '2013-01-19' }, false],
  ['born on or before 2013-01-19', { born: '2013-01-19' }, true],
  ['born after today', { born: '2026-11-17' }, true],
  ['born older than 18 years', { born: '2008-11-16' }, false],
  ['born older than 18 years', { born: '2008-11-15' }, true],
  ['born at least 18 years old', { born: '2008-11-16' }, true],
  ['born younger than 18 years', { born: '2008-11-17' }, true],
  ['born at most 21 days old', { born: '2026-10-26' }, true],
  ['age at least 18', {}, false],
  ['age is not 18', {}, false],
] as [string, Answers, boolean][])
  test(`the rule "${rule}" ${expected ? 'holds' : 'does not hold'} for ${JSON.stringify(answers)}`, () => {
    expect(holds(readRule(rule, scope), answers, today)).toBe(expected);
  });

for (const [rule, mistake] of [
  ['agee at least 18', 'in "agee at least 18", "agee" is not a question. Did you mean "age"?'],
  ['age 18', 'in "age 18", "age-18" is not a question.'],
  ['age is at least eighteen', 'in "age is at least eighteen", "at" stands where a number is needed.'],
  ['place is tromso', '"tromso" is not an answer to that question. Known: bergen, oslo, north-cape.'],
  ['place is oslo place is bergen', '"oslo-place" is not an answer to that question.'],
  ['age at least 18, paid is yes', '"," is not understood there. Write "and" or "or" between two conditions.'],
  ['born before 19.1.2013', 'is not a date. Write year-month-day, such as 2026-09-14, or today.'],
  ['born older than 18', 'write days, weeks, months or years after 18.'],
  ['(age is 3', 'in "(age is 3", ")" is missing at the end.'],
  ['', 'in "", the name of a question is missing at the end.'],
] as const)
  test(`a rule that cannot be read says why: ${rule || 'nothing'}`, () => {
    expect(() => readRule(rule, scope)).toThrow(mistake);
  });
