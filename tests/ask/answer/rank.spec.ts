import { expect, test } from '@playwright/test';
import { conceptsOf } from '../../../src/ask/answer/concepts.ts';
import { rankPages } from '../../../src/ask/answer/rank.ts';
import { open } from '../pages.ts';

test('an empty site answers nothing and does not fail', async () => {
  const vocabulary = await open('en', []);
  expect(rankPages('anything', conceptsOf('anything', vocabulary), vocabulary)).toEqual([]);
});
