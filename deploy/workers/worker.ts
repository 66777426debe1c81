import { deskFunction, type DeskFunction } from '../../src/desk/host/function.ts';
import type { DeskFile } from '../../src/desk/file.ts';
import { baseOf, deskFileAddress } from '../../src/site/below.ts';
import { type D1, openD1Store } from '../../src/desk/store/d1.ts';

/** Bindings of wrangler.jsonc, and the settings. */
interface Env extends Record<string, unknown> {
  ASSETS: { fetch(request: Request | URL): Promise<Response> };
  DB?: D1;
}

let desk: DeskFunction | undefined;
/** The path below which the site lies. */
let base: string | undefined;

const assetAt = ({ ASSETS }: Env, address: string) =>
  ASSETS.fetch(new URL(address.replace(/index\.html$/, ''), 'https://assets.local'));

/** From the one file that stands at the root of the assets too. */
async function baseIn(env: Env): Promise<string> {
  const answer = await assetAt(env, deskFileAddress(''));
  return answer.ok ? baseOf(((await answer.json()) as DeskFile).site.address) : '';
}

/** The bindings come with each request and are the same in all. */
const deskIn = (env: Env) =>
  (desk ??= deskFunction({
    // A Worker has 128 MB, and a file stands in it several times over while it is stored and sent on.
    env: { ATTACHMENT_MB: '5', ...env },
    mistakes: [
      ...(env.DB ? [] : ['DB: no D1 database is bound. Write it under d1_databases in wrangler.jsonc.']),
      ...(env['DATABASE_URL'] ? ['DATABASE_URL: is not read on Workers, the binding DB is. Take it away.'] : []),
    ],
    async read(path) {
      base ??= await baseIn(env);
      const answer = await assetAt(env, base + path);
      return answer.ok ? answer.text() : undefined;
    },
    page: (request) => env.ASSETS.fetch(request),
    openStore: () => openD1Store(env.DB!),
    // Cloudflare sets it anew on every request, whatever the client sent.
    peerOf: (context) => context.req.header('CF-Connecting-IP') ?? '',
  }));

export default {
  fetch: (request: Request, env: Env, context: { waitUntil(work: Promise<unknown>): void }) =>
    deskIn(env).fetch(request, { waitUntil: (work) => context.waitUntil(work) }),
  scheduled: (_event: unknown, env: Env) => deskIn(env).sweep(),
};
