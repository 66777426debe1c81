import type { Context, Next } from 'hono';
import { Hono } from 'hono/tiny';
import { extname } from 'node:path';
import { addressesBelow, askFileAddress } from '../site/below.ts';
import type { BuiltSite } from './files.ts';
import { openPool, PoolBusy, type WorkerPool } from './worker-pool.ts';

/** What a thread is asked: to fill the page at an address, or for pages that may answer a text. */
export type ToThink = { path: string } | { suggestFor: string; language: string };

/** What it answers; nothing where it knows no such page. */
export interface Thought {
  type?: string;
  body?: Uint8Array<ArrayBuffer>;
  pages?: { title: string; address: string }[];
}

/** Seconds after which somebody may ask again. A question takes some hundredths of one. */
const again = 2;

/** One thread answers some fifty questions a second: nobody waits for more than one. */
const settings = { threads: 1, waiting: 50 };

/**
 * A built site whose search and catalogue are answered in a thread of their own, so that no page waits for them. When more
 * is asked than can be answered, the page comes as it was built, with 503 and `Retry-After` (RFC 9110): its script answers
 * in the browser. A question whose sender has gone is not worked on.
 */
export function inThreads(
  site: BuiltSite,
  pool: WorkerPool<ToThink, Thought> = openPool(new URL(`./thinker${extname(import.meta.url)}`, import.meta.url), {
    ...settings,
    workerData: site.root,
  }),
): BuiltSite & { pool: typeof pool } {
  const addresses = addressesBelow(site.base);
  const isThere = (language: string) => site.fileAt(askFileAddress(site.base, language)) !== undefined;

  const thoughtOf = (pageOf: (language: string) => string) => async (context: Context, next: Next) => {
    const language = context.req.param('language') ?? context.req.query('lang') ?? '';
    // What is no page of the site takes nobody's turn.
    if (language && (!/^[\w-]{1,35}$/.test(language) || !isThere(language))) return next();
    const { pathname, search } = new URL(context.req.url);
    try {
      const { body, type = '' } = await pool.run({ path: pathname + search }, context.req.raw.signal);
      return body ? context.body(body, 200, { 'Content-Type': type }) : next();
    } catch (error) {
      // Nobody reads it.
      if (context.req.raw.signal.aborted) return context.body(null, 408);
      const built = error instanceof PoolBusy && (await site.read(pageOf(language)));
      if (!built) throw error;
      return context.html(built, 503, { 'Retry-After': String(again), 'Cache-Control': 'no-store' });
    }
  };

  const ask = new Hono();
  ask.get(
    addresses.ask,
    thoughtOf((language) => `${addresses.search(language)}index.html`),
  );
  ask.get(
    addresses.search(':language'),
    thoughtOf((language) => `${addresses.search(language)}index.html`),
  );
  const catalogue = new Hono();
  catalogue.get(
    addresses.catalogue(':language'),
    thoughtOf((language) => `${addresses.catalogue(language)}index.html`),
  );

  return {
    ...site,
    pool,
    catalogue,
    ask: {
      app: ask,
      suggest: async (language, text) => (await pool.run({ suggestFor: text, language })).pages ?? [],
    },
  };
}
