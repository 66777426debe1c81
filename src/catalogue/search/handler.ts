import { Hono } from 'hono/tiny';
import { addressesBelow } from '../../site/below.ts';
import { openShards } from './open.ts';

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
  const loadFrom = openShards(read);

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
