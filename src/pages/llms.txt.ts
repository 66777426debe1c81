import type { APIRoute } from 'astro';
import { listForModels } from '../articles/list.ts';
import { readSite } from '../settings/site.ts';

/** The `llms.txt` (llmstxt.org) of the default language, and where those of the others are. */
export const GET: APIRoute = async () => {
  const { site } = readSite();
  const [lang = '', ...others] = site.languages;
  const list = await listForModels(lang);
  const more = others.map((tag) => `- [${site.name[tag]}](${site.address}/${tag}/llms.txt)\n`).join('');
  return new Response(more ? `${list}\n## Optional\n\n${more}` : list);
};
