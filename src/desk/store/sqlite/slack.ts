/**
 * The unused middle of a page of an SQLite file, between the pointers to its cells and the cells themselves: the bytes from
 * `start` to `end`. Nothing for a page that holds no cells, or whose numbers do not fit together.
 *
 * When a tree is balanced, SQLite copies cells to other pages, and what they leave in this middle is not overwritten, not
 * even with `secure_delete`. Source: "B-tree Pages", https://www.sqlite.org/fileformat2.html#b_tree_pages. `usable`: bytes of
 * a page without those reserved at its end.
 */
export function slackOf(page: Uint8Array, usable: number): { start: number; end: number } | undefined {
  const at = (place: number) => page[place]! * 256 + page[place + 1]!;
  const isInterior = page[0] === 2 || page[0] === 5;
  // An overflow page or one of the free list begins with the number of another page, whose first byte is 0 below 64 GB.
  if (!isInterior && page[0] !== 10 && page[0] !== 13) return undefined;
  const head = isInterior ? 12 : 8;
  const cells = at(3);
  const start = head + 2 * cells;
  const end = at(5) || 65_536;
  if (start > end || end > usable) return undefined;
  for (let cell = 0; cell < cells; cell++) {
    const place = at(head + 2 * cell);
    if (place < end || place >= usable) return undefined;
  }
  return { start, end };
}

/** Whether a page only says where others belong (a pointer map), in a file that can give back room. */
export function isPointerMap(number: number, usable: number): boolean {
  const each = Math.floor(usable / 5) + 1;
  return number >= 2 && (number - 2) % each === 0;
}
