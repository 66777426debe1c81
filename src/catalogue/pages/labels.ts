import type { Drawer } from './drawers.ts';

/** What stands on a drawer: its first and its last name; `none` stands for records that have no name. */
export function rangeOf(drawer: Drawer, none: string): string {
  const [first, last] = [drawer[0], drawer.at(-1)].map((heading) => heading?.name || none);
  return first === last ? first! : `${first} – ${last}`;
}
