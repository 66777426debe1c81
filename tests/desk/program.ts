/** What a program of the engine needs of the environment, and nothing of what these tests run in. */
export const engine = {
  PATH: process.env['PATH'],
  // Without it, a process on Windows has no network.
  SystemRoot: process.env['SystemRoot'],
  // What was compiled before is not compiled again.
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
};
