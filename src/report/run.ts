import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { contentFolder, publicFolder } from '../settings/folders.ts';
import { baseOf, changedSince } from './changed.ts';
import { commentOf } from './comment.ts';
import { compare } from './compare.ts';
import { mostOfEach, type Report } from './report.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';

/*
 * `npm run report -- --since <branch, tag or commit> --out report.json`: what a change does to the pages. As Markdown where the
 * file ends in .md or none is named. Exit code 1 when the change makes mistakes, 2 when it cannot be compared.
 */
const { values } = parseArgs({ options: { since: { type: 'string' }, out: { type: 'string' } } });

/** The content as it was in a commit, read by the engine as it is now, in a folder that is gone afterwards. */
async function snapshotOf(commit: string): Promise<Snapshot> {
  mkdirSync('node_modules/.cache/pult', { recursive: true });
  const room = mkdtempSync('node_modules/.cache/pult/report-');
  try {
    const folders = [contentFolder, publicFolder].filter((folder) => isIn(commit, folder));
    const archive = execFileSync('git', ['archive', commit, ...folders], { maxBuffer: 2e9 });
    mkdirSync(join(room, 'then'));
    execFileSync('tar', ['-x', '-C', join(room, 'then')], { input: archive });
    const content = join(room, 'then', contentFolder);
    mkdirSync(content, { recursive: true });
    // Where the environment names the folder, pictures lie inside it.
    const pictures = join(room, 'then', publicFolder);
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

/** No list longer than a reader of it takes. */
function bounded(report: Report): Report {
  return Object.fromEntries(
    Object.entries(report).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, mostOfEach) : value]),
  ) as unknown as Report;
}

/** What an editor changes. What else a change holds is for those who look after the engine. */
const isOfAgency = (file: string) => [contentFolder, publicFolder].some((folder) => file.startsWith(`${folder}/`));

const base = baseOf(values.since);
const changed = base && changedSince(base);
if (!base || !changed) {
  console.error(
    values.since
      ? `--since: "${values.since}" is no branch, tag or commit here. Fetch it first: git fetch origin`
      : 'There is nothing to compare with. Name a branch, tag or commit: npm run report -- --since origin/main',
  );
  process.exit(2);
}
const [before, after] = await Promise.all([snapshotOf(base.commit), takeSnapshot()]);
const report = compare(before, after, changed.filter(isOfAgency));
const text = values.out?.endsWith('.json') ? `${JSON.stringify(bounded(report), null, 1)}\n` : `${commentOf(report)}\n`;
if (values.out) {
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, text);
} else console.log(text);
if (report.mistakes.length > 0) process.exitCode = 1;
