/** Runs of so many words are compared, so that only whole phrases count (Broder, 1997). */
const run = 5;

/** So many smallest hashes stand for all runs of a text: enough to tell a half from nearly all. */
const size = 48;

/** In fewer words two short pages would be alike by their form. */
const fewest = 60;

/** A sketch of the words of a text: two texts share as much of their sketches as of their runs of five words. Empty for a short one. */
export function sketchOf(words: string[]): number[] {
  if (words.length < fewest) return [];
  const hashes = words.map(hashOf);
  const runs = new Uint32Array(hashes.length - run + 1);
  for (let at = 0; at < runs.length; at++) {
    let sum = 0x811c9dc5;
    for (let place = 0; place < run; place++) sum = Math.imul(sum ^ hashes[at + place]!, 0x01000193);
    runs[at] = sum ^ (sum >>> 15);
  }
  const sketch: number[] = [];
  for (const hash of runs.sort()) {
    if (hash !== sketch.at(-1)) sketch.push(hash);
    if (sketch.length === size) break;
  }
  return sketch;
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** A text that is nearly another, with the part that both share. */
export interface Twins<Page> {
  page: Page;
  twin: Page;
  share: number;
}

/** The pages that are nearly the same as one before them in the list, from a share of 0 to 1 on: each is told once. */
export function twinsIn<Page extends { sketch: number[] }>(pages: Page[], from = 0.6): Twins<Page>[] {
  const holders = new Map<number, Page[]>();
  return pages.flatMap((page): Twins<Page>[] => {
    const shared = new Map<Page, number>();
    for (const hash of page.sketch) {
      const others = holders.get(hash);
      // What stands on many pages is a phrase of the house, and comparing all of them would take long.
      if (others && others.length < 12) for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
      if (!others) holders.set(hash, [page]);
      else if (others.length < 12) others.push(page);
    }
    const [best] = [...shared].sort((one, other) => other[1] - one[1]);
    if (!best) return [];
    const [twin, common] = best;
    const share = common / Math.min(page.sketch.length, twin.sketch.length);
    return share >= from ? [{ page, twin, share }] : [];
  });
}
