import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';

/** The editor on a working copy of a test. */
export interface Editor {
  address: string;
  stop: () => void;
}

/** Serves the editor for a folder of content, which lies below the project's root. */
export async function editorOn(folder: string): Promise<Editor> {
  const program = `import { serveEditor } from './src/editor/local/serve.ts'; const { address } = await serveEditor(0); console.log(address);`;
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', './src/settings/node.mjs', '--input-type=module', '-e', program],
    { env: { ...process.env, CONTENT: folder }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return { address: String(line).trim(), stop: () => void child.kill() };
}

/** A copy of the agency's content with its public folder, as `CONTENT` names one. */
export function copyOfContent(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync('content', folder, { recursive: true });
  cpSync('public', `${folder}/public`, { recursive: true });
}

/** What the check says of a folder of content. */
export function checkOf(folder: string): string {
  return execFileSync(process.execPath, ['--import', './src/settings/node.mjs', 'src/check/formats/run.ts'], {
    env: { ...process.env, CONTENT: folder },
    encoding: 'utf8',
  });
}
