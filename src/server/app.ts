import type { HonoRequest } from 'hono';
import { Hono } from 'hono/tiny';
import type { Desk } from '../desk/host/host.ts';
import { compressMade } from './compress.ts';
import type { BuiltSite } from './files.ts';
import { fileAnswers, type FileRequest } from './http/answer.ts';
import { responseOf } from './http/send.ts';
import { traceOf } from './trace.ts';
import { takeTurns } from './turns.ts';

/** What answers the requests for a site. */
export interface SiteParts {
  /** Files, redirects, and what is neither there nor allowed. */
  files: ReturnType<typeof fileAnswers>;
  /** What is made for one request; an address that no function knows is left to the files. */
  functions: Hono;
}

/** The parts of a built site: its files, the functions of search, catalogue and guides, and the desk function if there is one. */
export function partsOf(site: BuiltSite, desk?: Desk['app']): SiteParts {
  const functions = new Hono();
  if (desk) functions.route('/', desk);
  functions.route('/', site.ask.app);
  functions.route('/', site.catalogue);
  functions.route('/', site.guides);
  return { files: fileAnswers(site), functions };
}

/**
 * A Hono app that serves a built site, with the headers and redirects that the build wrote. A new build in the same folder is
 * noticed. Of a site below a path, the root of the host leads there.
 *
 *     siteApp(openSite('dist')).request('/en/');
 */
export function siteApp(site: BuiltSite, desk?: Desk['app']): Hono {
  return appOf(partsOf(site, desk));
}

/** That app of parts that others use too. */
export function appOf({ files, functions }: SiteParts): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of files.headersAt(context.req.path)) context.header(name, value);
    if (context.res.status === 404) context.header('Cache-Control', 'no-cache');
  });
  const isMade = (method: string, path: string) => functions.router.match(method, path)[0].length > 0;
  app.use(
    takeTurns(isMade, async ({ req }) => responseOf(await files.busy(fileRequest(req)), req.raw.method === 'HEAD')),
  );
  app.use(compressMade);
  app.route('/', functions);
  app.all('*', async ({ req }) => responseOf(await files.answer(fileRequest(req)), req.raw.method === 'HEAD'));
  app.onError((error, context) => {
    console.error(traceOf(error));
    return context.body(null, 500);
  });
  return app;
}

function fileRequest(req: HonoRequest): FileRequest {
  const { pathname, search } = new URL(req.url);
  return { method: req.raw.method, path: pathname, query: search, header: (name) => req.header(name) };
}
