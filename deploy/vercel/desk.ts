import { getRequestListener } from '@hono/node-server';
import { join } from 'node:path';
import { postgresFunction } from '../../src/desk/host/postgres-function.ts';
import { sameText } from '../../src/desk/secrets/hash.ts';

const clock = process.env['CRON_SECRET'] ?? '';
const desk = postgresFunction(join(import.meta.dirname, 'dist'), {
  mistakes: clock.length < 32 ? ['CRON_SECRET: is shorter than 32 bytes. Make one with: openssl rand -base64 32'] : [],
  // Vercel writes it anew on every request: https://vercel.com/docs/headers/request-headers#x-real-ip
  peerOf: (context) => context.req.header('X-Real-IP') ?? '',
});

/** For the clock, which shows `CRON_SECRET`: sends on what could not be sent at once, and deletes what is old. */
async function sweep(request: Request): Promise<Response> {
  const shown = request.headers.get('Authorization') ?? '';
  if (clock.length < 32 || !sameText(shown, `Bearer ${clock}`)) return new Response(null, { status: 401 });
  await desk.sweep();
  return new Response(null, { status: 204 });
}

/** What Vercel calls. */
export default getRequestListener((request) =>
  new URL(request.url).pathname.endsWith('/desk/clock') ? sweep(request) : desk.fetch(request),
);
