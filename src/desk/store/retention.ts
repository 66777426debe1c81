import type { Store } from './store.ts';

const day = 86_400_000;

/** A clock that is so far from where it was at the last purge has jumped. */
const leap = 7 * day;

/** For so long the clock must go on as it goes before it is believed again. */
const doubt = 3 * day;

/**
 * Deletes what has been kept for `days`, unless the clock has jumped: it must not delete what it only thinks is old.
 * After a leap it waits for three days, in which somebody can set the clock right. Resolves with the number of messages,
 * or nothing when the clock is not believed.
 */
export async function purgeOld(store: Store, days: number, now: Date): Promise<number | undefined> {
  const time = now.getTime();
  const marked = async (name: string) => Date.parse((await store.marked(name)) ?? '');
  const last = (await marked('purged')) || time;
  if (Math.abs(time - last) >= leap) await store.mark('clock leapt', now.toISOString());
  await store.mark('purged', now.toISOString());
  const leapt = await marked('clock leapt');
  if (Math.abs(time - leapt) < doubt) return undefined;
  return store.purge(cutoff(days, now), now.toISOString());
}

/** The cutoff of the retention period: a message that changed last before this time has been kept for so many days. */
export function cutoff(days: number, now: Date): string {
  return new Date(now.getTime() - days * day).toISOString();
}
