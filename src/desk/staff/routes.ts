import { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../../site/below.ts';
import type { Env } from '../context.ts';
import type { Pages } from '../form/fill/pages.ts';
import type { DeskParts } from '../parts.ts';
import type { StaffParts } from './web/parts.ts';

/** The desk in a browser, for staff. Its code is loaded when the first of them comes. */
export function staffRoutes(parts: DeskParts, staff: StaffParts, pages: Pages): Hono<Env> {
  const { staff: address } = addressesBelow(baseOf(parts.file.site.address));
  return new Hono<Env>().all(`${address}*`, async (context) =>
    (await import('./web/answer.ts')).answerStaff(context, parts, staff, pages),
  );
}
