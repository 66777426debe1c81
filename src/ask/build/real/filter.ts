import { placesOf } from '../../words/filter.ts';

/** A word with its places in a filter. */
type Placed = ReturnType<typeof placesOf>;

/**
 * Makes an xor filter of some words as a text (see `openFilter`): a quarter more signs than words, from `0` to `o`.
 * The words cannot be read from it.
 */
export function makeFilter(words: Iterable<string>): string {
  const unique = [...new Set(words)];
  if (unique.length === 0) return '';
  // Few words may not find places of their own in a table as small; in a larger one they stand elsewhere.
  for (let size = 3 * Math.ceil((unique.length * 1.23 + 32) / 3); ; size += 3) {
    const text = filled(unique, size);
    if (text !== undefined) return text;
  }
}

function filled(words: string[], size: number): string | undefined {
  const placed = words.map((word) => placesOf(word, size));
  const at: Set<Placed>[] = Array.from({ length: size }, () => new Set());
  for (const word of placed) for (const place of word.places) at[place]!.add(word);
  const order: { word: Placed; place: number }[] = [];
  const alone = at.flatMap((here, place) => (here.size === 1 ? [place] : []));
  for (let place = alone.pop(); place !== undefined; place = alone.pop()) {
    const [word] = at[place]!;
    if (!word) continue;
    order.push({ word, place });
    for (const other of word.places) {
      at[other]!.delete(word);
      if (at[other]!.size === 1) alone.push(other);
    }
  }
  if (order.length < words.length) return undefined;
  const values = Array<number>(size).fill(0);
  for (const { word, place } of order.reverse())
    values[place] = word.places.reduce((sum, other) => sum ^ (other === place ? 0 : values[other]!), word.print);
  // Signs that `& 63` gives back.
  return String.fromCharCode(...values.map((value) => (value < 48 ? 64 + value : value)));
}
