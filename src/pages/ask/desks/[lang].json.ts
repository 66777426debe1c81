import type { APIRoute } from 'astro';
import { deskHints } from '../../../ask/build/desk-words.ts';
import { desksFile } from '../../../ask/build/desks.ts';
import { pathsOfLanguages } from '../../../site/collection.ts';
import { readSite } from '../../../settings/site.ts';
import { language } from '../../../settings/strings.ts';

export const getStaticPaths = () => pathsOfLanguages().filter(({ params: { lang } }) => deskHints(lang));

/** What answers questions about opening hours, telephones and addresses in a language (`ask/desks/file.ts`). */
export const GET: APIRoute = ({ params: { lang = '' } }) =>
  new Response(JSON.stringify(desksFile(lang, readSite(), language(lang).words)));
