import type { APIRoute } from 'astro';
import { guideJsonSchema } from '../../guides/read/schema.ts';

/** The JSON Schema of guides, by which a text editor completes and checks one while it is written. */
export const GET: APIRoute = () => new Response(JSON.stringify(guideJsonSchema()));
