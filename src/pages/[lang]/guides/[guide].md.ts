import type { APIRoute } from 'astro';
import { pathsOfLanguages } from '../../../site/collection.ts';
import { dayIn } from '../../../guides/tree/days.ts';
import { guideInMarkdown } from '../../../guides/whole/markdown.ts';
import { guidesIn, type ShownGuide } from '../../../guides/pages/list.ts';
import { readSite } from '../../../settings/site.ts';
import { language } from '../../../settings/strings.ts';

/** Each guide as plain Markdown beside its page. */
export async function getStaticPaths() {
  const guides = (await Promise.all(pathsOfLanguages().map(({ params }) => guidesIn(params.lang)))).flat();
  return guides
    .filter(({ untranslated }) => !untranslated)
    .map((shown) => ({ params: { lang: shown.language, guide: shown.slug }, props: shown }));
}

export const GET: APIRoute<ShownGuide> = ({ props: { guide } }) =>
  new Response(
    guideInMarkdown(guide, language(guide.language), dayIn(guide.zone), new URL(readSite().site.address).origin),
  );
