import { spawnSync } from 'node:child_process';
import { isSample } from '../sample.ts';

/*
 * The second half of `npm run check`: where `content/` is still the sample, somebody works on the engine and is told of its
 * mistakes too. An agency is not: what it cannot mend would only make it wait.
 */
if (isSample) {
  // A shell, because npm is a script of its own kind on Windows.
  const { status } = spawnSync('npm run check:engine', { shell: true, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
