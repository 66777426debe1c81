import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { addressesBelow } from '../../site/below.ts';
import { readBody } from '../../desk/form/read/body.ts';
import { givenIn, type Given } from './given.ts';

/** What the host gives. */
export interface GuideParts {
  languages: string[];
  /** The path below which the site lies. */
  base: string;
  /** The text of a file of the built site, by its address; nothing when there is none. */
  read: (address: string) => Promise<string | undefined>;
}

/** In bytes. No guide has so many answers, and nobody types more. */
const mostTyped = 20_000;

/**
 * A Hono app that answers a guide without JavaScript in the browser, where it asks for more than choices or its answers are
 * private: `/desk/guides/<language>/<guide>` and the guide's own page. It fills the built page. The answers of a private
 * guide come by POST, stand in no address, and the response is `no-store`. Other requests are passed on.
 */
export function openGuides({ languages, base, read }: GuideParts): Hono {
  const addresses = addressesBelow(base);
  const app = new Hono();

  /** Most sites have no such guide: what answers one is loaded when somebody asks it. */
  async function answered(context: Context, given: Given, isPrivate: boolean): Promise<Response | undefined> {
    const { language = '', guide: slug = '' } = context.req.param() as Record<string, string>;
    if (!languages.includes(language) || !/^[a-z0-9-]{1,200}$/.test(slug)) return undefined;
    const [html, file] = await Promise.all([
      read(`${addresses.guide(language, slug)}index.html`),
      read(addresses.guideFile(language, slug)),
    ]);
    if (html === undefined || file === undefined) return undefined;
    const { fillGuide } = await import('./fill.ts');
    const filled = fillGuide(html, file, { given, isPrivate, isFunction: context.req.path.startsWith(addresses.desk) });
    if (!filled) return undefined;
    if (filled.isPrivate) context.header('Cache-Control', 'no-store');
    // A page that is open already (`live.ts`) takes the step alone.
    return context.req.header('Accept') === 'application/json' ? context.json(filled.step) : context.html(filled.html);
  }

  const ofAddress = (context: Context) => answered(context, givenIn(new URL(context.req.url).searchParams), false);
  for (const path of [addresses.guideFunction(':language', ':guide'), addresses.guide(':language', ':guide')])
    app.get(path, async (context, next) => (await ofAddress(context)) ?? next());

  app.post(addresses.guideFunction(':language', ':guide'), async (context, next) => {
    const type = context.req.header('Content-Type') ?? '';
    if (!type.startsWith('application/x-www-form-urlencoded')) return next();
    const body = await readBody(context.req.raw, { bytes: mostTyped });
    if ('code' in body) return context.body(null, body.status);
    return (await answered(context, givenIn(new URLSearchParams(new TextDecoder().decode(body))), true)) ?? next();
  });

  return app;
}
