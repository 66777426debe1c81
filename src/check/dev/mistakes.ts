import type { AstroIntegration } from 'astro';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { contentFolder, publicFolder } from '../../settings/folders.ts';
import { worthALook } from '../formats/worth.ts';
import type { Told } from './browser.ts';
import { formatProblem, type Problem } from '../../settings/problems.ts';

/**
 * Shows what the check finds over the pages of `npm run dev`, as files change. A process of its own checks, so that settings are read
 * anew and no mistake stops the server; built pages know nothing of it.
 */
export function mistakesInPages(): AstroIntegration {
  return {
    name: 'mistakes',
    hooks: {
      'astro:config:setup'({ command, injectScript }) {
        if (command === 'dev') injectScript('page', `import '/src/check/dev/browser.ts';`);
      },
      'astro:server:setup'({ server }) {
        let told: Told = { wrong: [], worth: [] };
        let state: 'idle' | 'running' | 'again' = 'idle';
        const run = () => {
          if (state !== 'idle') return void (state = 'again');
          state = 'running';
          check((found) => {
            if (found) server.ws.send('pult:mistakes', (told = found));
            const again = state === 'again';
            state = 'idle';
            if (again) run();
          });
        };
        let soon: NodeJS.Timeout | undefined;
        const folders = [contentFolder, publicFolder].map((folder) => resolve(folder));
        server.watcher.add(folders);
        server.watcher.on('all', (_, file) => {
          if (!folders.some((folder) => resolve(file).startsWith(folder))) return;
          clearTimeout(soon);
          soon = setTimeout(run, 150);
        });
        server.ws.on('pult:ask', (_, client) => client.send('pult:mistakes', told));
        run();
      },
    },
  };
}

function check(done: (told: Told | undefined) => void): void {
  execFile(
    process.execPath,
    ['--import', './src/settings/node.mjs', 'src/check/formats/run.ts', '--format=json'],
    { maxBuffer: 100_000_000 },
    (_, output, said) => {
      try {
        const { wrong, worthALook: worth } = JSON.parse(output) as { wrong: Problem[]; worthALook: Problem[] };
        done({ wrong: [...new Set(wrong.map(formatProblem))], worth: worthALook(worth) });
      } catch {
        console.error(said);
        done(undefined);
      }
    },
  );
}
