import { Hono } from 'hono/tiny';
import { addresses } from '../../site/addresses.ts';

/** What the host gives. */
export interface CatalogueParts {
  languages: string[];
  /** The text of a file of the built site, by its address; nothing when there is none. */
  read: (address: string) => Promise<string | undefined>;
}

/**
 * A Hono app that answers a search of the catalogue without JavaScript in the browser, at the address of its search page:
 * it fills the built page. Requests to a site without a catalogue are passed on.
 */
export function openCatalogue({ languages, read }: CatalogueParts): Hono {
  const app = new Hono();
  let version = '';
  const files = new Map<string, Promise<unknown>>();

  /** Loads each shard once and forgets failures; another folder is another build, and takes the place of the last. */
  const loadFrom = (base: string) => (name: string) => {
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
    const html = languages.includes(language) && (await read(`${addresses.catalogue(language)}index.html`));
    if (!html) return next();
    // Most sites have no catalogue: what searches one is loaded when somebody does.
    const { fillPage } = await import('./fill.ts');
    return context.html(await fillPage(html, new URL(context.req.url).searchParams, language, loadFrom));
  });

  return app;
}
