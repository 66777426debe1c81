import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { DeskFile } from './desk/file.ts';
import { openDesk } from './desk/host/node.ts';
import { openSite } from './server/files.ts';
import { createSiteServer } from './server/listen.ts';
import { inThreads } from './server/thinking.ts';
import { traceOf } from './server/trace.ts';
import { deskFileAddress } from './site/below.ts';

const folder = process.env['OUT'] ?? 'dist';
const port = Number(process.env['PORT'] ?? 4321);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT: "${process.env['PORT']}" is not a port number. Write a number from 1 to 65535.`);
  process.exit(1);
}
/** The address to listen on: all of the machine's, unless a proxy on it is the only way in. */
const host = process.env['HOST'] || undefined;
/** As the operator has set it: the build below calls itself production. */
const env = { ...process.env };
if (!existsSync(join(folder, '_headers'))) {
  console.log('There is no built site yet; building it …');
  const { buildSite } = await import('./build.ts');
  await buildSite(folder).catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
}
const site = inThreads(openSite(folder));
const file = JSON.parse((await site.read(deskFileAddress(site.base))) ?? '{"subjects":{}}') as DeskFile;
const desk =
  Object.keys(file.subjects).length > 0 || file.orders
    ? await openDesk(file, { env, read: site.read, suggest: site.ask.suggest }).catch((error: Error) => {
        console.error(error.message);
        process.exit(1);
      })
    : undefined;
const server = createSiteServer(site, desk?.app);
server.listen({ port, host }, () => {
  desk?.notices.forEach((notice) => console.log(notice));
  const { port: taken } = server.address() as AddressInfo;
  console.log(`The portal is ready: http://localhost:${taken}${site.base && `${site.base}/`}`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program. Choose another: PORT=4322 npm start`
      : error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND'
        ? `HOST: "${host}" is not an address of this machine. Write 127.0.0.1, or leave it out to listen on all.`
        : error.message,
  );
  process.exit(1);
});

/** Shuts down gracefully: responses and mails under way are finished, within the ten seconds after which most hosts kill a process. */
function end() {
  setTimeout(() => server.closeAllConnections(), 5_000);
  // A mail that is still under way is sent again at the next start, under the same id.
  setTimeout(() => process.exit(0), 9_000);
  server.close(() => void Promise.resolve(desk?.close()).finally(() => process.exit(0)));
}
process.once('SIGINT', end);
process.once('SIGTERM', end);

// Not the error itself: its message, and what a database adds to it, can hold what somebody wrote.
process.on('unhandledRejection', (error) => console.error(traceOf(error)));
process.on('uncaughtException', (error) => {
  console.error(traceOf(error));
  process.exit(1);
});
