import { expect, test } from '@playwright/test';
import { guideFrom } from '../../src/guides/read/read.ts';
import { differentAmounts, otherDifferences } from '../../src/check/numbers.ts';
import { differencesOf, type ReadGuide } from '../../src/check/translations.ts';

const english = `title: What does a late key cost?
summary: Say how late the key is, and see what it costs.
topic: water
audience: [residents]
owner: waterworks
reviewed: 2026-09-14
currency: NOK
amounts:
  most: 500 NOK
questions:
  days-late:
    ask: How many days late is the key?
    hint: Count from the day in our letter. After 30 days we change the lock.
    kind: number
    unit: day
    min: 0
    max: 60
    next:
      - { when: days-late at least 3, go: fee }
      - { go: free }
outcomes:
  fee:
    title: "You pay {{ the smaller of most and days-late × 50 NOK }}"
    text: A new lock costs 900 kr, and you can complain within 3 weeks.
    steps:
      - Pay in [My bills](https://bills.town.example/en).
      - Read about [keys](keys.mdx).
    links: [keys.mdx]
  free:
    title: It costs nothing
    text: Half of it is {{ days-late ÷ 2 }}.
    steps: [Bring the key.]
`;
const norwegian = english
  .replace('How many days late is the key?', 'Hvor mange dager forsinket er nøkkelen?')
  .replace('Count from the day in our letter. After 30 days we change the lock.', 'Etter 30 dager bytter vi lås.')
  .replace(
    'A new lock costs 900 kr, and you can complain within 3 weeks.',
    'Ny lås koster 900 kr. Du kan klage innen tre uker.',
  )
  .replace('My bills](https://bills.town.example/en', 'Mine krav](https://bills.town.example/en');
const read = (text: string, tag: string) =>
  guideFrom(text, { file: `${tag}.yaml`, tag, slug: 'key', zone: 'Europe/Oslo' }) as ReadGuide;
const said = (from: string, to: string) => {
  const [own, original] = [read(norwegian.replace(from, to), 'nb'), read(english, 'en')];
  const line = ({ path, message }: { path: PropertyKey[]; message: string }) => `${path.join('.')} ${message}`;
  return {
    stops: [...differencesOf(own, original), ...differentAmounts(own, original)].map(line),
    waits: otherDifferences(own, original).map(line),
  };
};

test('a translation in other words is no difference', () => {
  expect(said('', '')).toEqual({ stops: [], waits: [] });
});

for (const [what, from, to, difference] of [
  ['an amount with a name', 'most: 500 NOK', 'most: 400 NOK', 'amounts.most is 400 NOK here and 500 NOK in'],
  [
    'an amount in a calculation',
    '× 50 NOK',
    '× 5 NOK',
    'outcomes.fee.title calculates “the smaller of most and (days-late × 5) (NOK)” here, and “the smaller of most and (days-late × 50) (NOK)” in',
  ],
  [
    'a divisor',
    'days-late ÷ 2',
    'days-late ÷ 3',
    'outcomes.free.text calculates “days-late ÷ 3 (day)” here, and “days-late ÷ 2 (day)” in',
  ],
  ['a bound', 'max: 60', 'max: 90', 'questions.days-late.max is 90 here and 60 in'],
  ['a unit', 'unit: day', 'unit: hour', 'questions.days-late.unit is hour here and day in'],
  [
    'a rule',
    'at least 3, go',
    'at least 5, go',
    'questions.days-late.next is “when days-late at least 5, go to fee” here and “when days-late at least 3, go to fee” in',
  ],
  ['the currency', 'currency: NOK', 'currency: SEK', 'currency is SEK here and NOK in'],
  [
    'a page that helps further',
    'links: [keys.mdx]',
    'links: [doors.mdx]',
    'outcomes.fee.links is “doors.mdx” here and “keys.mdx” in',
  ],
  ['a link in a text', '](keys.mdx)', '](doors.mdx)', 'outcomes.fee.text is “doors.mdx” here and “keys.mdx” in'],
  ['an amount in words', '900 kr', '90 kr', 'outcomes.fee says 90 kr here, and 900 kr in'],
] as const)
  test(`${what} of a translation that differs stops the build, in a sentence`, () => {
    expect(said(from, to).stops).toContain(difference);
  });

for (const [what, from, to, difference] of [
  [
    'another number in words',
    'Etter 30 dager',
    'Etter 20 dager',
    'questions.days-late has these numbers here: 20, and these instead: 30, in',
  ],
  [
    'a link to another site',
    'bills.town.example/en',
    'bills.town.example/nb',
    'outcomes.fee links to https://bills.town.example/nb here, and to https://bills.town.example/en in',
  ],
] as const)
  test(`${what} that differs waits`, () => {
    expect(said(from, to)).toEqual({ stops: [], waits: [difference] });
  });
