import type { Sentence } from './step.ts';

/** Seconds that a voice needs for a text: measured on espeak-ng in its own pace, some fourteen letters a second. */
export function secondsOf(said: Sentence[]): number {
  return said.reduce((sum, { text }) => sum + text.length / 13 + 0.3, 0);
}

/** Entries of a menu by keys 1 to 7; 8 leads to the main menu, 9 to more, 0 to a person. */
export const mostEntries = 7;
/** Seconds of a menu with what is said around its entries. */
const longest = 18.5;

/**
 * Divides the entries of a list into menus: each with at most seven, and as many as can be said in some eighteen seconds with
 * what stands before and after them, but one at least.
 */
export function menusOf(entries: Sentence[], around: Sentence[], more: Sentence): Sentence[][] {
  // What fits into one menu has no more.
  if (entries.length <= mostEntries && secondsOf([...around, ...entries]) <= longest) return [entries];
  const menus: Sentence[][] = [];
  let seconds = Infinity;
  for (const entry of entries) {
    const last = menus.at(-1);
    const own = secondsOf([entry]);
    if (last && last.length < mostEntries && seconds + own <= longest) {
      last.push(entry);
      seconds += own;
    } else {
      menus.push([entry]);
      seconds = secondsOf([...around, more]) + own;
    }
  }
  return menus;
}
