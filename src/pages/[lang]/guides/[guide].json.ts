import type { APIRoute } from 'astro';
import { pathsOfLanguages } from '../../../site/collection.ts';
import { guidesIn, type ShownGuide } from '../../../guides/pages/list.ts';

/** Each guide for programs; the browser and the function read it too. */
export async function getStaticPaths() {
  const guides = (await Promise.all(pathsOfLanguages().map(({ params }) => guidesIn(params.lang)))).flat();
  return guides.map((shown) => ({ params: { lang: shown.language, guide: shown.slug }, props: shown }));
}

export const GET: APIRoute<ShownGuide> = ({ props: { guide } }) => new Response(JSON.stringify(guide));
