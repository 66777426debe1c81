import { expect, test } from '@playwright/test';
import { kept } from '../../../src/server/http/kept.ts';

test('when there is no room, what was not used for longest goes', () => {
  const cache = kept<string>(10, (text) => text.length);
  cache.set('a', 'aaaa');
  cache.set('b', 'bbbb');
  cache.get('a');
  cache.set('c', 'cccc');
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['aaaa', undefined, 'cccc']);
  expect(cache.weight()).toBe(8);
});

test('what is larger than all the room is not kept, and what is set anew is counted once', () => {
  const cache = kept<string>(10, (text) => text.length);
  cache.set('a', 'a'.repeat(11));
  expect([cache.get('a'), cache.weight()]).toEqual([undefined, 0]);
  for (const text of ['b', 'bb', 'bbb']) cache.set('b', text);
  expect([cache.get('b'), cache.weight()]).toEqual(['bbb', 3]);
});
