import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { mask, personalNumbers } from '../../../../src/desk/form/read/numbers.ts';
import { workSince } from '../../../work.ts';

test.describe('personal numbers', () => {
  // Made-up numbers: from the tests of navikt/fnrvalidator, Skatteetaten’s examples, Wikipedia, and the networks’ test cards.
  for (const [kind, text, masked] of [
    ['norwegian', '13097248022', '•••••••••22'],
    ['norwegian', 'fnr13097248022', 'fnr•••••••••22'],
    ['norwegian', 'I am 130972 48022, hello', 'I am •••••• •••22, hello'],
    ['norwegian', '130972-48022', '••••••-•••22'],
    ['norwegian', '130972 – 48022', '•••••• – •••22'],
    ['norwegian', '130972\u00a048022', '••••••\u00a0•••22'],
    ['norwegian', '13.09.72 48022', '••.••.•• •••22'],
    ['norwegian', '13 09 72 480 22', '•• •• •• ••• 22'],
    ['norwegian', 'case 4711 130972 48022 of 12', 'case 4711 •••••• •••22 of 12'],
    ['norwegian', '١٣٠٩٧٢٤٨٠٢٢', '•••••••••٢٢'],
    ['norwegian', '１３０９７２４８０２２', '•••••••••２２'],
    ['norwegian', 'leap day 29020075838', 'leap day •••••••••38'],
    ['norwegian', 'D-number 53097248016', 'D-number •••••••••16'],
    ['norwegian', 'H-number 13527248013', 'H-number •••••••••13'],
    ['slovene', '0101006500006', '•••••••••••06'],
    ['slovene', 'EMŠO 0101006 500006', 'EMŠO ••••••• ••••06'],
    ['slovene', '01 01 006 50 000 6', '•• •• ••• •• ••0 6'],
    ['card', '4111111111111111', '••••••••••••••11'],
    ['card', '4111 1111 1111 1111', '•••• •••• •••• ••11'],
    ['card', '5555-5555-5555-4444', '••••-••••-••••-••44'],
    ['card', '2223003122003222', '••••••••••••••22'],
    ['card', '3782 822463 10005', '•••• •••••• •••05'],
    ['card', '3056 930902 5904', '•••• •••••• ••04'],
    ['card', '6011111111111117', '••••••••••••••17'],
    ['card', '3530111333300000', '••••••••••••••00'],
    ['card', '6200000000000005', '••••••••••••••05'],
    ['card', '6759649826438453', '••••••••••••••53'],
  ] as const)
    test(`masked: ${text}`, () => {
      expect(personalNumbers(text, 2026).map((number) => number.kind)).toEqual([kind]);
      expect(mask(text, 2026)).toBe(masked);
    });

  for (const [what, text] of [
    ['Norwegian telephone', '+47 22 85 50 50'],
    ['Norwegian telephone with 00', '0047 22855050'],
    ['two telephones', '41234567 41111111 or 22 85 50 50 41 23 45 67'],
    ['Slovene telephone', '+386 1 241 85 00, 00386 41 234 567'],
    ['order number of ten digits', 'order 1309724802'],
    ['order number of twelve digits', 'order 130972480221'],
    ['wrong first check digit', '13097248032'],
    ['wrong second check digit', '13097248023'],
    ['day that does not exist', '32097248022'],
    ['month that does not exist', '13137248022'],
    ['date and time', '2026-11-24 13:00:00, 24.11.2026 13.00'],
    ['time stamp', '20261124130000 and 1795525200000'],
    ['years', '2021 2022 2023 2024'],
    ['ISBN-13', '978-82-02-68320-4, 9788202683204'],
    ['ISBN-10', '82-02-68320-3'],
    ['article number (EAN-13) that begins like Visa', '4006381333931'],
    ['digits of thirteen that pass Luhn and begin like Visa', '4222222222222'],
    ['Norwegian account number as it is printed', '1309.72.48022'],
    ['Norwegian account number', '86011117947'],
    ['organisation number', '974 760 673'],
    ['Norwegian IBAN', 'NO93 8601 1117 947'],
    ['Slovene IBAN', 'SI56 2633 0001 2039 086, SI56263300012039086'],
    ['German IBAN whose digits pass as a card', 'DE95 4111 1111 1111 1111 00'],
    ['EMŠO with a wrong check digit', '0101006500007'],
    ['EMŠO of the year 1800', '0101800500006'],
    ['card with a wrong check digit', '4111 1111 1111 1112'],
    ['leading digits of no network', '1111 1111 1111 1117'],
    ['twenty digits', '41111111111111111111'],
    ['sum of money', '4 111 111 111 111 111 kr'],
    ['already masked', '•••• •••• •••• ••11'],
    ['nothing', ''],
  ] as const)
    test(`not masked: ${what}`, () => {
      expect(personalNumbers(text, 2026)).toEqual([]);
      expect(mask(text, 2026)).toBe(text);
    });

  test('a card after an IBAN is still found', () =>
    expect(mask('NO93 8601 1117 947 4111 1111 1111 1111')).toBe('NO93 8601 1117 947 •••• •••• •••• ••11'));

  for (const number of ['02013299997', '30108299920', '30108299939', '70108299914'])
    test(`${number}, an example of the Norwegian rule of 2032, is found from then on`, () =>
      expect(personalNumbers(number, 2032)).toEqual([{ kind: 'norwegian', start: 0, end: 11 }]));

  test('before 2032 a number by the new rule alone is taken for an account number', () =>
    expect(personalNumbers('30108299939', 2031)).toEqual([]));

  const known = [
    '13097248022',
    '53097248016',
    '13527248013',
    '0101006500006',
    '4111111111111111',
    '378282246310005',
    '6759649826438453',
  ];
  const ways = [
    /$/g,
    /(?<=^.{6})/g,
    /(?<=^(.{4}|.{10}))/g,
    /(?<=^(.{4}|.{8}|.{12}))/g,
    /(?<=^(.{7}))/g,
    /(?<=^(.{2}|.{4}|.{6}))/g,
  ];
  const number = fc
    .tuple(fc.constantFrom(...known), fc.constantFrom(...ways), fc.constantFrom(' ', '-', '.', ' - '))
    .map(([digits, places, gap]) => digits.replace(places, gap).trim());
  const noise = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom(' ', '-', '12', '01', '130', 'NO', '•', '٢'));
  const mixed = fc.array(fc.oneof(number, noise, fc.stringMatching(/^[0-9 .-]{0,20}$/)), { maxLength: 8 });

  /** What is wrong with how a text was masked. One answer for each text: `expect` for every sign would take a minute. */
  function wrongIn(text: string, year: number): string | undefined {
    const masked = mask(text, year);
    if (personalNumbers(masked, year).length > 0) return 'a number is left';
    if (masked.length !== text.length) return 'it has another length';
    const changed = [...masked].map((sign, place) => [sign, [...text][place]!] as const).filter(([a, b]) => a !== b);
    if (!changed.every(([sign, was]) => sign === '•' && /^\p{Nd}$/u.test(was))) return 'more than digits is changed';
    let last = 0;
    for (const { start, end } of personalNumbers(text, year)) {
      if (start < last) return 'numbers overlap';
      if ((masked.slice(start, end).match(/\p{Nd}/gu)?.length ?? 0) > 2) return 'more than two digits are left';
      last = end;
    }
    return undefined;
  }

  test('a masked text holds no number, has its length, and differs in digits only', () => {
    const masks = fc.property(mixed, fc.constantFrom(2026, 2032), (pieces, year) => {
      const wrong = wrongIn(pieces.join(''), year);
      if (wrong) throw new Error(wrong);
    });
    fc.assert(masks, { numRuns: 5000 });
  });

  test('a text of 5,000 digits and spaces is looked through in less than half a second', () => {
    for (const text of ['1 '.repeat(2500), '01 '.repeat(1666), '4'.repeat(5000), '4111 1111 1111 1111 '.repeat(250)]) {
      const start = process.cpuUsage();
      mask(text);
      expect(workSince(start)).toBeLessThan(500);
    }
  });
});
