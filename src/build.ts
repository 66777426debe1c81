import { build } from 'astro';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createIndex } from 'pagefind';
import { checkContent, countOf } from './check/content.ts';
import { formatProblems } from './settings/problems.ts';
import { readSite } from './settings/site.ts';
import { contentFolder } from './settings/folders.ts';

/**
 * Builds the site atomically: checks the content, writes pages and the full-text index into a new folder beside the target, and
 * then puts that in the target's place. Throws with the list of mistakes when there are any, and the last site stays. The
 * environment variable `CONTENT` names the agency's folder, `OUT` the target (default `dist`).
 */
export async function buildSite(target = process.env['OUT'] ?? 'dist'): Promise<void> {
  const findings = await checkContent();
  const { problems, notices } = findings;
  if (problems.length > 0) throw new Error(formatProblems(problems));
  if (notices.length > 0) console.log(`${notices.length} things for later: npm run check:content lists them.`);

  const goal = resolve(target);
  mkdirSync(dirname(goal), { recursive: true });
  // A folder of its own for each build: two at once must not write into each other's.
  const fresh = mkdtempSync(`${goal}.new-`);
  process.env['OUT'] = fresh;
  try {
    const cacheDir = join('node_modules', '.cache', 'astro', contentFolder.replace(/[^\w-]+/g, '_'));
    await build({ outDir: fresh, logLevel: 'warn', cacheDir });
    finish(fresh);
    await index(fresh);
    chmodSync(fresh, 0o755);
    const last = `${fresh}.last`;
    if (existsSync(goal)) renameSync(goal, last);
    renameSync(fresh, goal);
    rmSync(last, { recursive: true, force: true });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  console.log(`${countOf(findings)} from ${contentFolder}/ are now a site in ${target}/`);
}

/** Hosts look for a language's "not found" page as a file beside that language's home, and our server for the one that says it is busy. */
function finish(folder: string) {
  const { languages } = readSite().site;
  for (const tag of languages)
    for (const status of ['404', '503']) {
      renameSync(join(folder, tag, status, 'index.html'), join(folder, tag, `${status}.html`));
      rmSync(join(folder, tag, status), { recursive: true });
    }
  copyFileSync(join(folder, languages[0]!, '503.html'), join(folder, '503.html'));
}

/** Writes Pagefind's index, without the files that only its own interface needs. */
async function index(folder: string) {
  const { index: pagefind, errors } = await createIndex({});
  if (!pagefind) throw new Error(`The search index could not be made: ${errors.join(', ')}`);
  const added = await pagefind.addDirectory({ path: folder });
  const written = await pagefind.writeFiles({ outputPath: join(folder, 'pagefind') });
  const failed = [...added.errors, ...written.errors];
  if (failed.length > 0) throw new Error(`The search index could not be made: ${failed.join(', ')}`);
  for (const name of [
    'pagefind-ui.js',
    'pagefind-ui.css',
    'pagefind-modular-ui.js',
    'pagefind-modular-ui.css',
    'pagefind-component-ui.js',
    'pagefind-component-ui.css',
    'pagefind-highlight.js',
    'pagefind-worker.js',
  ])
    rmSync(join(folder, 'pagefind', name), { force: true });
  // What Pagefind only writes to the console is told to whoever asks it (see ask/browser/fulltext.ts).
  const script = join(folder, 'pagefind', 'pagefind.js');
  const quiet = `export const failures = [];
const console = { log() {}, warn() {}, error: (text) => void failures.push(String(text)) };
`;
  writeFileSync(script, quiet + readFileSync(script, 'utf8'));
}

if (import.meta.main) {
  await buildSite().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  process.exit();
}
