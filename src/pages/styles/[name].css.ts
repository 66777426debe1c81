import type { APIRoute } from 'astro';
import { style } from '../../site/style.ts';

/** The styles of the site as files, for pages that link to them: those of every page, and those with what few pages need. */
export const getStaticPaths = () =>
  [style(), style().all].map(({ css, address }) => ({
    params: { name: address.split('/').at(-1)!.replace('.css', '') },
    props: { css },
  }));

export const GET: APIRoute<{ css: string }> = ({ props }) =>
  new Response(props.css, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
