import { expect, test } from '@playwright/test';
import { decode } from '../../../src/catalogue/read/encoding.ts';

test('a file in another encoding is named with the place of its first wrong sign', () => {
  const latin = Buffer.from(`id;title\nB1;Synnøve Solbakken\n`, 'latin1');
  expect(decode(latin)).toEqual({
    line: 2,
    message: 'is not UTF-8: here stands “B1;Synnøve Solbakken”. Save it as “CSV UTF-8”; nothing of it was read.',
  });
  expect(decode(Buffer.from('\ufeffid;title', 'utf16le'))).toEqual({
    line: 1,
    message: 'is written in UTF-16. Save it as “CSV UTF-8”.',
  });
  expect(decode(Buffer.from('\ufeffSynnøve'))).toBe('Synnøve');
});
