import type { APIRoute } from 'astro';
import { style } from '../../site/style.ts';

/** The styles of the site as a file, for pages that link to it. */
export const getStaticPaths = () => [{ params: { name: style().address.split('/').at(-1)!.replace('.css', '') } }];

export const GET: APIRoute = () =>
  new Response(style().css, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
