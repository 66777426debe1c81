import type { Context, Next } from 'hono';
import { Hono } from 'hono/tiny';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { openAsk, type Ask } from '../ask/server/handler.ts';
import { openPagefind } from '../ask/server/fulltext.ts';
import { openGuides } from '../guides/step/handler.ts';
import { pagesWith } from '../ask/answer/pagefind.ts';
import { openCatalogue } from '../catalogue/search/handler.ts';
import type { Desk } from '../desk/host/host.ts';

const compress = promisify(brotliCompress);
const largestKept = 2_000_000;

/** What browsers are told that a file is; any other ending is a download. */
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
  '.ics': 'text/calendar; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

interface Rules {
  /** A path, with a star at its end for all below, and the headers it gets. */
  headers: { path: string; values: [string, string][] }[];
  moved: Map<string, string>;
}

/** What the build wrote beside the pages for whoever serves them: `_headers` and `_redirects`. */
export function readRules(root: string): Rules {
  const blocks = readFileSync(join(root, '_headers'), 'utf8').trim().split(/\n\n+/);
  const headers = blocks.map((block) => {
    const [path = '', ...lines] = block.split('\n');
    return {
      path,
      values: lines.map(
        (line) =>
          line
            .trim()
            .split(/:\s*(.*)/s)
            .slice(0, 2) as [string, string],
      ),
    };
  });
  const redirects = readFileSync(join(root, '_redirects'), 'utf8').split('\n').filter(Boolean);
  return { headers, moved: new Map(redirects.map((line) => line.split(' ') as [string, string])) };
}

/** A built site that is ready to be asked and served. */
export interface BuiltSite {
  root: string;
  /** The text of a file by its address, or nothing when there is none that visitors may have. */
  read: (address: string) => Promise<string | undefined>;
  /** The path of that file. */
  fileAt: (address: string) => string | undefined;
  ask: Ask;
  catalogue: Hono;
  guides: Hono;
}

/** Opens the folder of a built site. */
export function openSite(folder: string): BuiltSite {
  const root = resolve(folder);
  const hidden = [join(root, '_headers'), join(root, '_redirects')];
  const fileAt = (path: string) => {
    const file = resolve(join(root, path.endsWith('/') ? `${path}index.html` : path));
    if (!file.startsWith(root + sep) || hidden.includes(file)) return undefined;
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
  };
  const read = async (address: string) => {
    const file = fileAt(address);
    return file && readFile(file, 'utf8');
  };
  const languages = languagesOf(root);
  return {
    root,
    read,
    fileAt,
    ask: openAsk({ languages, read, search: searchIn(root) }),
    catalogue: openCatalogue({ languages, read }),
    guides: openGuides({ languages, read }),
  };
}

/**
 * A built site as a web-standard app: pages compressed, the headers and moved addresses that the build wrote beside them;
 * with the desk function, if there is one.
 */
export function siteApp({ root, fileAt, ask, catalogue, guides }: BuiltSite, desk?: Desk['app']): Hono {
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
    for (const { path, values } of rulesNow().headers)
      if (path.endsWith('*') ? context.req.path.startsWith(path.slice(0, -1)) : context.req.path === path)
        for (const [name, value] of values) context.header(name, value);
    // What is missing now may be there after the next build.
    if (context.res.status === 404) context.header('Cache-Control', 'no-cache');
  });

  app.use(packMade);
  if (desk) app.route('/', desk);
  app.route('/', ask.app);
  app.route('/', catalogue);
  app.route('/', guides);

  app.on(['GET', 'HEAD'], '*', (context) => {
    const path = decodePath(context.req.path);
    const { moved } = rulesNow();
    const to = path && (moved.get(path) ?? moved.get(path.replace(/\/$/, '')));
    if (to) return context.redirect(to, 301);
    const file = path === undefined ? undefined : fileAt(path);
    if (file) return send(context, file, 200);
    if (path && fileAt(`${path}/`))
      return context.redirect(`${encodeURI(path)}/${new URL(context.req.url).search}`, 301);
    const [, tag = ''] = (path ?? '').split('/');
    const missing = join(root, /^[\w-]+$/.test(tag) ? tag : '', '404.html');
    return send(context, existsSync(missing) ? missing : join(root, '404.html'), 404);
  });

  app.all('*', (context) => context.body(null, 405, { Allow: 'GET, HEAD' }));

  app.onError((error, context) => {
    console.error(placeOf(error));
    return context.body(null, 500);
  });

  async function send(context: Context, file: string, status: 200 | 404) {
    const { mtimeMs, size } = statSync(file);
    const etag = `W/"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"`;
    context.header('ETag', etag);
    context.header('Cache-Control', 'no-cache');
    if (status === 200 && context.req.header('If-None-Match') === etag) return context.body(null, 304);
    const type = types[extname(file).toLowerCase()];
    context.header('Content-Type', type ?? 'application/octet-stream');
    context.header('Vary', 'Accept-Encoding');
    const isText = type !== undefined && /^text|json|xml|svg/.test(type);
    if (!isText || size > largestKept || !takesBrotli(context))
      return context.body(new Uint8Array(await readFile(file)), status);
    const key = `${file} ${etag}`;
    const packed = kept.get(key) ?? readFile(file).then((text) => pack(text, 11));
    kept.set(key, packed);
    context.header('Content-Encoding', 'br');
    return context.body(await packed, status);
  }

  return app;
}

/** The kind of an error and where in the code it arose, without its message. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places].join('\n');
}

/** The languages of a built site: those that have a file for questions. */
function languagesOf(root: string): string[] {
  const folder = join(root, 'ask');
  return existsSync(folder) ? readdirSync(folder).map((name) => name.replace('.json', '')) : [];
}

/** The full text of a built site, by word. An index is opened when it is first needed, and anew when the site was built anew. */
function searchIn(root: string) {
  const opened = new Map<string, ReturnType<typeof openPagefind>>();
  let made = 0;
  return async (language: string, word: string) => {
    const { mtimeMs } = statSync(join(root, '_headers'));
    if (mtimeMs !== made) opened.clear();
    made = mtimeMs;
    const pagefind = opened.get(language) ?? openPagefind(root, language);
    opened.set(language, pagefind);
    pagefind.catch(() => opened.delete(language));
    return pagesWith(word, await pagefind);
  };
}

function takesBrotli(context: Context): boolean {
  return /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(context.req.header('Accept-Encoding') ?? '');
}

/** Packs a page, or a step for one, that is made for one question, known by having no `ETag`: less tightly, since nobody waits for the same one. */
async function packMade(context: Context, next: Next) {
  await next();
  const { headers } = context.res;
  if (headers.has('ETag') || !/^(text\/html|application\/json)/.test(headers.get('Content-Type') ?? '')) return;
  context.header('Vary', 'Accept-Encoding');
  if (!takesBrotli(context)) return;
  const packed = await pack(new Uint8Array(await context.res.arrayBuffer()), 5);
  context.header('Content-Encoding', 'br');
  context.res = new Response(packed, context.res);
}

/** A text packed with Brotli. The highest quality, 11, is for what is done once and kept for as many readers as come. */
async function pack(text: Uint8Array, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await compress(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
  return new Uint8Array(packed);
}

function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    // No address of the site has these; with them a path could climb out or name another host.
    return /\0|\\|\/\/|(^|\/)\.\.(\/|$)/.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
