/*
 * Loaded before every command of package.json (`node --import`), by any Node: hence no TypeScript here. It says what to do where
 * Node is too old to run the engine, turns off what Astro would send home, and ends with the shell that npm put in between.
 */
import { enableCompileCache } from 'node:module';

/** The first Node that reads TypeScript and knows `import.meta.main`. */
const needed = [22, 18];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `This is Node ${process.versions.node}, and Pult needs ${needed.join('.')} or later. It brings its own where install scripts may run: npm rebuild node. Where they may not, install Node 24: https://nodejs.org/`,
  );
  process.exit(1);
}

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

// What was compiled once is read the next time: a check starts in half the time.
enableCompileCache('node_modules/.cache/pult/code');

// A shell that npm ends does not pass the signal on: without this, `npm start` would leave its server behind.
if (process.env['npm_lifecycle_event']) {
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
