import { lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { contentRules, publicRules } from '../../settings/file-kinds.ts';
import { isStray, oddName } from '../../settings/file-names.ts';
import { contentFolder, publicFolder } from '../../settings/folders.ts';

/** What the editor may not do with a path, and why. */
export class Refused extends Error {
  readonly status: 403 | 404;
  constructor(message: string, status: 403 | 404 = 403) {
    super(message);
    this.status = status;
  }
}

const slashes = (path: string) => path.split(sep).join('/');
const folders = () => [contentFolder, publicFolder].map((folder) => slashes(relative('', resolve(folder))));

/** Throws where a path leads up, out of the working copy, or is none. */
function refuseOdd(path: string) {
  if (path !== '' && path.split('/').some((part) => /^\.{0,2}$/.test(part) || /[\\:\0]/.test(part)))
    throw new Refused(`"${path}" is not a path of the working copy.`);
}

/** What the editor offers, by the path in `content/`; all else there is changed as files. */
const written = /^(?:(?:articles|services)\/[^/]+\/[^/]+\.mdx|(?:notices|hours)\.yaml)$/;

/** Throws where a path is not below `content/` or `public/`, or where a link on the way leads elsewhere. */
function isOpen(path: string): { folder: string; below: string } {
  refuseOdd(path);
  // The public folder may lie in the other.
  const folder = folders().findLast((one) => path === one || path.startsWith(`${one}/`));
  if (folder === undefined) throw new Refused(`"${path}" is neither in ${contentFolder}/ nor in ${publicFolder}/.`);
  const below = path.slice(folder.length + 1);
  if (/(^|\/)\./.test(below)) throw new Refused(`"${path}" is hidden.`);
  for (let at = path; at.length > folder.length; at = slashes(dirname(at)))
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new Refused(`"${at}" is a link, and links are not followed.`);
  return { folder, below };
}

/** What lies in a folder: of the folders above `content/` and `public/`, only those that lead there. */
export function listFolder(path: string): { name: string; isFolder: boolean }[] {
  refuseOdd(path);
  const way = folders().filter((folder) => path === '' || folder.startsWith(`${path}/`));
  if (way.length > 0 && !folders().includes(path)) {
    const names = way.map((folder) => folder.slice(path === '' ? 0 : path.length + 1).split('/')[0]!);
    return [...new Set(names)].map((name) => ({ name, isFolder: true }));
  }
  isOpen(path);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Refused(`${path} is not there.`, 404);
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => (entry.isFile() || entry.isDirectory()) && !entry.name.startsWith('.') && !isStray(entry.name))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
}

/** A file below `content/` or `public/`. */
export function readLocal(path: string): { bytes: Buffer; changed: Date } {
  isOpen(path);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new Refused(`${path} is not there.`, 404);
  return { bytes: readFileSync(path), changed: found.mtime };
}

/** Writes a file below `content/` or `public/`, where such a file may lie by the rules of the check. */
export function writeLocal(path: string, bytes: Buffer): void {
  const { folder, below } = isOpen(path);
  const isPublic = folder === folders()[1];
  if (!isPublic && !written.test(below)) throw new Refused(`${path} is not changed here. Open the file itself.`);
  const rules = isPublic ? publicRules : contentRules;
  const limit = rules.largest(below);
  if (limit === undefined) throw new Refused(`${path} ${rules.refusal(below)}`);
  if (bytes.length > limit) throw new Refused(`${path} is larger than ${limit / 1_000_000} MB.`);
  for (const name of below.split('/')) {
    const odd = oddName(name);
    if (odd) throw new Refused(`${path} ${odd}`);
  }
  const old = lstatSync(path, { throwIfNoEntry: false });
  if (old && !old.isFile()) throw new Refused(`${path} is no file.`);
  mkdirSync(dirname(path), { recursive: true });
  if (!slashes(realpathSync(dirname(path))).startsWith(slashes(realpathSync(folder))))
    throw new Refused(`${path} leads elsewhere.`);
  writeFileSync(path, bytes);
}

/** Deletes a file below `content/` or `public/`. */
export function deleteLocal(path: string): void {
  const { folder, below } = isOpen(path);
  if (folder === folders()[0] && !written.test(below)) throw new Refused(`${path} is not deleted here.`);
  readLocal(path);
  rmSync(path);
}
