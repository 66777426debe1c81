import { lstatSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { contentRules, publicRules, type Rules } from './file-kinds.ts';
import { folded, isStray, oddName } from './file-names.ts';
import { contentFolder, isNamedFolder, publicFolder } from './folders.ts';
import type { Problem } from './problems.ts';

/** What lies in the folders of an agency, before any file is opened. */
export interface Walk {
  /** Paths below `public/` of the files that can be published, with slashes. */
  published: string[];
  /** Files that must not be opened: links, devices, what is too large. While there is one, nothing is read. */
  closed: Problem[];
  /** Files with names that other systems or hosts do not take, and files that nothing reads. */
  problems: Problem[];
  /** What programs left behind: neither read nor published. */
  notices: Problem[];
}

/** More files are no help site, and a hostile change could bring millions of empty ones. */
const most = { files: 50_000, depth: 12 };

/**
 * Walks `content/` and `public/`, the only place that says what may lie there at all, and opens no file: links are not followed,
 * so that nothing else of the machine can reach a page or a log. The folders themselves may be links only where the environment
 * variable `CONTENT` names them.
 */
export function walkAgency(): Walk {
  const walk: Walk = { published: [], closed: [], problems: [], notices: [] };
  walkFolder(contentFolder, walk, contentRules, (path) => join(contentFolder, path) === publicFolder);
  walk.published = walkFolder(publicFolder, walk, publicRules);
  return walk;
}

/** The same order on every system. */
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** Walks one folder into `walk`, and returns the paths of its files below it that are as they must be. */
export function walkFolder(
  root: string,
  walk: Omit<Walk, 'published'>,
  { largest, refusal, swapped }: Rules,
  leaves: (path: string) => boolean = () => false,
): string[] {
  const found: string[] = [];
  let count = 0;
  const close = (file: string, message: string) => walk.closed.push({ file, line: 1, message });

  function enter(folder: string, depth: number) {
    const siblings = new Map<string, string>();
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort(byName)) {
      const { name } = entry;
      const file = join(folder, name);
      const path = relative(root, file).replaceAll('\\', '/');
      if (leaves(path)) continue;
      if (++count === most.files + 1) close(root, `holds more than ${most.files} files. Take out what is not needed.`);
      if (count > most.files) return;
      const say = (message: string) => walk.problems.push({ file, line: 1, message });
      if (entry.isSymbolicLink()) {
        close(file, 'is a link. Put the file itself here: links are not followed.');
        continue;
      }
      if (!entry.isFile() && !entry.isDirectory()) {
        close(file, 'is neither a file nor a folder. Delete it.');
        continue;
      }
      if (swapped(path, entry.isDirectory())) {
        close(file, entry.isDirectory() ? 'is a folder, and must be a file.' : 'is a file, and must be a folder.');
        continue;
      }
      if (entry.isFile() && isStray(name)) {
        walk.notices.push({ file, line: 1, message: 'was left behind by a program and is skipped. Delete it.' });
        continue;
      }
      const odd = oddName(name);
      if (odd) say(odd);
      const twin = siblings.get(folded(name));
      if (twin !== undefined) {
        const [odd, other] = name === folded(name) ? [twin, name] : [name, twin];
        const message = `has the name of ${other}, but for capitals or marks. Rename one: Windows and macOS have only one of them.`;
        walk.problems.push({ file: join(folder, odd), line: 1, message });
      }
      siblings.set(folded(name), name);
      if (entry.isDirectory()) {
        if (depth === most.depth) close(file, `lies more than ${most.depth} folders deep. Move it further up.`);
        else enter(file, depth + 1);
      } else if (name !== '.gitkeep') {
        const limit = largest(path);
        if (limit === undefined) say(refusal(path));
        else if (lstatSync(file).size > limit)
          close(file, `is larger than ${limit / 1_000_000} MB, which is the most for such a file. Make it smaller.`);
        else if (!odd) found.push(path);
      }
    }
  }

  const own = lstatSync(root, { throwIfNoEntry: false });
  if (!own) return found;
  if (own.isSymbolicLink() && !isNamedFolder)
    close(root, 'is a link. Make it a folder, or name the folder that is meant in CONTENT.');
  else if (!own.isDirectory() && !own.isSymbolicLink()) close(root, 'is a file, and must be a folder.');
  else enter(root, 0);
  return found.sort();
}
