import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readEmail } from '../../../../src/desk/form/read/email.ts';

test.describe('e-mail addresses', () => {
  const longLabel = 'a'.repeat(63);
  for (const [typed, address] of [
    ['kari@example.no', 'kari@example.no'],
    [' Kari.Nordmann+help@Example.NO\r\n', 'Kari.Nordmann+help@example.no'],
    ['kari@\u200bexample.no\ufeff', 'kari@example.no'],
    ["o'neil_{x}@sub.example.co.uk", "o'neil_{x}@sub.example.co.uk"],
    ['kari@blåbær.example', 'kari@xn--blbr-roah.example'],
    ['kari@BLÅBÆR.example', 'kari@xn--blbr-roah.example'],
    ['kari@xn--blbr-roah.example', 'kari@xn--blbr-roah.example'],
    ['kari@пример.рф', 'kari@xn--e1afmkfd.xn--p1ai'],
    ['kari@ｅxample。no', 'kari@example.no'],
    [`${'a'.repeat(64)}@example.no`, `${'a'.repeat(64)}@example.no`],
  ] as const)
    test(`taken: ${JSON.stringify(typed).slice(0, 60)}`, () => expect(readEmail(typed)).toEqual({ address }));

  for (const [typed, code] of [
    ['', 'missing'],
    ['\u200b', 'missing'],
    ['jürgen@example.de', 'not-ascii'],
    ['用户@例子.example', 'not-ascii'],
    [`${'a'.repeat(65)}@example.no`, 'too-long'],
    [`a@${`${longLabel}.`.repeat(4)}no`, 'too-long'],
    [
      `a@${'å'.repeat(40)}.${'å'.repeat(40)}.${'å'.repeat(40)}.${'å'.repeat(40)}.${'ø'.repeat(40)}.${'ø'.repeat(40)}.no`,
      'too-long',
    ],
    ...[
      'kari',
      'kari@',
      '@example.no',
      'kari@localhost',
      'kari@example',
      'kari@@example.no',
      'kari@a@example.no',
      'kari@example.no, ola@example.no',
      'kari@example.no;ola@example.no',
      'kari@example.no,ola',
      'Kari <kari@example.no>',
      '<kari@example.no>',
      '"kari"@example.no',
      'kari nordmann@example.no',
      'kari@exam ple.no',
      '.kari@example.no',
      'kari.@example.no',
      'ka..ri@example.no',
      'kari@.no',
      'kari@example..no',
      'kari@example.no.',
      'kari@-example.no',
      'kari@exa_mple.no',
      'kari@example.no/path',
      'kari@example.no?x',
      'kari@example.no#x',
      'kari@example.no:25',
      'kari@exam%70le.no',
      'kari@ex\\ample.no',
      'kari@[127.0.0.1]',
      'kari@127.0.0.1',
      'kari@0x7f.1',
      'kari@1.2',
      'kari@xn--.no',
      'kari@example.no\r\nBcc: ola@example.no',
      'kari\r\n@example.no',
      'kari@exam\r\nple.no',
      'kari@exam\tple.no',
      'kari@example.no\0.evil.example',
      'kari(comment)@example.no',
      'mailto:kari@example.no',
      `a@${'a'.repeat(64)}.no`,
    ].map((typed) => [typed, 'not-an-address'] as const),
  ] as const)
    test(`refused, ${code}: ${JSON.stringify(typed).slice(0, 60)}`, () => expect(readEmail(typed)).toEqual({ code }));

  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom('@', '.', 'a', 'no', ',', '\r\n', '<', '"', 'å', '%', '/'),
  );
  test('what is taken is one address of printable ASCII, and is taken again as it is', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        fc.boolean(),
        (typed, whole) => {
          const read = readEmail(whole ? `a${typed}@x${typed}.example` : typed);
          if (!('address' in read)) return;
          expect(read.address).toMatch(/^[^\s@<>()[\],;:"\\]{1,64}@[a-z0-9.-]+$/);
          expect(read.address.length).toBeLessThanOrEqual(254);
          expect(readEmail(read.address)).toEqual(read);
        },
      ),
      { numRuns: 5000 },
    );
  });
});
