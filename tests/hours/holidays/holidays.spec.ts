import { expect, test } from '@playwright/test';
import { openingOn } from '../../../src/hours/clock.ts';
import { countries, holidaysOf } from '../../../src/hours/holidays/holidays.ts';
import { days } from '../../../src/hours/days.ts';
import type { Hours } from '../../../src/hours/hours.ts';
import { nextDate } from '../../../src/hours/zone.ts';

const office = { opens: '08:00', closes: '16:00' };
const plain: Hours = { zone: 'Europe/Oslo', desks: { library: [{ days: days.slice(0, 5), ...office }] } };

/** Every date of a year. */
function datesOf(year: number): string[] {
  const dates = [`${year}-01-01`];
  while (!dates.at(-1)!.endsWith('12-31')) dates.push(nextDate(dates.at(-1)!));
  return dates;
}

const norwegian = {
  2026: {
    '2026-01-01': 'Første nyttårsdag',
    '2026-04-02': 'Skjærtorsdag',
    '2026-04-03': 'Langfredag',
    '2026-04-05': 'Første påskedag',
    '2026-04-06': 'Andre påskedag',
    '2026-05-01': 'Arbeidernes dag',
    '2026-05-14': 'Kristi himmelfartsdag',
    '2026-05-17': 'Grunnlovsdagen',
    '2026-05-24': 'Første pinsedag',
    '2026-05-25': 'Andre pinsedag',
    '2026-12-25': 'Første juledag',
    '2026-12-26': 'Andre juledag',
  },
  // Whit Monday falls on 17 May, so eleven days are free.
  2027: {
    '2027-01-01': 'Første nyttårsdag',
    '2027-03-25': 'Skjærtorsdag',
    '2027-03-26': 'Langfredag',
    '2027-03-28': 'Første påskedag',
    '2027-03-29': 'Andre påskedag',
    '2027-05-01': 'Arbeidernes dag',
    '2027-05-06': 'Kristi himmelfartsdag',
    '2027-05-16': 'Første pinsedag',
    '2027-05-17': 'Grunnlovsdagen',
    '2027-12-25': 'Første juledag',
    '2027-12-26': 'Andre juledag',
  },
};

for (const [year, list] of Object.entries(norwegian))
  test(`in Norway every desk is closed on the public holidays of ${year}, and on no other working day`, () => {
    const found = holidaysOf('NO', Number(year));
    expect(Object.fromEntries([...found].map(([date, name]) => [date, name['nb']]))).toEqual(list);
    for (const date of datesOf(Number(year))) {
      const weekend = [0, 6].includes(new Date(date).getUTCDay());
      const open = openingOn({ ...plain, holidays: 'NO' }, 'library', date);
      expect(open, date).toEqual(weekend || date in list ? [] : [office]);
    }
  });

// The list of the Slovenian government for each year; 2 January was a working day from 2013 to 2016.
for (const [year, list] of Object.entries({
  2012: '01-01 01-02 02-08 04-08 04-09 04-27 05-01 05-02 05-27 06-25 08-15 10-31 11-01 12-25 12-26',
  2013: '01-01 02-08 03-31 04-01 04-27 05-01 05-02 05-19 06-25 08-15 10-31 11-01 12-25 12-26',
  2016: '01-01 02-08 03-27 03-28 04-27 05-01 05-02 05-15 06-25 08-15 10-31 11-01 12-25 12-26',
  2017: '01-01 01-02 02-08 04-16 04-17 04-27 05-01 05-02 06-04 06-25 08-15 10-31 11-01 12-25 12-26',
  2023: '01-01 01-02 02-08 04-09 04-10 04-27 05-01 05-02 05-28 06-25 08-14 08-15 10-31 11-01 12-25 12-26',
  2026: '01-01 01-02 02-08 04-05 04-06 04-27 05-01 05-02 05-24 06-25 08-15 10-31 11-01 12-25 12-26',
  2027: '01-01 01-02 02-08 03-28 03-29 04-27 05-01 05-02 05-16 06-25 08-15 10-31 11-01 12-25 12-26',
}))
  test(`the work-free days of Slovenia in ${year}`, () => {
    const found = [...holidaysOf('SI', Number(year)).keys()].sort();
    expect(found).toEqual(list.split(' ').map((day) => `${year}-${day}`));
  });

test('Easter is found in the years in which simple rules fail', () => {
  const easters = {
    1818: '03-22',
    1943: '04-25',
    1954: '04-18',
    1981: '04-19',
    2000: '04-23',
    2008: '03-23',
    2038: '04-25',
    2049: '04-18',
    2076: '04-19',
    2285: '03-22',
  };
  for (const [year, day] of Object.entries(easters))
    expect(holidaysOf('SI', Number(year)).get(`${year}-${day}`)?.['en']).toBe('Easter Sunday');
});

test('every public holiday has a name in each language of the interface', () => {
  for (const country of countries)
    for (const name of holidaysOf(country, 2023).values())
      expect(Object.keys(name).sort()).toEqual(['ar', 'de', 'en', 'fr', 'nb', 'nn', 'sl', 'uk']);
});
