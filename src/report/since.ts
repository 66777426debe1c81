import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { contentFolder, publicFolder } from '../settings/folders.ts';
import { baseOf, changedSince, type Base } from './changed.ts';
import { compare } from './compare.ts';
import { mostOfEach, type Report } from './report.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';

/** A change, and what it does. */
export interface Told {
  report: Report;
  base: Base;
  /** Every file that it touches, the engine's too. */
  changed: string[];
}

/** What the change that is checked out here does to the pages, since `named` or what `baseOf` finds; undefined where there is nothing to compare with. */
export async function reportSince(named?: string): Promise<Told | undefined> {
  const base = baseOf(named);
  const changed = base && changedSince(base);
  if (!base || !changed) return undefined;
  const [before, after] = await Promise.all([snapshotOf(base.commit), takeSnapshot()]);
  return { report: compare(before, after, changed.filter(isOfAgency)), base, changed };
}

/** Writes a report as JSON, with no list longer than a reader of it takes. */
export function writeReport(file: string, report: Report): void {
  const bounded = Object.entries(report).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.slice(0, mostOfEach) : value,
  ]);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(bounded), null, 1)}\n`);
}

/** What an editor changes. What else a change holds is for those who look after the engine. */
const isOfAgency = (file: string) => [contentFolder, publicFolder].some((folder) => file.startsWith(`${folder}/`));

/** The content as it was in a commit, read by the engine as it is now, in a folder that is gone afterwards. */
async function snapshotOf(commit: string): Promise<Snapshot> {
  mkdirSync('node_modules/.cache/pult', { recursive: true });
  const room = mkdtempSync('node_modules/.cache/pult/report-');
  try {
    const then = join(room, 'then');
    const content = join(then, contentFolder);
    mkdirSync(content, { recursive: true });
    const folders = [contentFolder, publicFolder].filter((folder) => isIn(commit, folder));
    if (folders.length > 0) {
      const archive = execFileSync('git', ['archive', commit, ...folders], { maxBuffer: 2e9 });
      execFileSync('tar', ['-x', '-C', then], { input: archive });
    }
    // Where the environment names the folder, pictures lie inside it.
    const pictures = join(then, publicFolder);
    if (!publicFolder.startsWith(contentFolder) && existsSync(pictures))
      cpSync(pictures, join(content, 'public'), { recursive: true });
    const told = join(room, 'told.json');
    const program = [...process.execArgv, join(import.meta.dirname, 'snapshot.ts'), told, contentFolder, publicFolder];
    await promisify(execFile)(process.execPath, program, { env: { ...process.env, CONTENT: content } });
    return JSON.parse(readFileSync(told, 'utf8')) as Snapshot;
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

function isIn(commit: string, folder: string): boolean {
  return execFileSync('git', ['ls-tree', '-d', commit, folder], { encoding: 'utf8' }) !== '';
}
