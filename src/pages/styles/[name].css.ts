import type { APIRoute } from 'astro';
import { css, styleAddress } from '../../site/style.ts';

/** The styles of the site as a file, for pages that link to it. */
export const getStaticPaths = () => [{ params: { name: styleAddress.split('/').at(-1)!.replace('.css', '') } }];

export const GET: APIRoute = () => new Response(css, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
