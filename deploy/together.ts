import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The options of esbuild with which everything that a program loads at its start lies in one file beside its entry. By
 * itself esbuild makes a file for each set of late parts that share something, thirty small ones here, which are all
 * loaded at the start and compress badly. So each late part is told to import the whole start, which is there already.
 * The program is packed twice, the first time only to learn what imports what.
 */
export async function startTogether(options: BuildOptions): Promise<BuildOptions> {
  const { metafile } = await build({ ...options, metafile: true, write: false });
  const plugin = importing(start(metafile), late(metafile));
  return {
    ...options,
    plugins: [...(options.plugins ?? []), plugin],
    // Packages that say they do nothing when they are loaded are left where esbuild puts them.
    logOverride: { 'ignored-bare-import': 'silent' },
  };
}

/** What is loaded before the first line of the entry runs, but not the entry: it may wait for what is loaded late. */
function start({ inputs, outputs }: Metafile): Set<string> {
  const entries = Object.values(outputs).flatMap(({ entryPoint }) => (entryPoint ? [entryPoint] : []));
  const isLate = late({ inputs, outputs });
  const found = new Set<string>();
  const open = entries.filter((entry) => !isLate.has(entry));
  const first = new Set(open);
  for (let file = open.pop(); file; file = open.pop())
    for (const { path, kind, external } of inputs[file]!.imports)
      if (kind !== 'dynamic-import' && !external && !found.has(path)) {
        found.add(path);
        open.push(path);
      }
  return found.difference(first);
}

/** What is loaded by `import()`. */
function late({ inputs }: Metafile): Set<string> {
  const imports = Object.values(inputs).flatMap(({ imports }) => imports);
  return new Set(
    imports.filter(({ kind, external }) => kind === 'dynamic-import' && !external).map(({ path }) => path),
  );
}

/** Adds an import of every file of `start` to those of `late`. */
function importing(start: Set<string>, late: Set<string>): Plugin {
  const own = new Map([...late].map((file) => [resolve(file), file]));
  const lines = [...start].map((file) => `import ${JSON.stringify(resolve(file))};`).join('\n');
  return {
    name: 'start-together',
    setup({ onLoad }) {
      onLoad({ filter: /\.(?:ts|js|mjs)$/ }, ({ path }) =>
        own.has(path)
          ? { contents: `${readFileSync(path, 'utf8')}\n${lines}\n`, loader: path.endsWith('.ts') ? 'ts' : 'js' }
          : undefined,
      );
    },
  };
}
