import type { APIRoute } from 'astro';
import { addresses } from '../../site/addresses.ts';
import { readSite } from '../../settings/site.ts';

/** Where to report a security hole (RFC 9116). It expires half a year after the build, so a site that nobody builds says so. Below a path nobody looks for it. */
export const GET: APIRoute = () => {
  const { site } = readSite();
  const expires = new Date(Date.now() + 182 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const root = new URL('/.well-known/security.txt', site.address).href;
  const lines = [
    ...(addresses.base ? [`# Programs look only for ${root}: put the lines from "Contact:" on there.`] : []),
    `Contact: ${site.security}`,
    `Expires: ${expires}T00:00:00Z`,
    `Preferred-Languages: ${site.languages.join(', ')}`,
    `Canonical: ${root}`,
  ];
  return new Response(`${lines.join('\n')}\n`);
};
