import { stemmerOf } from '../../ask/words/stem.ts';
import { openPage, type BuiltPage } from '../../server/fill.ts';
import type { Load, Manifest } from './shards.ts';
import { show, type PageWords } from './show.ts';
import { facets, isNarrowed, readQuery, wordFields, type CatalogueQuery } from './query.ts';

/**
 * Renders the results into the built search page of the catalogue, and what was asked into its form; `base` is the path
 * below which the site lies, `loadFrom` loads the shards of a folder. Rejects when one is missing.
 */
export async function fillPage(
  html: string,
  params: URLSearchParams,
  base: string,
  language: string,
  loadFrom: (base: string) => Load,
): Promise<string> {
  const query = readQuery(params);
  const page = openPage(html);
  const manifest = JSON.parse(page.attribute('#found', 'data-entry')) as Manifest;
  const words = { ...JSON.parse(page.attribute('#found', 'data-words')), base } as PageWords;
  const { summary, html: records } = await show(
    query,
    manifest,
    words,
    language,
    Object.assign(loadFrom(manifest.base), { stemmer: stemmerOf }),
  );
  fillForm(page, query);
  page.setText('#found [role=status]', summary);
  page.setHtml('#found [data-records]', records);
  page.setAttribute('#found', 'data-state', 'ready');
  page.carry(params.size > 0 ? `?${params}` : '');
  return page.render();
}

/** Puts what was asked back into the form. */
function fillForm(page: BuiltPage, query: CatalogueQuery) {
  for (const name of [...wordFields, 'from', 'to'] as const)
    if (query[name] !== undefined) page.setAttribute(`#c-${name}`, 'value', String(query[name]));
  for (const name of [...facets, 'sort'] as const)
    if (query[name] !== undefined) page.select(`#c-${name}`, query[name]);
  if (isNarrowed(query)) page.setAttribute('[data-more]', 'open', '');
}
