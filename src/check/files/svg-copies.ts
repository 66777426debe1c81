/** By id of an element: how many elements stand in it, and the ids that they refer to; `''` is the whole drawing. */
export type Copies = Map<string, { elements: number; references: string[] }>;

/** How many elements a drawing becomes when every reference is replaced by a copy, up to a bound; a part that holds itself counts as the bound. */
export function countCopies(copies: Copies, most: number): number {
  const known = new Map<string, number>();
  const entered = new Set<string>();
  const count = (id: string): number => {
    const part = copies.get(id);
    if (!part) return 0;
    const before = known.get(id);
    if (before !== undefined) return before;
    if (entered.has(id) || entered.size > 500) return most;
    entered.add(id);
    let sum = part.elements;
    for (const reference of part.references) {
      sum = Math.min(most, sum + count(reference));
      if (sum === most) break;
    }
    entered.delete(id);
    known.set(id, sum);
    return sum;
  };
  return count('');
}
