import { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../site/below.ts';
import type { Env } from './context.ts';
import type { DeskParts } from './parts.ts';

/** A message that nobody has for so many milliseconds is one for a person to look at. */
const late = 3_600_000;

/** Tells whether the desk is well: 200, or 503 when a person should look. It holds nothing of any message. */
export function healthRoutes({ file, store, now = () => new Date() }: DeskParts): Hono<Env> {
  const { health } = addressesBelow(baseOf(file.site.address));
  return new Hono<Env>().get(health, async (context) => {
    context.header('Cache-Control', 'no-store');
    try {
      await store.check();
      const { count, oldest } = await store.waiting();
      const stranded = await store.stranded();
      const swept = (await store.marked('swept')) ?? '';
      const isLate = oldest !== '' && now().getTime() - Date.parse(oldest) > late;
      const old = file.orders ? await (await import('./orders/sources.ts')).oldSources(file, store, now()) : {};
      const isOld = Object.keys(old).length > 0;
      const { late: overdue, aside } = await store.standing(now().toISOString());
      return context.json(
        {
          ...{ store: 'writable', undelivered: count, oldest, swept },
          ...(stranded > 0 && { stranded }),
          ...(overdue > 0 && { late: overdue }),
          ...(aside > 0 && { aside }),
          ...(isOld && { orders: old }),
        },
        isLate || stranded > 0 || isOld ? 503 : 200,
      );
    } catch (error) {
      const isGone = error instanceof Error && error.name === 'DatabaseGone';
      return context.json({ store: isGone ? 'gone' : 'not writable' }, 503);
    }
  });
}
