/** Lets so many through at once; the others wait in the order in which they came. Each calls what it was given when it is done. */
export function turns(places: number): () => Promise<() => void> {
  const queue: (() => void)[] = [];
  const release = () => {
    places++;
    queue.shift()?.();
  };
  return async () => {
    while (places === 0) await new Promise<void>((resolve) => queue.push(resolve));
    places--;
    return release;
  };
}
