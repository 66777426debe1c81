import { Hono } from 'hono';
import { addresses } from '../addresses.ts';
import { openPage, type BuiltPage } from '../fill.ts';
import type { CatalogueEntry } from './files.ts';
import { facets, isNarrowed, wantedIn, wordFields, type Wanted } from './search.ts';
import { show, type PageWords } from './show.ts';

/** What the host gives. */
export interface CatalogueParts {
  languages: string[];
  /** The text of a file of the built site, by its address; nothing when there is none. */
  read: (address: string) => Promise<string | undefined>;
}

/**
 * Answers a search of the catalogue without JavaScript in the browser, at the address of its search page: fills the built
 * page. A site without a catalogue is left to others.
 */
export function openCatalogue({ languages, read }: CatalogueParts): Hono {
  const app = new Hono();
  let version = '';
  const files = new Map<string, Promise<unknown>>();

  /** Reads a file once; another version is another build. */
  const loadFrom = (base: string) => async (name: string) => {
    if (base !== version) files.clear();
    version = base;
    const known = files.get(name);
    if (known) return known;
    const file = read(base + name).then((text) => {
      if (text === undefined) throw new Error(`${base}${name} is missing. Build the site again.`);
      return JSON.parse(text) as unknown;
    });
    files.set(name, file);
    file.catch(() => files.delete(name));
    return file;
  };

  app.get('/:language/catalogue/', async (context, next) => {
    const language = context.req.param('language');
    const wanted = wantedIn(new URL(context.req.url).searchParams);
    if (!languages.includes(language)) return next();
    const html = await read(`${addresses.catalogue(language)}index.html`);
    if (html === undefined) return next();
    const page = openPage(html);
    const entry = JSON.parse(page.attribute('#found', 'data-entry')) as CatalogueEntry;
    const words = JSON.parse(page.attribute('#found', 'data-words')) as PageWords;
    const { summary, html: records } = await show(wanted, entry, words, language, loadFrom(entry.base));
    fillForm(page, wanted);
    page.setText('#found [role=status]', summary);
    page.setHtml('#found [data-records]', records);
    page.setAttribute('#found', 'data-state', 'ready');
    return context.html(page.render());
  });

  return app;
}

/** Puts what was asked back into the form. */
function fillForm(page: BuiltPage, wanted: Wanted) {
  for (const name of [...wordFields, 'from', 'to'] as const)
    if (wanted[name] !== undefined) page.setAttribute(`#c-${name}`, 'value', String(wanted[name]));
  for (const name of [...facets, 'sort'] as const) {
    const value = wanted[name];
    if (value === undefined) continue;
    const option = `#c-${name} option[value="${value.replace(/["\\]/g, '\\$&')}"]`;
    if (page.has(option)) page.setAttribute(option, 'selected', '');
  }
  if (isNarrowed(wanted)) page.setAttribute('[data-more]', 'open', '');
}
