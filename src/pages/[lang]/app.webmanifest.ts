import type { APIRoute } from 'astro';
import { addresses } from '../../site/addresses.ts';
import { pathsOfLanguages } from '../../site/collection.ts';
import { readSite } from '../../settings/site.ts';
import { language } from '../../settings/strings.ts';

export const getStaticPaths = pathsOfLanguages;

/** The web app manifest of a language (W3C): what a phone needs to put the site on its home screen. */
export const GET: APIRoute = ({ params: { lang = '' } }) => {
  const { site } = readSite();
  const manifest = {
    name: site.name[lang],
    lang,
    dir: language(lang).direction,
    start_url: addresses.home(lang),
    display: 'browser',
    theme_color: site.colour,
    icons: [{ src: addresses.icon, sizes: 'any', type: 'image/svg+xml' }],
  };
  return new Response(JSON.stringify(manifest));
};
