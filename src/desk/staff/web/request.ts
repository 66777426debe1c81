import type { Context } from '../../context.ts';
import type { Values } from '../../form/fill/values.ts';
import type { StaffDesk } from './desk.ts';

/** What is asked of the desk: a page by GET, or something that a form says. `values` is empty for a page. */
export interface Request {
  context: Context;
  desk: StaffDesk;
  path: string;
  values: Values;
}
