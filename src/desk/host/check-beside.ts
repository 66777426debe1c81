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
  const program = ['--import', './src/settings/node.mjs', 'src/check/formats/run.ts', '--format=json'];
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
        // It ends with 1 when there are mistakes; what is no JSON is no word of the check.
        execFile(process.execPath, program, options, (_error, out) => resolve(findingsIn(out, changed)));
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** What the check says of a file, in words, what is wrong before what is worth a look. */
function findingsIn(out: string, file: string): string[] | undefined {
  try {
    const { wrong, worthALook } = JSON.parse(out) as Record<'wrong' | 'worthALook', Finding[]>;
    const own = [...wrong, ...worthALook].filter((one) => one.file === file);
    return [
      ...new Set(own.map(({ line, field, message }) => `Line ${line}${field ? ` ${field}` : ''}: ${message}`)),
    ].slice(0, 30);
  } catch {
    return undefined;
  }
}

interface Finding {
  file: string;
  line: number;
  field?: string;
  message: string;
}
