import { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../../site/below.ts';
import type { Env } from '../context.ts';
import type { Pages } from '../form/fill/pages.ts';
import type { ProofOfWork } from '../form/proof-of-work.ts';
import type { DeskParts } from '../parts.ts';

/** `/desk/suggestions`: what visitors suggest for a page. Its code is loaded when the first of them does. */
export function suggestionRoutes(parts: DeskParts, pages: Pages, work: ProofOfWork): Hono<Env> {
  const { suggestions } = addressesBelow(baseOf(parts.file.site.address));
  const taking = async () => (await import('./take.ts')).suggestions(parts, pages, work);
  return new Hono<Env>()
    .get(suggestions, async (context) => (await taking()).show(context))
    .post(suggestions, async (context) => (await taking()).take(context));
}
