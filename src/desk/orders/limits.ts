import type { Store } from '../store/store.ts';
import { after } from '../store/time.ts';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Wrong tries that are taken, whoever makes them: for one number a few in a year, then some a day by how well its facts hold; of these
 * one sender has half, so that nobody locks out its owner from one connection where there are two. Of all numbers together so many an
 * hour. The decision "An order asks for facts that cannot be guessed" has the sums.
 */
export const tries = { inAYear: 9, ofAllInAnHour: 300 } as const;

/** The most wrong tries for one number in any year: two years of counting may touch it. */
export const mostInAYear = (inADay: number) => 2 * tries.inAYear + (366 + 1) * inADay;

/**
 * Counts a try before it is looked at, so that tries at once are no more than tries one after the other. `giveBack`: it was right,
 * and does not count. `wait`: seconds until there is one again, where there is none.
 */
export async function takeTry(
  store: Pick<Store, 'countAll' | 'count' | 'uncount'>,
  { number, sender, inADay = 1 }: { number: string; sender: string; inADay?: number | undefined },
  now: Date,
): Promise<{ wait: number } | { giveBack: () => Promise<void> }> {
  const time = now.toISOString();
  const [year, today, own, all] = [
    `order ${number}`,
    `order today ${number}`,
    `order today ${number} ${sender}`,
    'orders',
  ];
  const keys = [year];
  const inAll = await store.count(all, after(now, hour), time);
  if (inAll > tries.ofAllInAnHour) return { wait: hour / 1000 };
  const [inYear] = await store.countAll([year], after(now, 365 * day), time);
  if (inYear! > tries.inAYear) {
    // Who has used up the own part touches nothing of what is left to others.
    const isOut = (await store.count(own, after(now, day), time)) > Math.max(1, Math.floor(inADay / 2));
    if (isOut || (await store.count(today, after(now, day), time)) > inADay) return { wait: day / 1000 };
    keys.push(today, own);
  }
  return { giveBack: () => store.uncount([all, ...keys]) };
}
