import { expect, test } from '@playwright/test';
import { makeFilter } from '../../../../src/ask/build/real/filter.ts';
import { openFilter } from '../../../../src/ask/words/filter.ts';

test('a filter knows all its words, and takes few others for one', () => {
  for (const count of [0, 1, 2, 7, 100, 4000]) {
    const words = Array.from({ length: count }, (_, place) => `word${place}`);
    const has = openFilter(JSON.parse(JSON.stringify(makeFilter(words))) as string);
    expect(words.filter((word) => !has(word))).toEqual([]);
    const wrong = Array.from({ length: 2000 }, (_, place) => `other${place}`).filter(has);
    expect(wrong.length, `of ${count}`).toBeLessThan(60);
  }
});
