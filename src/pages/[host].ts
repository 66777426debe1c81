import type { APIRoute } from 'astro';
import { headersFile } from '../site/hosts/headers.ts';
import { style } from '../site/style.ts';
import { redirects } from '../site/hosts/redirects.ts';

/** `_headers` and `_redirects`: what Netlify, Cloudflare and `server/rules.ts` read beside the pages. */
export const getStaticPaths = () => [{ params: { host: '_headers' } }, { params: { host: '_redirects' } }];

export const GET: APIRoute = async ({ params: { host } }) => {
  if (host === '_headers') return new Response(headersFile(style().digest));
  const moved = await redirects();
  return new Response(moved.map(({ from, to }) => `${from} ${to} 301\n`).join(''));
};
