import { Hono } from 'hono/tiny';
import { addressesBelow } from '../../site/below.ts';

/** What the host gives. */
export interface CatalogueParts {
  languages: string[];
  /** The path below which the site lies. */
  base: string;
  /** The text of a file of the built site, by its address; nothing when there is none. */
  read: (address: string) => Promise<string | undefined>;
}

/**
 * A Hono app that answers a search of the catalogue without JavaScript in the browser, at the address of its search page:
 * it fills the built page. Requests to a site without a catalogue are passed on.
 */
export function openCatalogue({ languages, base, read }: CatalogueParts): Hono {
  const addresses = addressesBelow(base);
  const app = new Hono();
  let version = '';
  const files = new Map<string, Promise<unknown>>();

  /** Loads each shard once and forgets failures; another folder is another build, and takes the place of the last. */
  const loadFrom = (folder: string) => (name: string) => {
    if (folder !== version) files.clear();
    version = folder;
    const known = files.get(name);
    if (known) return known;
    const file = read(folder + name).then((text) => {
      if (text === undefined) throw new Error(`${folder}${name} is missing. Build the site again.`);
      return JSON.parse(text) as unknown;
    });
    files.set(name, file);
    file.catch(() => files.delete(name));
    return file;
  };

  app.get(addresses.catalogue(':language'), async (context, next) => {
    const language = context.req.param('language') ?? '';
    const html = languages.includes(language) && (await read(`${addresses.catalogue(language)}index.html`));
    if (!html) return next();
    // Most sites have no catalogue: what searches one is loaded when somebody does.
    const { fillPage } = await import('./fill.ts');
    return context.html(await fillPage(html, new URL(context.req.url).searchParams, base, language, loadFrom));
  });

  return app;
}
