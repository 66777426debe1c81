import type { APIRoute } from 'astro';
import { pathsOfLanguages } from '../../../../site/collection.ts';
import { dayIn } from '../../../../guides/tree/days.ts';
import { drawGuide } from '../../../../guides/whole/drawing.ts';
import { guidesIn, type ShownGuide } from '../../../../guides/pages/list.ts';
import { language } from '../../../../settings/strings.ts';

/** A drawing of each guide for its editors. */
export async function getStaticPaths() {
  const guides = (await Promise.all(pathsOfLanguages().map(({ params }) => guidesIn(params.lang)))).flat();
  return guides
    .filter(({ untranslated }) => !untranslated)
    .map((shown) => ({ params: { lang: shown.language, guide: shown.slug }, props: shown }));
}

export const GET: APIRoute<ShownGuide> = ({ props: { guide } }) =>
  new Response(drawGuide(guide, language(guide.language), dayIn(guide.zone)));
