import { build, type Plugin } from 'esbuild';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Languages in which the program itself is written; those that it lacks stand in `program/`. */
const spoken = ['ar', 'de', 'fr', 'uk'];
const ours = ['nb', 'nn', 'sl'];

const { resolve: find } = createRequire(import.meta.url);
const words = join(import.meta.dirname, 'program');

/** What the program is made of. Throws with what to do where the package is not installed. */
function partsOf() {
  try {
    return dirname(find('@sveltia/cms'));
  } catch {
    throw new Error('site.yaml sets editor, and its program is not installed. First: npm ci');
  }
}

/**
 * Packs the editor's program for the browser, with its fonts, into a folder that is kept for the next build, and returns that
 * folder. Nothing in it asks a host for more of itself: what it would load from elsewhere (colours of code, maps, optimizers of
 * drawings) is left out.
 */
export async function packEditor(): Promise<string> {
  const parts = partsOf();
  const own = globSync(['browser/*.ts', 'local/browser/*.ts', 'program/*.json', 'program.ts'], {
    cwd: import.meta.dirname,
  }).sort();
  const digest = createHash('sha256').update(readFileSync(join(parts, '../package.json')));
  for (const file of own) digest.update(readFileSync(join(import.meta.dirname, file)));
  const kept = join('node_modules/.cache/pult/editor', digest.digest('hex').slice(0, 12));
  if (existsSync(kept)) return kept;
  mkdirSync(dirname(kept), { recursive: true });
  const fresh = mkdtempSync(`${kept}.new-`);
  try {
    await build({
      entryPoints: {
        editor: join(import.meta.dirname, 'browser/start.ts'),
        local: join(import.meta.dirname, 'local/browser/start.ts'),
      },
      outdir: fresh,
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      target: 'es2023',
      charset: 'utf8',
      chunkNames: '[hash]',
      legalComments: 'none',
      plugins: [withoutOthers(parts)],
      logLevel: 'error',
    });
    for (const font of globSync('assets/*.{woff2,LICENSE.txt}', { cwd: parts })) {
      mkdirSync(join(fresh, 'assets'), { recursive: true });
      cpSync(join(parts, font), join(fresh, 'assets', basename(font)));
    }
    cpSync(join(parts, '../LICENSE.txt'), join(fresh, 'LICENSE.txt'));
    if (!existsSync(kept)) renameSync(fresh, kept);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return kept;
}

/** Leaves out what editors of help pages never use, and adds the languages that the program lacks. */
function withoutOthers(parts: string): Plugin {
  return {
    name: 'editor-parts',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(@shikijs\/|leaflet|terra-draw|svgo)|chunks\/(shiki|heic|webp)/ }, () => ({
        path: 'nothing',
        namespace: 'left-out',
      }));
      onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'export default {};' }));
      onResolve({ filter: /^\.\.\/locales\/.*\.json$/ }, ({ path, importer }) => {
        const name = basename(path, '.json');
        if (ours.includes(name)) return { path: join(words, `${name}.json`) };
        return spoken.includes(name)
          ? { path: join(dirname(importer), path) }
          : { path: 'nothing', namespace: 'left-out' };
      });
      onLoad({ filter: /index\.js$/ }, ({ path }) =>
        dirname(path) === parts
          ? { contents: changed(readFileSync(path, 'utf8'), globSync('assets/*.woff2', { cwd: parts })), loader: 'js' }
          : undefined,
      );
    },
  };
}

/**
 * The program with three more languages in its list, with its fonts from its own folder, and without the line that forbids people
 * to enlarge the page. It offers no way to do so from outside. Throws where a later version is written otherwise.
 */
function changed(code: string, fonts: string[]): string {
  const loaders = ours.map((tag) => `${tag}:()=>import('../locales/${tag}.json'),`).join('');
  const ownFont = (address: string, family = '', subset = '') =>
    fonts.find((font) => basename(font).startsWith(`${family}-${subset}-`)) ?? address;
  const changes: [RegExp, string | ((...parts: string[]) => string)][] = [
    [/`ar,bg,[\w,-]+`(?=\.split\(`,`\))/, `\`${['en-US', ...spoken, ...ours].join(',')}\``],
    [/(?<=[{,])da:\(\)=>/, `${loaders}da:()=>`],
    [/`maximum-scale=1`,/, ''],
    // By this name it knows the folder of `npm run edit`.
    [/(?<=[{,]work_with_test_repo:)`[^`]+`/, '`Work on the Working Copy`'],
    [/(?<=[{,]working_with_test_repo:)`[^`]+`/, '`Working on the working copy`'],
    [/https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z0-9-]+?)(?::vf)?@[\d.]+\/([a-z0-9-]+)\.woff2/g, ownFont],
  ];
  return changes.reduce((text, [pattern, put]) => {
    if (text.search(pattern) < 0) throw new Error(`The editor’s program is another one: ${pattern} is not in it.`);
    return text.replace(pattern, put as string);
  }, code);
}
