import { join } from 'node:path';
import { postgresFunction } from '../../src/desk/host/postgres-function.ts';
import { sameText } from '../../src/desk/secrets/hash.ts';
import { siteApp } from '../../src/server/app.ts';
import { openSite } from '../../src/server/files.ts';
import { requestOf, resultOf, type UrlEvent } from './event.ts';

const site = openSite(join(import.meta.dirname, 'dist'));
const pages = siteApp(site);
const { PUBLIC_ADDRESS, EDGE_SECRET: edge = '', TRUSTED_PROXY } = process.env;
const desk = postgresFunction(site.root, {
  ask: site.ask,
  page: async (request) => pages.fetch(request),
  mistakes: [
    ...(TRUSTED_PROXY ? ['TRUSTED_PROXY: is not read here. Take it away, and set EDGE_SECRET.'] : []),
    ...(edge && edge.length < 32 ? ['EDGE_SECRET: is shorter than 32 bytes. Make one with: openssl rand -hex 32'] : []),
  ],
  // Only CloudFront knows the secret. A function URL leaves of X-Forwarded-For what the client wrote.
  peerOf({ req, env }) {
    const isFromEdge = edge !== '' && sameText(edge, req.header('X-Edge-Secret') ?? '');
    return (isFromEdge && req.header('True-Client-IP')) || env.peer;
  },
});

/** What AWS calls: for a request to the function's URL, and by the clock, which sends something else. */
export async function handler(event: UrlEvent | { requestContext?: undefined }) {
  if (!event.requestContext) return desk.sweep();
  const bindings = { peer: event.requestContext.http.sourceIp };
  return resultOf(await desk.fetch(requestOf(event, PUBLIC_ADDRESS || undefined), { bindings }));
}
