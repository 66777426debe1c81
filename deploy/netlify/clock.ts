import { join } from 'node:path';
import { postgresFunction } from '../../src/desk/host/postgres-function.ts';

const desk = postgresFunction(join(import.meta.dirname, 'dist'), { peerOf: () => '' });

/** Sends on what could not be sent at once, and deletes what is old. */
export default async (): Promise<Response> => {
  await desk.sweep();
  return new Response(null, { status: 204 });
};

/** When Netlify calls it, and the files that it reads. */
export const config = { schedule: '*/5 * * * *', includedFiles: ['dist/**'], nodeBundler: 'none' };
