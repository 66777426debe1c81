import type { APIRoute } from 'astro';
import { readSite } from '../../settings/site.ts';
import { draftingOf } from '../../suggest/sources.ts';

/** What the desk function needs to make a draft of a page that somebody misses. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify(readSite().site.messages ? await draftingOf() : {}));
