import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk } from '../desk/host/host.ts';
import { compress, compressMade, takesBrotli } from './compress.ts';
import type { BuiltSite } from './files.ts';
import { headersAt, readRules } from './rules.ts';
import { traceOf } from './trace.ts';
import { typeOf } from './types.ts';

/** Bytes above which a file is sent as it is, since its compressed form is kept in memory. */
const largestKept = 2_000_000;

/**
 * A Hono app that serves a built site: its files with `ETag` and Brotli, the headers and redirects that the build wrote, the
 * functions of search, catalogue and guides, and the desk function if there is one. A new build in the same folder is noticed.
 * Of a site below a path, the root of the host leads there.
 *
 *     siteApp(openSite('dist')).request('/en/');
 */
export function siteApp({ root, base, fileAt, ask, catalogue, guides }: BuiltSite, desk?: Desk['app']): Hono {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  let rules = readRules(root);
  let made = statSync(join(root, '_headers')).mtimeMs;
  /** The site may be built anew while it is served: its policy must be that of the pages. */
  const rulesNow = () => {
    const { mtimeMs = made } = statSync(join(root, '_headers'), { throwIfNoEntry: false }) ?? {};
    if (mtimeMs !== made) {
      kept.clear();
      rules = readRules(root);
      made = mtimeMs;
    }
    return rules;
  };
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    // What lies beside the site is answered by us all the same.
    const path = context.req.path.startsWith(`${base}/`) ? context.req.path : `${base}/`;
    for (const [name, value] of headersAt(rulesNow(), path)) context.header(name, value);
    // What is missing now may be there after the next build.
    if (context.res.status === 404) context.header('Cache-Control', 'no-cache');
  });

  app.use(compressMade);
  if (desk) app.route('/', desk);
  app.route('/', ask.app);
  app.route('/', catalogue);
  app.route('/', guides);

  app.on(['GET', 'HEAD'], '*', (context) => {
    const path = decodePath(context.req.path);
    if (path === '/' && base) return context.redirect(`${base}/`, 302);
    const { moved } = rulesNow();
    const to = path && (moved.get(path) ?? moved.get(path.replace(/\/$/, '')));
    if (to) return context.redirect(to, 301);
    const file = path === undefined ? undefined : fileAt(path);
    if (file) return send(context, file, 200);
    if (path && fileAt(`${path}/`))
      return context.redirect(`${encodeURI(path)}/${new URL(context.req.url).search}`, 301);
    const [, tag = ''] = path?.startsWith(`${base}/`) ? path.slice(base.length).split('/') : [];
    const missing = join(root, /^[\w-]+$/.test(tag) ? tag : '', '404.html');
    return send(context, existsSync(missing) ? missing : join(root, '404.html'), 404);
  });

  app.all('*', (context) => context.body(null, 405, { Allow: 'GET, HEAD' }));

  app.onError((error, context) => {
    console.error(traceOf(error));
    return context.body(null, 500);
  });

  async function send(context: Context, file: string, status: 200 | 404) {
    const { mtimeMs, size } = statSync(file);
    const etag = `W/"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"`;
    context.header('ETag', etag);
    context.header('Cache-Control', 'no-cache');
    if (status === 200 && context.req.header('If-None-Match') === etag) return context.body(null, 304);
    const type = typeOf(file);
    context.header('Content-Type', type ?? 'application/octet-stream');
    context.header('Vary', 'Accept-Encoding');
    const isText = type !== undefined && /^text|json|xml|svg/.test(type);
    if (!isText || size > largestKept || !takesBrotli(context))
      return context.body(new Uint8Array(await readFile(file)), status);
    const key = `${file} ${etag}`;
    const packed = kept.get(key) ?? readFile(file).then((text) => compress(text, 11));
    kept.set(key, packed);
    context.header('Content-Encoding', 'br');
    return context.body(await packed, status);
  }

  return app;
}

/** A path with its percent-encoding undone; undefined when that cannot be, and for one that could lead out of the folder. */
function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    // No address of the site has these; with them a path could climb out or name another host.
    return /\0|\\|\/\/|(^|\/)\.\.(\/|$)/.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
