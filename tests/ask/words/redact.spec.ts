import { expect, test } from '@playwright/test';
import { redact } from '../../../src/ask/words/redact.ts';

for (const [typed, kept] of [
  ['  where is  my parcel ', 'where is my parcel'],
  ['write to ana.novak@example.org please', 'write to please'],
  ['my number is 040 123 456', 'my number is'],
  ['order ٤٥٦', 'order'],
  ['😀'.repeat(200), '😀'.repeat(150)],
  [`${'a'.repeat(299)}😀`, `${'a'.repeat(299)}\ufffd`],
] as const)
  test(`of a question that found nothing no digit, no address and no more than 300 characters are kept: ${typed.slice(0, 40)}`, () => {
    expect(redact(typed)).toBe(kept);
  });
