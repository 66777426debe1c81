import { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../../site/below.ts';
import type { Env } from '../context.ts';
import type { Pages } from '../form/fill/pages.ts';
import type { DeskParts } from '../parts.ts';

/**
 * The page behind the link in the staff mail. The link only shows a button: programs that look into mails open links too. Its code is
 * loaded when the first of them is opened.
 */
export function answeredRoutes(parts: DeskParts, pages: Pages): Hono<Env> {
  const { answered } = addressesBelow(baseOf(parts.file.site.address));
  const marking = () => import('../form/afterwards.ts');
  return new Hono<Env>()
    .get(answered, async (context) => (await marking()).askToMark(context, parts, pages))
    .post(answered, async (context) => (await marking()).mark(context, parts, pages));
}
