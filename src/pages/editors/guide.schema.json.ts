import type { APIRoute } from 'astro';
import { guideJsonSchema } from '../../guides/read/schema.ts';

/** What an editor's program needs to complete and check a guide while it is written. */
export const GET: APIRoute = () => new Response(JSON.stringify(guideJsonSchema()));
