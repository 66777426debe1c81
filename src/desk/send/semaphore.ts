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

/** The same for many senders, of whom none has more than `each` of the places: one that holds what it has for long leaves some to the others. */
export function turnsOfSenders(places: number, each: number): (sender: string) => Promise<() => void> {
  const all = turns(places);
  const own = new Map<string, { turn: ReturnType<typeof turns>; users: number }>();
  return async (sender) => {
    const mine = own.get(sender) ?? { turn: turns(each), users: 0 };
    own.set(sender, mine);
    mine.users++;
    const releaseOwn = await mine.turn();
    const releaseAll = await all();
    return () => {
      releaseAll();
      releaseOwn();
      if (--mine.users === 0) own.delete(sender);
    };
  };
}
