import type { APIRoute } from 'astro';
import { readSite } from '../../settings/site.ts';

/** Where to report a security hole (RFC 9116). It expires half a year after the build, so a site that nobody builds says so. */
export const GET: APIRoute = () => {
  const { site } = readSite();
  const expires = new Date(Date.now() + 182 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const lines = [
    `Contact: ${site.security}`,
    `Expires: ${expires}T00:00:00Z`,
    `Preferred-Languages: ${site.languages.join(', ')}`,
    `Canonical: ${site.address}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join('\n')}\n`);
};
