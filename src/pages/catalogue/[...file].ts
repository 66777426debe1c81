import type { APIRoute } from 'astro';
import { preparedCatalogue } from '../../catalogue/pages/prepare.ts';
import { hasCatalogue } from '../../catalogue/read/read.ts';

/** The files that the search of the catalogue loads. */
export async function getStaticPaths() {
  if (!hasCatalogue()) return [];
  const { entry, files } = await preparedCatalogue();
  const version = entry.base.split('/').at(-2);
  return [...files].map(([name, text]) => ({ params: { file: `${version}/${name}` }, props: { text } }));
}

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) => new Response(text);
