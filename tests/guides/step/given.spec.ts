import { expect, test } from '@playwright/test';
import { answersAmong, givenIn } from '../../../src/guides/step/given.ts';

const question = { kind: 'choices' as const, ask: '', ways: [] };
const guide = {
  questions: {
    what: { ...question, options: { lost: { text: 'Lost' }, torn: { text: 'Torn' } } },
    price: { ...question, kind: 'money' as const, options: {} },
  },
};

test('a step carries on the answers to its guide, as typed, and nothing else that stands in an address', () => {
  const given = givenIn(new URLSearchParams('what=&what=lost&what=torn&price=1 250,50&utm=1&change=price&__proto__=x'));
  expect({ ...answersAmong(given, guide, 'change') }).toEqual({
    what: ['', 'lost', 'torn'],
    price: ['1 250,50'],
    change: ['price'],
  });
});

test('of an answer that nobody types only so much is carried on as fits into each link of a step', () => {
  const given = givenIn(new URLSearchParams(`${'what=lost&'.repeat(900)}price=${'9'.repeat(9000)}`));
  const { what, price } = answersAmong(given, guide, 'change');
  expect(what).toHaveLength(3);
  expect(price![0]!.length).toBe(500);
});
