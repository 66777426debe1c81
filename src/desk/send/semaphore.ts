/** Waits for a permit, and resolves with the function that gives it back. */
export type Acquire = () => Promise<() => void>;

/**
 * A counting semaphore: so many permits are out at once, and whoever waits gets one in the order of arrival.
 *
 * ```ts
 * const acquire = semaphore(4);
 * const release = await acquire();
 * try { … } finally { release(); }
 * ```
 */
export function semaphore(permits: number): Acquire {
  const queue: (() => void)[] = [];
  const release = () => {
    permits++;
    queue.shift()?.();
  };
  return async () => {
    while (permits === 0) await new Promise<void>((resolve) => queue.push(resolve));
    permits--;
    return release;
  };
}

/**
 * A counting semaphore that many senders share, of whom none holds more than `each` of the permits: one that is slow to
 * give back leaves some to the others. `isAwaited`: whether somebody waits for what others hold.
 */
export function semaphoreBySender(
  permits: number,
  each: number,
): ((sender: string) => ReturnType<Acquire>) & { isAwaited: () => boolean } {
  let waiting = 0;
  const acquireShared = semaphore(permits);
  const senders = new Map<string, { acquire: Acquire; users: number }>();
  const acquire = async (sender: string) => {
    const own = senders.get(sender) ?? { acquire: semaphore(each), users: 0 };
    senders.set(sender, own);
    own.users++;
    const releaseOwn = await own.acquire();
    waiting++;
    const releaseShared = await acquireShared();
    waiting--;
    return () => {
      releaseShared();
      releaseOwn();
      if (--own.users === 0) senders.delete(sender);
    };
  };
  return Object.assign(acquire, { isAwaited: () => waiting > 0 });
}
