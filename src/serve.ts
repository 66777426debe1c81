import { serve } from '@hono/node-server';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskFile } from './desk/file.ts';
import { openDesk } from './desk/node.ts';
import { openSite, siteApp } from './site-app.ts';

const folder = process.env['OUT'] ?? 'dist';
const port = Number(process.env['PORT'] ?? 4321);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT: "${process.env['PORT']}" is not a port number. Write a number from 1 to 65535.`);
  process.exit(1);
}
if (!existsSync(join(folder, '_headers'))) {
  console.log('There is no built site yet; building it …');
  const { buildSite } = await import('./build.ts');
  await buildSite(folder).catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
}
const site = openSite(folder);
const file = JSON.parse((await site.read('/desk/desk.json')) ?? '{"subjects":{}}') as DeskFile;
const desk =
  Object.keys(file.subjects).length > 0
    ? await openDesk(file, { env: process.env, read: site.read, suggest: site.ask.suggest }).catch((error: Error) => {
        console.error(error.message);
        process.exit(1);
      })
    : undefined;
const server = serve({ fetch: siteApp(site, desk?.app).fetch, port }, ({ port: taken }) => {
  desk?.notices.forEach((notice) => console.log(notice));
  console.log(`The portal is ready: http://localhost:${taken}`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program. Choose another: PORT=4322 npm start`
      : error.message,
  );
  process.exit(1);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => server.close(() => void Promise.resolve(desk?.close()).then(() => process.exit(0))));
