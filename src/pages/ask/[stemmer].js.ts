import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { lateLanguages } from '../../ask/words/stem.ts';

const files: Record<string, string> = { ar: 'arabic', de: 'german', fr: 'french', sl: 'slovene', uk: 'ukrainian' };

/** All of them, since a catalogue has titles in other languages than its site. */
export const getStaticPaths = (() =>
  lateLanguages.map((stemmer) => ({ params: { stemmer } }))) satisfies GetStaticPaths;

/** The stemmer of a language as a script that the search loads (`ask/browser/stem.ts`): the file as it is written. */
export const GET: APIRoute = ({ params: { stemmer = '' } }) => {
  const file = join('src', 'ask', 'words', 'stems', `${files[stemmer] ?? 'unspaced'}.mjs`);
  return new Response(readFileSync(file, 'utf8'), { headers: { 'content-type': 'text/javascript' } });
};
