/** Something that was measured, and the figure that is wanted. */
export interface Figure {
  name: string;
  value: number;
  /** What the value is, and what it is compared to. */
  unit: string;
  least?: number;
  most?: number;
}

/** The value in the middle; of an even number the mean of the two. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
}

/** One line for a figure, `held:` or `MISSED:`, and whether it was held. */
export function say({ name, value, unit, least, most }: Figure): boolean {
  const held = value >= (least ?? -Infinity) && value <= (most ?? Infinity);
  const wanted = least === undefined ? `at most ${most}` : `at least ${least}`;
  console.log(`${held ? 'held' : 'MISSED'}: ${name}: ${Number(value.toFixed(2))} ${unit} (wanted: ${wanted})`);
  return held;
}
