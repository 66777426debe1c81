import type { APIRoute } from 'astro';
import type { DeskFile } from '../../desk/file.ts';
import { securityHeaders } from '../../site/hosts/headers.ts';
import { phoneLanguages } from '../../phone/build/file.ts';
import { readSite } from '../../settings/site.ts';
import { readStrings } from '../../settings/strings.ts';
import { style } from '../../site/style.ts';

/** What the desk function needs to know of the site. */
export const GET: APIRoute = () => {
  const { site, hours: all } = readSite();
  const { places: _, phones: __, ...hours } = all;
  const { subjects = {}, replyWithin = 0, keptFor = 0, wishes = [], formats = [] } = site.messages ?? {};
  const words = site.languages.map((tag) => {
    const own = Object.entries(readStrings(tag)).filter(([key]) => /^(mail|when|weekday|month)\./.test(key));
    return [tag, Object.fromEntries(own)];
  });
  const file: DeskFile = {
    headers: securityHeaders(style().digest),
    site: { name: site.name, address: site.address, languages: site.languages },
    hours,
    desks: Object.fromEntries(Object.entries(site.desks).map(([id, { name, email }]) => [id, { name, email }])),
    subjects,
    wishes,
    formats,
    replyWithin,
    keptFor,
    words: Object.fromEntries(words),
    ...(site.phone && { phone: phoneLanguages() }),
  };
  return new Response(JSON.stringify(file));
};
