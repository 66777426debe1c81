import type { APIRoute } from 'astro';
import { jsonSchemas } from '../../lifecycle/schemas/make.ts';

/** A JSON Schema for each kind of file that editors write, by which a program completes and checks one while it is written. */
export const getStaticPaths = () => Object.keys(jsonSchemas).map((name) => ({ params: { name } }));

export const GET: APIRoute<Record<string, never>, { name: string }> = ({ params: { name } }) =>
  new Response(JSON.stringify(jsonSchemas[name]!()));
