import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { dateIn, instantOf, isoIn, isSkipped } from '../../src/hours/zone.ts';

const at = (text: string) => new Date(text);

for (const [what, zone, date, time, instant] of [
  ['winter', 'Europe/Oslo', '2026-11-24', '08:00', '2026-11-24T07:00Z'],
  ['summer', 'Europe/Oslo', '2026-07-01', '08:00', '2026-07-01T06:00Z'],
  ['just before the clocks go forward', 'Europe/Oslo', '2026-03-29', '01:59', '2026-03-29T00:59Z'],
  ['a time that is left out', 'Europe/Oslo', '2026-03-29', '02:30', '2026-03-29T01:30Z'],
  ['just after', 'Europe/Oslo', '2026-03-29', '03:00', '2026-03-29T01:00Z'],
  ['the morning after the change on Easter Sunday', 'Europe/Oslo', '2027-03-28', '08:00', '2027-03-28T06:00Z'],
  ['just before the clocks go back', 'Europe/Oslo', '2026-10-25', '01:59', '2026-10-24T23:59Z'],
  ['a time that comes twice', 'Europe/Oslo', '2026-10-25', '02:30', '2026-10-25T00:30Z'],
  ['just after it', 'Europe/Oslo', '2026-10-25', '03:00', '2026-10-25T02:00Z'],
  ['the last minute of a year', 'Europe/Oslo', '2026-12-31', '23:59', '2026-12-31T22:59Z'],
  ['midnight of a new year', 'Europe/Oslo', '2027-01-01', '00:00', '2026-12-31T23:00Z'],
  ['a leap day', 'Europe/Oslo', '2028-02-29', '12:00', '2028-02-29T11:00Z'],
  ['the far side of the date line', 'Pacific/Apia', '2026-11-24', '08:00', '2026-11-23T19:00Z'],
  ['the farthest zone', 'Pacific/Kiritimati', '2026-11-24', '00:30', '2026-11-23T10:30Z'],
  ['the last zone', 'Pacific/Niue', '2026-11-24', '23:30', '2026-11-25T10:30Z'],
  ['half an hour off in winter', 'America/St_Johns', '2026-11-24', '08:00', '2026-11-24T11:30Z'],
  ['half an hour off in summer', 'America/St_Johns', '2026-07-01', '08:00', '2026-07-01T10:30Z'],
  ['left out, half an hour off', 'America/St_Johns', '2026-03-08', '02:15', '2026-03-08T05:45Z'],
  ['twice, half an hour off', 'America/St_Johns', '2026-11-01', '01:15', '2026-11-01T03:45Z'],
  ['a change of half an hour', 'Australia/Lord_Howe', '2026-10-04', '08:00', '2026-10-03T21:00Z'],
  ['a midnight that is left out', 'Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00Z'],
  ['UTC', 'UTC', '2026-11-24', '08:00', '2026-11-24T08:00Z'],
] as const)
  test(`the instant of a time on the wall: ${what}`, () => {
    expect(new Date(instantOf(zone, date, time))).toEqual(at(instant));
  });

const dateText = fc
  .date({ min: at('2026-01-01'), max: at('2028-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a time on the wall that is neither left out nor doubled is the one that the clock shows', () => {
  const zones = ['Europe/Oslo', 'Pacific/Apia', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Chatham'];
  fc.assert(
    fc.property(fc.constantFrom(...zones), dateText, (zone, date) => {
      const noon = new Date(instantOf(zone, date, '12:34'));
      expect(dateIn(zone, noon)).toBe(date);
      const shown = new Intl.DateTimeFormat('nb', { timeStyle: 'short', timeZone: zone }).format(noon);
      expect(shown).toBe('12:34');
    }),
  );
});

test('a time that the clocks leave out is known as such, and no other', () => {
  for (const [zone, date, time, skipped] of [
    ['Europe/Oslo', '2027-03-28', '02:30', true],
    ['Europe/Oslo', '2027-03-28', '01:59', false],
    ['Europe/Oslo', '2027-03-28', '03:00', false],
    ['Europe/Oslo', '2026-10-25', '02:30', false],
    ['Africa/Cairo', '2026-04-24', '00:00', true],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', true],
    ['UTC', '2027-03-28', '02:30', false],
  ] as const)
    expect(isSkipped(zone, date, time), `${zone} ${date} ${time}`).toBe(skipped);
});

test('an instant is written with the offset that the zone has then', () => {
  for (const [zone, instant, written] of [
    ['Europe/Oslo', '2026-11-24T07:00Z', '2026-11-24T08:00:00+01:00'],
    ['Europe/Oslo', '2026-07-24T07:00Z', '2026-07-24T09:00:00+02:00'],
    ['America/St_Johns', '2026-11-24T11:30Z', '2026-11-24T08:00:00-03:30'],
    ['Asia/Kathmandu', '2026-11-24T18:15Z', '2026-11-25T00:00:00+05:45'],
    ['UTC', '2026-11-24T07:00Z', '2026-11-24T07:00:00+00:00'],
  ] as const) {
    expect(isoIn(zone, +at(instant))).toBe(written);
    expect(new Date(isoIn(zone, +at(instant)))).toEqual(at(instant));
  }
});
