import type { APIRoute } from 'astro';
import { sourceName } from '../../../desk/suggest/source.ts';
import { addresses } from '../../../site/addresses.ts';
import { sourcesOfPages } from '../../../suggest/sources.ts';

type Written = Awaited<ReturnType<typeof sourcesOfPages>>[number];

/** What can be suggested of each page that is shown, for the desk function: `/desk/sources/en/renew-a-loan.json`. */
export async function getStaticPaths() {
  return (await sourcesOfPages()).map((written) => ({
    params: { page: sourceName(written.page, addresses.base) },
    props: written,
  }));
}

export const GET: APIRoute<Written> = ({ props }) => new Response(JSON.stringify(props.source()));
