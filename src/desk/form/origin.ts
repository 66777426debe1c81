import type { Context } from 'hono';

/**
 * The defence against cross-site request forgery: whether a form was sent from the site at `address`, by `Sec-Fetch-Site`
 * (https://www.w3.org/TR/fetch-metadata/) or, in older browsers, `Origin`. A request with neither is let through: programs
 * and very old browsers send none, and the desk has no session that a forged form could use.
 */
export function isSameOrigin(context: Context, address: string): boolean {
  const origin = context.req.header('Origin');
  const fetchSite = context.req.header('Sec-Fetch-Site');
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  return origin === undefined || [new URL(context.req.url).origin, new URL(address).origin].includes(origin);
}

/** The refusal of a form that was sent from another origin. */
export const crossOrigin = { status: 403, code: 'another site' } as const;
