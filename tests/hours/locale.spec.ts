import { expect, test } from '@playwright/test';
import { daysIn, directionOf } from '../../src/hours/locale.ts';
import { sayDays, sayTime } from '../../src/hours/say.ts';
import { language, readStrings } from '../../src/settings/strings.ts';

for (const [tag, first, direction] of [
  ['ar', 'sat', 'rtl'],
  ['ar-MA', 'mon', 'rtl'],
  ['de', 'mon', 'ltr'],
  ['en', 'mon', 'ltr'],
  ['en-US', 'sun', 'ltr'],
  ['fa', 'sat', 'rtl'],
  ['fr', 'mon', 'ltr'],
  ['he', 'sun', 'rtl'],
  ['nb', 'mon', 'ltr'],
  ['nn', 'mon', 'ltr'],
  ['ps', 'sat', 'rtl'],
  ['pt-BR', 'sun', 'ltr'],
  ['sl', 'mon', 'ltr'],
  ['uk', 'mon', 'ltr'],
] as const)
  test(`the week and the direction of ${tag}`, () => {
    expect(daysIn(tag)[0]).toBe(first);
    expect(new Set(daysIn(tag)).size).toBe(7);
    expect(directionOf(tag)).toBe(direction);
    expect(language(tag).direction).toBe(direction);
  });

const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f\u200f\u200e]/g, ' ').replace(/ +/g, ' ');

const now = new Date('2026-11-24T08:00Z');

for (const [tag, date, instant] of [
  ['fa', '۳ آذر ۱۴۰۵', 'سه‌شنبه ۳ آذر ساعت ۱۴:۰۰'],
  ['th', '24 พฤศจิกายน 2569', 'วันอังคารที่ 24 พฤศจิกายน เวลา 14:00'],
  ['ar-SA', '٢٤ نوفمبر ٢٠٢٦', 'الثلاثاء، ٢٤ نوفمبر في ٢:٠٠ م'],
  ['am', '15 ኅዳር 2019', 'ማክሰኞ, ኅዳር 15 2:00 ከሰዓት'],
  ['en-US', 'November 24, 2026', 'Tuesday, November 24 at 2:00 PM'],
  ['he', '24 בנובמבר 2026', 'יום שלישי, 24 בנובמבר בשעה 14:00'],
  ['ja', '2026年11月24日', '11月24日火曜日 14:00'],
] as const)
  test(`a date and an instant by the calendar that public bodies use in ${tag}`, () => {
    expect(plain(language(tag).date('2026-11-24'))).toContain(date);
    expect(
      plain(sayTime('{time}', new Date('2026-11-24T13:00Z'), tag, 'Europe/Oslo', readStrings(tag), { now })),
    ).toContain(instant);
  });

test('days of two years are said with their years', () => {
  const said = 'Monday 21 December 2026 – Tuesday 4 January 2028';
  expect(plain(sayDays('2026-12-21', '2028-01-04', 'en', readStrings('en')))).toBe(said);
});
