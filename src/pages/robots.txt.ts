import type { APIRoute } from 'astro';
import { addresses } from '../site/addresses.ts';
import { readSite } from '../settings/site.ts';

/** Robots Exclusion Protocol (RFC 9309): everything may be read by everybody. Below a path nobody looks for it, and it says so. */
export const GET: APIRoute = () => {
  const { address } = readSite().site;
  const elsewhere = addresses.base
    ? `# No crawler reads this file here, below a path: only ${new URL('/robots.txt', address).href} counts. Put the line "Sitemap:" into that one.\n`
    : '';
  return new Response(`${elsewhere}User-agent: *\nAllow: /\n\nSitemap: ${address}/sitemap-index.xml\n`);
};
