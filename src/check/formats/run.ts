import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { contentFolder, publicFolder } from '../../settings/folders.ts';
import { tell, type Found } from './tell.ts';

/*
 * `npm run check:content`: starts light. What was checked is found again by a digest of all files that the answer follows from, and
 * the engine is loaded only when one of them, or the day, is another.
 */
const file = 'node_modules/.cache/pult/checked.json';

/** A digest of the agency's files and of the engine, and of the day: reviews fall due and pages expire. */
function digest(): string {
  const sum = createHash('sha256').update(new Date().toISOString().slice(0, 10)).update(process.version);
  for (const folder of [...new Set([contentFolder, publicFolder, 'src', 'package-lock.json'])]) addTo(sum, folder);
  return sum.digest('hex');
}

/** Links are not followed, and what cannot be read is left to the check. */
function addTo(sum: ReturnType<typeof createHash>, path: string): void {
  sum.update(`\0${path}\0`);
  try {
    if (path === 'package-lock.json') return void sum.update(stateOf(path));
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = `${path}/${entry.name}`;
      if (entry.isDirectory()) addTo(sum, inside);
      else if (entry.isFile()) sum.update(`\0${inside}\0`).update(stateOf(inside));
      else sum.update(`\0${inside} is no file\0`);
    }
  } catch (error) {
    sum.update(`\0${(error as NodeJS.ErrnoException).code ?? ''}\0`);
  }
}

/** What is another once a file was written, whatever its clock was set to: as Git, which need not open it either. */
function stateOf(path: string): string {
  const { size, mtimeMs, ctimeMs, ino } = lstatSync(path);
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

function known(key: string): Found | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { key: string; found: Found };
    return kept.key === key ? kept.found : undefined;
  } catch {
    return undefined;
  }
}

/** What the check finds, from before where nothing has changed since. */
async function find(): Promise<Found> {
  const key = digest();
  const before = known(key);
  if (before) return before;
  const { checkContent, countOf } = await import('../content.ts');
  const findings = await checkContent(undefined, false);
  const { problems, notices } = findings;
  const found = { problems, notices, count: `${countOf(findings)} in ${contentFolder}` };
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify({ key, found }));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Where nothing can be written, as beside a desk, each check is the first.
  }
  return found;
}

tell(await find(), process.argv.slice(2));
