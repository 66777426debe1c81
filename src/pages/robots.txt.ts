import type { APIRoute } from 'astro';
import { readSite } from '../settings/site.ts';

/** Robots Exclusion Protocol (RFC 9309): everything may be read by everybody. */
export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${readSite().site.address}/sitemap-index.xml\n`);
