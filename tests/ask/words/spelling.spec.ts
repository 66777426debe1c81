import { expect, test } from '@playwright/test';
import { edits, isNear } from '../../../src/ask/words/spelling.ts';

test('one slip of the finger is found, two are near, three are not', () => {
  for (const typed of ['pasword', 'passsword', 'passwrod', 'psasword', 'passwird'])
    expect(edits(typed).has('password') || isNear(typed, 'password', 1), typed).toBe(true);
  expect(isNear('paswrod', 'password', 2)).toBe(true);
  expect(isNear('pswrd', 'password', 2)).toBe(false);
});
