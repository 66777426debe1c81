import type { DeskFile, OrderKind } from '../file.ts';
import type { Source } from '../store/orders/orders.ts';
import type { Store } from '../store/store.ts';

const hour = 3_600_000;

/** Whether a source has not told how orders stand within its time. One that has never told anything is not set up yet. */
export function isOld({ every }: Pick<OrderKind, 'every'>, source: Source | undefined, now: Date): boolean {
  return every !== undefined && source !== undefined && now.getTime() - Date.parse(source.asOf) > every * hour;
}

/** The kinds whose source has not told within its time, with when it did last. */
export async function oldSources(
  { orders = {} }: DeskFile,
  store: Pick<Store, 'source'>,
  now: Date,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [id, kind] of Object.entries(orders)) {
    const source = await store.source(id);
    if (isOld(kind, source, now)) found[id] = source!.asOf;
  }
  return found;
}

/** For so many days an order is kept of which nothing is heard. */
const openFor = 400;

/** Deletes orders whose time is over, by the age of the desk in milliseconds. */
export async function purgeOrders(
  { orders = {} }: DeskFile,
  store: Pick<Store, 'purgeOrders'>,
  age: number,
): Promise<void> {
  const before = (days: number) => new Date(age - days * 24 * hour).toISOString();
  for (const [id, { states, keptFor }] of Object.entries(orders)) {
    const ends = Object.keys(states).filter((state) => states[state]!.end);
    await store.purgeOrders(id, ends, before(keptFor), before(Math.max(openFor, keptFor)));
  }
}
