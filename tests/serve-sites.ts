import { spawn } from 'node:child_process';
import { sites } from './sites.ts';

/*
 * Builds the sites that the tests visit, each on a core of its own, and serves them until the tests end. The last line of
 * what it writes is `all sites are served`.
 */
const running = Object.values(sites).map(({ env }) =>
  ['src/build.ts', 'src/serve.ts'].map((program) => () => {
    const args = ['--import', './src/settings/node.mjs', program];
    return spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  }),
);

const servers = await Promise.all(
  running.map(async ([build, serve]) => {
    const code = await new Promise((ended) => build!().on('exit', ended));
    // What was wrong stands above: the build has said it.
    if (code !== 0) process.exit(1);
    return serve!().on('exit', (ending) => process.exit(ending ?? 1));
  }),
);
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    for (const server of servers) server.removeAllListeners('exit').kill(signal);
    process.exit();
  });

for (const { url } of Object.values(sites))
  while (
    !(await fetch(`${url}/robots.txt`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await new Promise((on) => setTimeout(on, 100));
console.log('all sites are served');
