import { join } from 'node:path';
import { postgresFunction } from '../../src/desk/host/postgres-function.ts';

/** What the function uses of https://docs.netlify.com/build/functions/api/#netlify-specific-context-object */
interface Context {
  ip: string;
  waitUntil(work: Promise<unknown>): void;
}

const desk = postgresFunction(join(import.meta.dirname, 'dist'), {
  // Netlify's own view of the connection, which no header changes.
  peerOf: ({ env }) => (env as Context).ip,
});

/** What Netlify calls. */
export default (request: Request, context: Context): Promise<Response> =>
  desk.fetch(request, { bindings: context, waitUntil: (work) => context.waitUntil(work) });

/** The path below which the site lies; `deploy/build.ts` writes it in. */
declare const BASE: string;

/** The addresses at which it is asked instead of a file, and the files that it reads. */
export const config = {
  path: [`${BASE}/desk/*`, `${BASE}/:language/contact/*`, `${BASE}/:language/search/*`, `${BASE}/:language/catalogue/`],
  includedFiles: ['dist/**'],
  nodeBundler: 'none',
};
