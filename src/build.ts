import { build } from 'astro';
import {
  chmodSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createIndex } from 'pagefind';
import { checkContent, countOf } from './check/content.ts';
import { publishEditor } from './editor/publish.ts';
import { makePictures } from './pictures/make.ts';
import { isCleaned, publishCopies, publishPicture, savedAnew } from './pictures/publish.ts';
import { picturesOf } from './pictures/used.ts';
import { formatProblems } from './settings/problems.ts';
import { readSite } from './settings/site.ts';
import { contentFolder, publicFolder } from './settings/folders.ts';
import { walkAgency } from './settings/walk.ts';
import { fitLongWords } from './site/long-words/long-words.ts';

/** Where Astro works: its chunks find packages only inside the project, wherever the target is. */
const workshop = join('node_modules', '.cache', 'pult', 'builds');

/**
 * Builds the site atomically: checks the content, writes pages and the full-text index into a new folder, moves that beside the
 * target and then into its place. Throws with the list of mistakes when there are any, and the last site stays. The environment
 * variable `CONTENT` names the agency's folder, `OUT` the target (default `dist`), anywhere on this machine.
 */
export async function buildSite(target = process.env['OUT'] ?? 'dist'): Promise<void> {
  const goal = resolve(target);
  if (!isReplaceable(goal))
    throw new Error(
      `OUT: ${target} holds files that are no built site, and a build replaces the whole folder. Name one that is empty, that is not there yet, or that a build has made.`,
    );
  const findings = await checkContent();
  const { problems, notices } = findings;
  if (problems.length > 0) throw new Error(formatProblems(problems));
  if (notices.length > 0) console.log(`${notices.length} things for later: npm run check lists them.`);
  const pictures = picturesOf(findings);
  const damaged = await makePictures(pictures, savedAnew(walkAgency().published));
  if (damaged.length > 0) throw new Error(formatProblems(damaged));

  mkdirSync(dirname(goal), { recursive: true });
  mkdirSync(workshop, { recursive: true });
  // A folder of its own for each build: two at once must not write into each other's.
  const fresh = mkdtempSync(join(resolve(workshop), 'site-'));
  const beside = mkdtempSync(`${goal}.new-`);
  process.env['OUT'] = fresh;
  try {
    const cacheDir = join('node_modules', '.cache', 'astro', contentFolder.replace(/[^\w-]+/g, '_'));
    // Astro would let a file of the agency take the place of a page.
    await build({ outDir: fresh, publicDir: `${fresh}.none`, logLevel: 'warn', cacheDir });
    finish(fresh);
    await index(fresh);
    await fitLongWords(fresh);
    publish(fresh);
    publishCopies(pictures, fresh);
    await publishEditor(fresh);
    const [next, last] = [join(beside, 'next'), join(beside, 'last')];
    move(fresh, next);
    chmodSync(next, 0o755);
    if (existsSync(goal)) renameSync(goal, last);
    try {
      renameSync(next, goal);
    } catch (error) {
      if (existsSync(last)) renameSync(last, goal);
      throw error;
    }
  } finally {
    for (const folder of [fresh, beside]) rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${countOf(findings)} from ${contentFolder}/ are now a site in ${target}/`);
}

/** Whether a folder may be deleted for a new site: it is not there, empty, or a site already. */
function isReplaceable(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return !found;
  return existsSync(join(folder, '_headers')) || readdirSync(folder).length === 0;
}

/** Moves a folder, also to another disk. */
function move(from: string, to: string) {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
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

/** Copies the files of `public/` that the check let pass beside the pages, pictures without their metadata. Throws where one would take the place of a file of the site. */
function publish(folder: string) {
  for (const path of walkAgency().published) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    if (isCleaned(path)) publishPicture(path, target);
    else copyFileSync(join(publicFolder, path), target, constants.COPYFILE_EXCL);
  }
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
