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

/** The addresses at which it is asked instead of a file, and the files that it reads. */
export const config = {
  path: ['/desk/*', '/:language/contact/*', '/:language/search/*', '/:language/catalogue/'],
  includedFiles: ['dist/**'],
  nodeBundler: 'none',
};
