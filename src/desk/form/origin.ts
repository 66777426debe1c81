import type { Context } from 'hono';

/** Whether a form was sent from the site at `address`: browsers say so in one of two ways, old ones in neither. */
export function isFromHere(context: Context, address: string): boolean {
  const origin = context.req.header('Origin');
  const fetchSite = context.req.header('Sec-Fetch-Site');
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  return origin === undefined || [new URL(context.req.url).origin, new URL(address).origin].includes(origin);
}

/** The answer to a form that another site has sent. */
export const foreign = { status: 403, code: 'another site' } as const;
