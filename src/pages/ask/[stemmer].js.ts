import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { lateStemmers } from '../../ask/words/stem.ts';
import { readSite } from '../../settings/site.ts';

export const getStaticPaths = (() => {
  const names = readSite().site.languages.flatMap((tag) => lateStemmers[tag.split('-')[0]!] ?? []);
  return [...new Set(names)].map((stemmer) => ({ params: { stemmer } }));
}) satisfies GetStaticPaths;

/** The stemmer of a language as a script that the search loads (`ask/browser/stem.ts`): the file as it is written. */
export const GET: APIRoute = ({ params: { stemmer = '' } }) =>
  new Response(readFileSync(join('src', 'ask', 'words', 'stems', `${stemmer}.mjs`), 'utf8'), {
    headers: { 'content-type': 'text/javascript' },
  });
