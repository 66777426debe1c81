import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { isPointerMap, slackOf } from '../../../../src/desk/store/sqlite/slack.ts';

/** A leaf of a table with cells of so many bytes, written from the end as SQLite does. */
function leaf(cells: number[], usable = 4096): Uint8Array {
  const page = new Uint8Array(4096);
  const put = (place: number, value: number) => page.set([value >> 8, value & 255], place);
  let end = usable;
  for (const [index, size] of cells.entries()) put(8 + 2 * index, (end -= size));
  page[0] = 13;
  put(3, cells.length);
  put(5, end);
  return page;
}

test('the unused middle lies between the pointers and the first cell', () => {
  expect(slackOf(leaf([100, 50]), 4096)).toEqual({ start: 12, end: 3946 });
  expect(slackOf(leaf([]), 4096)).toEqual({ start: 8, end: 4096 });
});

test('a page that holds no cells, or whose numbers do not fit, has none', () => {
  expect(slackOf(new Uint8Array(4096), 4096)).toBeUndefined();
  const page = leaf([100, 50]);
  page[9] = 255;
  page[8] = 255;
  expect(slackOf(page, 4096)).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4096, maxLength: 4096 }), (bytes) => {
      const slack = slackOf(bytes, 4096);
      if (slack) expect(slack.start >= 8 && slack.end <= 4096 && slack.start <= slack.end).toBe(true);
    }),
  );
});

test('pages that say where others belong come in a fixed distance', () => {
  expect([2, 3, 821, 822, 1642].map((number) => isPointerMap(number, 4096))).toEqual([true, false, false, true, true]);
});
