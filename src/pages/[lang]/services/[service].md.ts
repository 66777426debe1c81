import type { APIRoute } from 'astro';
import { shownIn } from '../../../site/collection.ts';
import { guidesIn } from '../../../guides/pages/list.ts';
import { pathsOfServices, servicesIn, type ShownService } from '../../../services/list.ts';
import { serviceMarkdown } from '../../../services/markdown.ts';

/** Each service as plain Markdown beside its page. */
export function getStaticPaths() {
  return pathsOfServices()
    .flatMap(({ params }) => servicesIn(params.lang))
    .filter(({ untranslated }) => !untranslated)
    .map((service) => ({ params: { lang: service.language, service: service.slug }, props: service }));
}

export const GET: APIRoute<ShownService> = async ({ props }) => {
  const guides = (await guidesIn(props.language)).map(
    ({ slug, guide, address }) => [slug, { title: guide.title, address }] as const,
  );
  return new Response(serviceMarkdown(props, await shownIn(props.language), new Map(guides)));
};
