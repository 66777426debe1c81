import type { Stats } from 'node:fs';
import type { BuiltSite, FoundFile } from '../files.ts';
import { headersAt, watchRules, type Rules } from '../rules.ts';
import { codingFor } from './accept-encoding.ts';
import { isHeld, isOther, rangeOf, type Range } from './conditions.ts';
import { kept } from './kept.ts';
import { isSame, openRepresentations, type Representation } from './representation.ts';

/** A request for a file. */
export interface FileRequest {
  method: string;
  /** As it was sent, with percent-encodings. */
  path: string;
  /** What stands behind the path, with its question mark. */
  query: string;
  header: (name: string) => string | undefined;
}

/** An answer that needs nothing but the built site. */
export interface Answer {
  status: 200 | 206 | 301 | 302 | 304 | 404 | 405 | 412 | 416 | 503;
  headers: Record<string, string>;
  body: { of: Representation; range: Range } | undefined;
}

/**
 * The one place that decides how a file is answered: redirects, conditional and range requests, codings, and the headers that the
 * build wrote for its path (RFC 9110, 12 to 14). The answer to `HEAD` is that to `GET`, whose body is then not sent (9.3.2).
 */
export function fileAnswers(
  { root, base, fileAt }: Pick<BuiltSite, 'root' | 'base' | 'fileAt'>,
  now: () => number = Date.now,
) {
  const represent = openRepresentations(undefined, now);
  const rulesNow = watchRules(root);
  /** Whole files that were answered with 200, by coding and path: most requests are for one of these. */
  const known = kept<{ answer: Answer; stats: Stats; rules: Rules }>(32_000_000, ({ stats }) => stats.size + 1_000);

  async function found(
    { method, header }: FileRequest,
    { file, stats }: FoundFile,
    status: 200 | 404 | 503,
  ): Promise<Answer> {
    const range = status === 200 && method === 'GET' ? header('range') : undefined;
    // Ranges are of the file itself: what is packed differs between servers.
    const coding = range === undefined ? codingFor(header('accept-encoding')) : 'identity';
    const of = await represent(file, stats, coding);
    const headers: Record<string, string> = {
      'Cache-Control': 'no-cache',
      ...(of.varies && { Vary: 'Accept-Encoding' }),
      ...(status === 200 && { ETag: of.etag }),
    };
    if (status === 200 && isOther(header('if-match'), of.etag)) return { status: 412, headers, body: undefined };
    if (status === 200 && isHeld(header('if-none-match'), of.etag)) return { status: 304, headers, body: undefined };
    const part = range === undefined ? undefined : rangeOf({ range, ifRange: header('if-range') }, of);
    if (part === 'unsatisfiable') {
      headers['Content-Range'] = `bytes */${of.size}`;
      return { status: 416, headers, body: undefined };
    }
    const { start, end } = part ?? { start: 0, end: of.size - 1 };
    headers['Content-Type'] = of.type ?? 'application/octet-stream';
    headers['Content-Length'] = String(end - start + 1);
    if (of.coding !== 'identity') headers['Content-Encoding'] = of.coding;
    else if (status === 200) headers['Accept-Ranges'] = 'bytes';
    if (part) headers['Content-Range'] = `bytes ${start}-${end}/${of.size}`;
    return { status: part ? 206 : status, headers, body: { of, range: { start, end } } };
  }

  // What lies beside the site is answered by us all the same.
  const headersOf = (path: string, rules: Rules) => headersAt(rules, path.startsWith(`${base}/`) ? path : `${base}/`);

  const moved = (location: string, status: 301 | 302 = 301): Answer => ({
    status,
    headers: { Location: location },
    body: undefined,
  });

  /** The first part of a path, which may be a language. */
  const tagOf = (path: string | undefined) =>
    path?.startsWith(`${base}/`) ? /^\/([\w-]+)(?:\/|$)/.exec(path.slice(base.length))?.[1] : undefined;

  /** The page that says why there is no other, in the language of its address. */
  async function said(request: FileRequest, path: string | undefined, status: 404 | 503): Promise<Answer> {
    const tag = tagOf(path);
    const page = (tag && fileAt(`${base}/${tag}/${status}.html`)) || fileAt(`${base}/${status}.html`);
    return page ? found(request, page, status) : { status, headers: {}, body: undefined };
  }

  async function answered(request: FileRequest, { moved: addresses }: Rules): Promise<Answer> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return { status: 405, headers: { Allow: 'GET, HEAD' }, body: undefined };
    const path = decodePath(request.path);
    if (path === '/' && base) return moved(`${base}/`, 302);
    const to = path && (addresses.get(path) ?? addresses.get(path.replace(/\/$/, '')));
    if (to) return moved(to);
    const file = path === undefined ? undefined : fileAt(path);
    if (file) return found(request, file, 200);
    if (path && fileAt(`${path}/`)) return moved(`${encodeURI(path)}/${request.query}`);
    return said(request, path, 404);
  }

  return {
    /** The headers that the build wrote for a path: they are added to every answer. */
    headersAt: (path: string) => headersOf(path, rulesNow()),
    /** The answer to a request that was answered before, if neither the file nor the rules have changed; it is not to be changed. */
    again({ path, header }: FileRequest): Answer | undefined {
      if (header('range') !== undefined || header('if-match') !== undefined) return undefined;
      const last = known.get(`${codingFor(header('accept-encoding'))} ${path}`);
      const stats = last && fileAt(path)?.stats;
      // A new build writes every file anew; only who writes the rules by hand waits a second.
      if (!stats || !isSame(stats, last.stats) || last.rules !== rulesNow(1_000)) return undefined;
      if (last.answer.body!.of.until <= now()) return undefined;
      return isHeld(header('if-none-match'), last.answer.headers['ETag']!) ? undefined : last.answer;
    },
    /** Answers any request. Rejects when a file cannot be read. */
    async answer(request: FileRequest): Promise<Answer> {
      const rules = rulesNow();
      // A file that a new build takes away meanwhile is looked for once more.
      const answer = await answered(request, rules).catch(() => answered(request, rules));
      for (const [name, value] of headersOf(request.path, rules)) answer.headers[name] = value;
      // What is missing now may be there after the next build.
      if (answer.status === 404) answer.headers['Cache-Control'] = 'no-cache';
      if (answer.body === undefined && answer.status !== 304) answer.headers['Content-Length'] = '0';
      if (answer.status === 200 && answer.body) {
        const { of } = answer.body;
        const coding = codingFor(request.header('accept-encoding'));
        if (!of.varies || of.coding === coding)
          known.set(`${coding} ${request.path}`, { answer, stats: of.stats, rules });
      }
      return answer;
    },
    /** The answer to a request for which there is no time now: a page in the language of its address, or of the page it came from. */
    async busy(request: FileRequest): Promise<Answer> {
      const from = request.header('referer') ?? '';
      const paths = [request.path, URL.canParse(from) ? new URL(from).pathname : ''];
      const path = paths.find((one) => tagOf(one) && fileAt(`${base}/${tagOf(one)}/503.html`));
      const answer = await said({ ...request, path: path ?? '' }, path, 503);
      answer.headers['Cache-Control'] = 'no-store';
      return answer;
    },
  };
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
