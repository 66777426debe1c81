import { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../../site/below.ts';
import type { Env } from '../context.ts';
import type { DeskParts } from '../parts.ts';
import type { Pages } from './fill/pages.ts';

/**
 * Tells a sender what became of a message: the same answer for a wrong secret word and an unknown reference. Its code is loaded when
 * the first of them asks.
 */
export function statusRoutes(parts: DeskParts, pages: Pages): Hono<Env> {
  const addresses = addressesBelow(baseOf(parts.file.site.address));
  return (
    new Hono<Env>()
      // Who enters the address of a filled page once more gets the form.
      .get(addresses.statusOf, async (context) => {
        const order = parts.file.orders && context.req.query('order');
        const shown = order && (await (await import('../orders/look-up.ts')).showLinked(context, parts, pages, order));
        return shown || context.redirect(addresses.status(pages.languageFor(context)), 303);
      })
      .post(addresses.statusOf, async (context) => (await import('./afterwards.ts')).lookUp(context, parts, pages))
  );
}
