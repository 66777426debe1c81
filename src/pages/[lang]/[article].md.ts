import type { APIRoute } from 'astro';
import { plainMarkdown } from '../../articles/markdown.ts';
import { articlesIn, pathsOfLanguages, shownIn, type ShownArticle } from '../../site/collection.ts';
import { guidesIn } from '../../guides/pages/list.ts';

/** Each article as plain Markdown beside its page. */
export async function getStaticPaths() {
  const lists = await Promise.all(pathsOfLanguages().map(({ params }) => articlesIn(params.lang)));
  return lists
    .flat()
    .filter(({ untranslated }) => !untranslated)
    .map((article) => ({ params: { lang: article.language, article: article.slug }, props: article }));
}

export const GET: APIRoute<ShownArticle> = async ({ props: { language, data } }) => {
  const guides = (await guidesIn(language)).map(
    ({ slug, guide, address }) => [slug, { title: guide.title, address }] as const,
  );
  return new Response(plainMarkdown(data, await shownIn(language), new Map(guides)));
};
