import { expect, test } from '@playwright/test';
import { openTrigrams } from '../../../src/ask/answer/trigrams.ts';
import { english, open } from '../pages.ts';

test('a title is as similar to itself as can be, less so mistyped, and not at all to what shares no letters', async () => {
  const { file } = await open('en', english);
  const { to: similarity } = openTrigrams(file);
  const toTitle = (question: string) => similarity(question)(1).title;
  expect(toTitle('Get a library card')).toBeCloseTo(1);
  expect(toTitle('get a libary card')).toBeGreaterThan(0.5);
  expect(toTitle('get a libary card')).toBeLessThan(1);
  expect(toTitle('xyz')).toBe(0);
});
