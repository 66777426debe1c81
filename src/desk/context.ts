import type { Context as AnyContext } from 'hono';
import type { Values } from './form/fill/values.ts';

/** What a request was about: `reference` and the kind of `error` for the log, `values` to be shown again when something fails. */
export type Env = { Variables: { reference?: string; error?: string; values?: Values } };
/** Hono's context in the desk. */
export type Context = AnyContext<Env>;
/** The statuses with which a page is answered. */
export type Status = 200 | 400 | 403 | 404 | 408 | 409 | 413 | 415 | 422 | 429 | 503;

/** Whether the answer goes to a program. */
export function isJson(context: Context): boolean {
  return (context.req.header('Accept') ?? '').includes('application/json');
}

/** Whether whoever asked is no longer there: no work is done for nobody. */
export function isGone(context: Context): boolean {
  return context.req.raw.signal.aborted;
}

/** The kind of an error, for the log; its message can hold what somebody wrote. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}
