import { expect, test } from '@playwright/test';
import { sayDays, sayInstant } from '../../src/hours/say.ts';

const at = (text: string) => new Date(text);

for (const [language, said, days] of [
  ['en', 'Tuesday 24 November, 14:00', 'Monday 21 December – Tuesday 22 December'],
  ['nb', 'tirsdag 24. november kl. 14:00', 'mandag 21.–tirsdag 22. desember'],
  ['nn', 'tysdag 24. november kl. 14:00', 'måndag 21.–tysdag 22. desember'],
  ['sl', 'torek, 24. november ob 14:00', 'ponedeljek, 21.–torek, 22. december'],
  ['ar', 'الثلاثاء، 24 نوفمبر، الساعة 2:00 م', 'الاثنين، 21 – الثلاثاء، 22 ديسمبر'],
  ['de', 'Dienstag, 24. November, 14:00 Uhr', 'Montag, 21. – Dienstag, 22. Dezember'],
  ['fr', 'mardi 24 novembre à 14:00', 'lundi 21 – mardi 22 décembre'],
  ['uk', 'вівторок, 24 листопада, 14:00', 'понеділок, 21 – вівторок, 22 грудня'],
] as const)
  test(`an instant and days as one writes them in ${language}`, () => {
    const plainSpaces = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ');
    expect(plainSpaces(sayInstant(at('2026-11-24T13:00Z'), language, 'Europe/Oslo'))).toBe(said);
    expect(plainSpaces(sayDays('2026-12-21', '2026-12-22', language))).toBe(days);
    expect(sayDays('2026-12-21', '2026-12-21', language)).not.toContain('–');
  });

test('an instant is said on the clock of the agency, not of the visitor', () => {
  const midnight = at('2026-12-31T23:30Z');
  expect(sayInstant(midnight, 'en', 'Europe/Oslo')).toBe('Friday 1 January, 00:30');
  expect(sayInstant(midnight, 'en', 'America/St_Johns')).toBe('Thursday 31 December, 20:00');
  expect(sayInstant(midnight, 'en', 'Pacific/Apia')).toBe('Friday 1 January, 12:30');
});
