import { expect, test } from '@playwright/test';
import { mistakenlyKept } from '../security/linear.ts';

test('what was found linear before is found linear again', () => {
  expect(mistakenlyKept().map(({ place, source }) => `${place} /${source}/`)).toEqual([]);
});
