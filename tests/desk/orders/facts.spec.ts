import { expect, test } from '@playwright/test';
import { readFact, readFacts, readNumber } from '../../../src/desk/orders/facts.ts';

const today = '2026-11-30';

test('a number and a code are read as people write them', () => {
  for (const typed of [
    'FL-1234 AO',
    'fl1234ao',
    'Fl 1234 a0',
    'FL.1234/AO',
    '  fL–1234–aO ',
    'ＦＬ１２３４ＡＯ',
    'fl١٢٣٤ao',
    'fl१२३४ao',
  ])
    expect(readNumber(typed), typed).toBe('F11234A0');
  expect(readNumber('😀 --')).toBe('');
  expect(readNumber('9'.repeat(100_000)).length).toBe(200);
});

test('a date of birth is read as people write it, and nothing that is none', () => {
  const cases: Record<string, string> = {
    '24.12.1990': '1990-12-24',
    '24. 12. 1990.': '1990-12-24',
    '24/12/90': '1990-12-24',
    '24-12-1990': '1990-12-24',
    '1990-12-24': '1990-12-24',
    '241290': '1990-12-24',
    '24121990': '1990-12-24',
    '19901224': '1990-12-24',
    '٢٤/١٢/١٩٩٠': '1990-12-24',
    '۲۴.۱۲.۱۹۹۰': '1990-12-24',
    '1.2.03': '2003-02-01',
    '29.2.2000': '2000-02-29',
    '29.2.2001': '',
    '31.12.2026': '',
    '12.24.1990': '',
    '24.12.': '',
    '24 December 1990': '',
    '': '',
    "24.12.1990' or 1=1": '',
  };
  for (const [typed, date] of Object.entries(cases)) expect(readFact('birth-date', typed, today), typed).toBe(date);
});

test('a postcode is read with or without its country and its space', () => {
  for (const typed of ['1000', 'SI-1000', ' si - 1000', '10 00'])
    expect(readFact('postcode', typed, today)).toBe('1000');
  for (const typed of ['SW1A 1AA', 'sw1a1aa', 'SW1A-1AA']) expect(readFact('postcode', typed, today)).toBe('SW1A1AA');
});

test('facts count only when all are there', () => {
  const both = { secret: ['birth-date', 'postcode'] as const, codeLength: 6 };
  const kind = { ...both, secret: [...both.secret] };
  const typed = (values: Record<string, string>) => (fact: string) => values[fact] ?? '';
  expect(readFacts(kind, typed({ 'birth-date': '1.2.1990', postcode: '1000' }), today)).toEqual(['1990-02-01', '1000']);
  expect(readFacts(kind, typed({ 'birth-date': '1.2.1990' }), today)).toBeUndefined();
  expect(readFacts({ secret: ['code'], codeLength: 6 }, typed({ code: '12345' }), today)).toBeUndefined();
});
