import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProgram } from './programs/program.ts';

/** A file's new text, a change to its text, or nothing when it is to be deleted. */
type Change = string | ((text: string) => string) | null;

/** A copy of the second agency, with changes to its files. Returns the folder, below the project's root. */
export function agency(changes: Record<string, Change>): string {
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync('test-results/agency-');
  cpSync('tests/site', folder, { recursive: true });
  for (const [name, change] of Object.entries(changes)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    if (change === null) rmSync(file);
    else writeFileSync(file, typeof change === 'string' ? change : change(readFileSync(file, 'utf8')));
  }
  return folder;
}

/** The front matter of an article without mistakes. */
export const goodFields = `title: A page
summary: One sentence that says what the reader gets.
topic: water
audience: [residents]
owner: waterworks
reviewed: 2026-09-14`;

/** An article of front matter and text. */
export function article(fields: string, text = 'Text that says something.'): string {
  return `---\n${fields}\n---\n${text}\n`;
}

const tidied = (text: string, { CONTENT }: Record<string, string>) =>
  CONTENT ? text.replaceAll(`${CONTENT}/`, '') : text;

/** Runs a script of the engine; `output` is all that it printed, with the agency's folder left out of paths. */
export function run(script: string, env: Record<string, string>, ...typed: string[]): { code: number; output: string } {
  // What a build loads has threads and processes of its own.
  if (script === 'src/build.ts') return start(script, env, ...typed);
  const { stdout, stderr, status } = runProgram(script, typed, { ...process.env, ...env });
  return { code: status, output: tidied(status === 0 ? stdout : `${stdout}${stderr}`, env) };
}

/** The same in a process of its own, as it is in an agency's hands. */
export function start(script: string, env: Record<string, string>, ...typed: string[]): ReturnType<typeof run> {
  try {
    return {
      code: 0,
      output: tidied(
        execFileSync('node', [script, ...typed], {
          env: { NODE_COMPILE_CACHE: 'node_modules/.cache/pult/code', ...process.env, ...env },
          encoding: 'utf8',
          stdio: 'pipe',
        }),
        env,
      ),
    };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: tidied(`${stdout}${stderr}`, env) };
  }
}
