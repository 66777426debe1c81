import { expect, test } from '@playwright/test';
import { partsOf } from '../../../src/ask/answer/vocabulary.ts';
import { first, open, page } from '../pages.ts';

test('Norwegian compounds are found by their parts, and parts by their compound', async () => {
  const vocabulary = await open('nb', [
    page('kort', 'Studentkort', 'Hent kortet i skranken. En student får det gratis. Kort til alle.'),
    page('rom', 'Grupperom', 'Bestill et rom for gruppe eller kollokvie.'),
  ]);
  expect(partsOf('studentkortet', vocabulary)).toEqual(['student', 'kortet']);
  expect(first('student kort', vocabulary)).toBe('/en/kort/');
  expect(first('grupperommet', vocabulary)).toBe('/en/rom/');
});
