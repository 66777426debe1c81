import type { Question } from '../../../src/guides/tree/guide.ts';

export const today = '2026-11-16';
/** A question with nothing but what a rule looks at. */
const question = (kind: Question['kind'], ...options: string[]): Question => ({
  kind,
  ask: '',
  options: Object.fromEntries(options.map((name) => [name, { text: name }])),
  ways: [],
});
/** What the rules and calculations of the tests may name. */
export const scope = {
  questions: {
    age: { ...question('number'), unit: 'year' },
    'days-late': { ...question('number'), unit: 'day' },
    price: question('money'),
    born: question('date'),
    place: question('choice', 'bergen', 'oslo', 'north-cape'),
    paid: question('yes-no', 'yes', 'no'),
    needs: question('choices', 'ramp', 'loop'),
  },
  amounts: {},
  currency: 'NOK',
};
