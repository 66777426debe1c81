import { openPage, type BuiltPage } from '../../server/fill.ts';
import type { CatalogueEntry } from './files.ts';
import type { Load } from './search.ts';
import { show, type PageWords } from './show.ts';
import { facets, isNarrowed, wantedIn, wordFields, type Wanted } from './wanted.ts';

/**
 * The built search page of the catalogue with what was asked in its form and what was found below; `loadFrom` loads the
 * files of a folder. Rejects when one is missing.
 */
export async function fillPage(
  html: string,
  params: URLSearchParams,
  language: string,
  loadFrom: (base: string) => Load,
): Promise<string> {
  const wanted = wantedIn(params);
  const page = openPage(html);
  const entry = JSON.parse(page.attribute('#found', 'data-entry')) as CatalogueEntry;
  const words = JSON.parse(page.attribute('#found', 'data-words')) as PageWords;
  const { summary, html: records } = await show(wanted, entry, words, language, loadFrom(entry.base));
  fillForm(page, wanted);
  page.setText('#found [role=status]', summary);
  page.setHtml('#found [data-records]', records);
  page.setAttribute('#found', 'data-state', 'ready');
  return page.render();
}

/** Puts what was asked back into the form. */
function fillForm(page: BuiltPage, wanted: Wanted) {
  for (const name of [...wordFields, 'from', 'to'] as const)
    if (wanted[name] !== undefined) page.setAttribute(`#c-${name}`, 'value', String(wanted[name]));
  for (const name of [...facets, 'sort'] as const) {
    const value = wanted[name];
    // A name with other signs would be read as part of the selector.
    if (value === undefined || /["\\\p{Cc}]/u.test(value)) continue;
    const option = `#c-${name} option[value="${value}"]`;
    if (page.has(option)) page.setAttribute(option, 'selected', '');
  }
  if (isNarrowed(wanted)) page.setAttribute('[data-more]', 'open', '');
}
