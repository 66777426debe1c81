import type { APIRoute } from 'astro';
import { listForModels } from '../../articles/list.ts';
import { pathsOfLanguages } from '../../site/collection.ts';

export const getStaticPaths = pathsOfLanguages;

/** The `llms.txt` (llmstxt.org) of each language. */
export const GET: APIRoute = async ({ params: { lang = '' } }) => new Response(await listForModels(lang));
