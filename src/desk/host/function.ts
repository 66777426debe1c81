import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { openAsk, type Ask } from '../../ask/server/handler.ts';
import { openCatalogue } from '../../catalogue/search/handler.ts';
import { openGuides } from '../../guides/step/handler.ts';
import { baseOf, deskFileAddress } from '../../site/below.ts';
import type { DeskFile } from '../file.ts';
import type { DeskParts } from '../parts.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './host.ts';
import { deskOn } from './open-desk.ts';

/** What a host gives that serves the site's files itself and calls a function for the rest. */
export interface FunctionHost {
  env: Record<string, unknown>;
  /** What it finds wrong with its settings, a sentence each. */
  mistakes: string[];
  /** The text of a file of the built site, by its path from the folder's root. */
  read: (path: string) => Promise<string | undefined>;
  /** The search, where it has more than the file for questions. */
  ask?: Ask;
  /** The built page at an address that the function leaves to the host. */
  page?: (request: Request) => Promise<Response>;
  openStore: (address: string) => Promise<Store>;
  /** The address that a request came from, as the host saw it. */
  peerOf: (context: Context) => string;
}

/** The desk, the search and the guides as a function. */
export interface DeskFunction {
  /**
   * Answers a request. What was stored is sent on in `waitUntil`, where the host has that; else before the answer, for five
   * seconds at most. `bindings` are what `peerOf` finds in the context's `env`. Never rejects.
   */
  fetch(
    request: Request,
    more?: { bindings?: object; waitUntil?: (work: Promise<unknown>) => void },
  ): Promise<Response>;
  /** For the host's clock: sends on what is due and deletes what is old. Rejects when the desk cannot be opened. */
  sweep(): Promise<void>;
}

/** Milliseconds that a visitor waits for the first attempt at sending a message on, where nothing goes on after the answer. */
const deliveryTimeout = 5_000;

/** The desk, the search and the guides for one host. With mistakes in its settings it answers 503 to everything, and logs their list once. */
export function deskFunction(host: FunctionHost): DeskFunction {
  let opened: { app: Hono; desk: Desk | undefined } | undefined;
  let told = '';

  /** No promise is shared by requests: on Workers it would never settle if the first of them went away. */
  async function open() {
    return (opened ??= await openOn(host).catch((error: Error) => {
      if (error.message !== told) console.error(error.message);
      told = error.message;
      throw error;
    }));
  }

  return {
    async fetch(request, { bindings = {}, waitUntil } = {}) {
      try {
        const { app } = await open();
        const work: Promise<unknown>[] = [];
        const answer = await app.fetch(request, bindings, {
          waitUntil: waitUntil ?? ((promise) => void work.push(promise)),
          passThroughOnException: () => undefined,
          props: {},
        });
        await withinTimeout(Promise.allSettled(work));
        return answer;
      } catch {
        const error = 'The desk was not started. Its log says what to mend.';
        return Response.json({ error }, { status: 503, headers: { 'Cache-Control': 'no-store' } });
      }
    },
    async sweep() {
      const { desk } = await open();
      await desk?.sweep();
    },
  };
}

async function openOn({ ask: own, page, openStore, read: readPath, ...host }: FunctionHost) {
  const place = deskFileAddress('');
  const file = JSON.parse((await readPath(place)) ?? 'null') as DeskFile | null;
  if (!file) throw new Error(`${place} is not in the built site. Build it again.`);
  const { languages, address } = file.site;
  const base = baseOf(address);
  const read: DeskParts['read'] = async (from) =>
    from.startsWith(`${base}/`) ? readPath(from.slice(base.length)) : undefined;
  const ask = own ?? openAsk({ languages, base, read });
  const desk =
    Object.keys(file.subjects).length > 0 || file.orders
      ? await deskOn(file, {
          ...host,
          read,
          production: true,
          suggest: ask.suggest,
          openStore: async (address) => openedWhenUsed(() => openStore(address)),
          background: (work, context) => context.executionCtx.waitUntil(work),
          isLasting: false,
        })
      : undefined;
  const app = new Hono();
  // Hosts give the headers that stand in `_headers` only to what they serve themselves.
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(file.headers)) context.header(name, value);
  });
  if (desk) app.route('/', desk.app);
  app.route('/', ask.app);
  app.route('/', openCatalogue({ languages, base, read }));
  app.route('/', openGuides({ languages, base, read }));
  app.all('*', (context) => (page ?? pageFrom(base, read))(context.req.raw));
  return { app, desk };
}

/** Built pages, and the one that says that there is none. */
function pageFrom(base: string, read: DeskParts['read']) {
  return async ({ url }: Request) => {
    const { pathname } = new URL(url);
    const page = await read(pathname.replace(/\/?$/, '/index.html'));
    const missing = async () =>
      (await read(`${base}/${pathname.slice(base.length).split('/')[1]}/404.html`)) ?? (await read(`${base}/404.html`));
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' };
    return new Response(page ?? (await missing()) ?? null, { status: page ? 200 : 404, headers });
  };
}

/**
 * A store that is opened by the first call, and again by the next if that failed: a visitor whose message comes while the
 * database cannot be reached is told so on the page that keeps the text.
 */
function openedWhenUsed(open: () => Promise<Store>): Store {
  let store: Store | undefined;
  return new Proxy({} as Store, {
    get: (_, name) =>
      // Whoever awaits it must not take it for a promise.
      name === 'then'
        ? undefined
        : async (...values: never[]) => {
            store ??= await open();
            return (store[name as keyof Store] as (...values: never[]) => unknown)(...values);
          },
  });
}

async function withinTimeout(work: Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, deliveryTimeout)))]);
  clearTimeout(timer);
}
