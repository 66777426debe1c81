/** What was worked out once, kept by name as long as there is room. */
export interface Kept<Value> {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
  /** The weight of all that is kept. */
  weight(): number;
}

/** A cache of bounded weight: when it is full, what was not used for longest goes (least recently used). */
export function kept<Value>(most: number, weightOf: (value: Value) => number): Kept<Value> {
  // A map keeps the order in which names were set.
  const values = new Map<string, Value>();
  let weight = 0;
  const drop = (name: string, value: Value) => {
    values.delete(name);
    weight -= weightOf(value);
  };
  return {
    get(name) {
      const value = values.get(name);
      if (value !== undefined) {
        values.delete(name);
        values.set(name, value);
      }
      return value;
    },
    set(name, value) {
      const last = values.get(name);
      if (last !== undefined) drop(name, last);
      values.set(name, value);
      weight += weightOf(value);
      for (const [oldest, unused] of values) {
        if (weight <= most) break;
        drop(oldest, unused);
      }
    },
    weight: () => weight,
  };
}
