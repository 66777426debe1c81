import { expect, test } from '@playwright/test';
import { factsOf, saysMore } from '../../src/services/facts.ts';
import type { ShownService } from '../../src/services/list.ts';

const service = (textLanguage: string, fields: object) =>
  ({
    textLanguage,
    fields: { audience: ['all'], topic: 'a', events: [], channels: [{ by: 'online' }], cost: '', takes: '', ...fields },
  }) as unknown as ShownService;

for (const [what, tag, fields, expected] of [
  [
    'short words stand as they are',
    'en',
    { cost: 'Free of charge.', takes: '5 working days.' },
    'Free of charge, 5 working days',
  ],
  [
    'the first sentence is enough',
    'nb',
    { cost: '100 kroner. Et utslitt kort er gratis å bytte, også senere.' },
    '100 kroner, ',
  ],
  [
    'what is long and free is free',
    'sl',
    { cost: 'Brezplačno za vse, ki imajo veljavno izkaznico knjižnice.', price: 'free' },
    'Brezplačno, ',
  ],
  [
    'what is long takes so many days',
    'sl',
    { takes: 'Odgovor dobite v dveh tednih po prejemu vseh vaših potrdil.', days: 14 },
    ', V 14 dneh',
  ],
  [
    'what is done at once says so',
    'de',
    { takes: 'Am Schalter warten Sie darauf, und mit der Post dauert es länger.', days: 0 },
    ', Sofort',
  ],
  [
    'without numbers the first sentence stands',
    'en',
    { takes: 'It depends on the queue of the whole autumn. Apply early.' },
    ', It depends on the queue of the whole autumn',
  ],
] as const)
  test(`a service is summed up in a line: ${what}`, () => {
    const { cost, takes } = factsOf(service(tag, fields));
    expect(`${cost}, ${takes}`).toBe(expected);
  });

test('the ways to a service stand once each, in the order of the directory', () => {
  const channels = [{ by: 'phone' }, { by: 'online' }, { by: 'phone' }];
  expect(factsOf(service('en', { channels })).ways).toBe('Online, by phone');
});

test('a text of which nothing was left out is not said twice', () => {
  expect(saysMore('Free of charge.', 'Free of charge')).toBe(false);
  expect(saysMore('Free. A copy costs 5.', 'Free')).toBe(true);
});
