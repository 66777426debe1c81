import { expect, test } from '@playwright/test';
import { codingFor } from '../../../src/server/http/accept-encoding.ts';

for (const [header, coding] of [
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['GZIP, deflate', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.000 , gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0.1, br;q=0', 'gzip'],
  ['identity, gzip;q=0.5', 'identity'],
  ['identity;q=0, gzip;q=0.5', 'gzip'],
  ['identity;q=0', 'identity'],
  ['*;q=0', 'identity'],
  ['brotli, bro', 'identity'],
  ['gzip;q=2, br;q=x', 'identity'],
  ['gzip;level=3;q=0.2', 'gzip'],
  [`${'a,'.repeat(8_000)}gzip`, 'gzip'],
] as const)
  test(`a client that accepts ${JSON.stringify(header)?.slice(0, 40)} is sent ${coding}`, () =>
    expect(codingFor(header)).toBe(coding));
