import { expect, test } from '@playwright/test';
import { weekOf } from '../../src/hours.ts';

const day = { opens: '08:00', closes: '16:00' };

test('following days with equal hours are one line, and closed days are said', () => {
  expect(
    weekOf([
      { days: ['mon', 'tue', 'thu'], ...day },
      { days: ['tue'], opens: '17:00', closes: '19:00' },
    ]),
  ).toEqual([
    { first: 'mon', last: 'mon', times: [day] },
    { first: 'tue', last: 'tue', times: [day, { opens: '17:00', closes: '19:00' }] },
    { first: 'wed', last: 'wed', times: [] },
    { first: 'thu', last: 'thu', times: [day] },
    { first: 'fri', last: 'sun', times: [] },
  ]);
});
