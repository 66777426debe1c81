import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Check } from '../suggest/forge/channel.ts';

/** Milliseconds for the check: a delivery has 45 seconds, and the calls of the forge come after it. */
const patience = 20_000;

/**
 * The whole check over a copy of the agency's folders with a suggestion in it, in a process of its own that knows none of the desk's
 * settings. Resolves with what it says of that file, a sentence each; with nothing where the engine or the content does not stand beside
 * the desk, and when it takes too long.
 */
export function checkBeside(env: Record<string, string | undefined>): Check {
  const named = env['CONTENT'];
  const program = ['--import', './src/settings/node.mjs', 'src/check/content.ts'];
  return async (file, text) => {
    if (!existsSync(program[2]!) || !existsSync(named ?? 'content')) return undefined;
    const folder = await mkdtemp(join(tmpdir(), 'pult-check-'));
    try {
      const copy = join(folder, 'content');
      await cp(named ?? 'content', copy, { recursive: true });
      if (!named && existsSync('public')) await cp('public', join(copy, 'public'), { recursive: true });
      const changed = join(folder, file);
      await mkdir(dirname(changed), { recursive: true });
      await writeFile(changed, text);
      return await new Promise((resolve) => {
        const options = { timeout: patience, maxBuffer: 4e6, env: { PATH: env['PATH'], CONTENT: copy } };
        execFile(process.execPath, program, options, (error, out, told) => {
          const lines = `${out}\n${told}`.split('\n').filter((line) => line.startsWith(`${changed}:`));
          const found = [...new Set(lines)].map((line) => `Line ${line.slice(changed.length + 1)}`).slice(0, 30);
          // It ends with 1 and the sum when there are mistakes; all else is no word of the check.
          const isSaid = !error || (error.code === 1 && /\bto mend\b/.test(out + told));
          resolve(isSaid ? found : undefined);
        });
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
