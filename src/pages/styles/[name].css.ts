import type { APIRoute } from 'astro';
import { style } from '../../site/style.ts';

/** The styles of the site as files, for pages that link to them: those of every page, and those of pages for staff. */
export const getStaticPaths = () =>
  [style(), style().staff].map(({ css, address }) => ({
    params: { name: address.split('/').at(-1)!.replace('.css', '') },
    props: { css },
  }));

export const GET: APIRoute<{ css: string }> = ({ props }) =>
  new Response(props.css, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
