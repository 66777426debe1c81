import type { Hono } from 'hono';
import { existsSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { pagesWith } from '../ask/answer/pagefind.ts';
import { openPagefind } from '../ask/server/fulltext.ts';
import { openAsk, type Ask } from '../ask/server/handler.ts';
import { openCatalogue } from '../catalogue/search/handler.ts';
import type { DeskFile } from '../desk/file.ts';
import { openGuides } from '../guides/step/handler.ts';
import { baseOf, deskFileAddress } from '../site/below.ts';

/** A file of the site. */
export interface FoundFile {
  file: string;
  stats: Stats;
}

/** The folder of a built site, with the functions that answer from its files. */
export interface BuiltSite {
  /** The absolute path of the folder. */
  root: string;
  /** The path below which the site lies. */
  base: string;
  /** The text of the file at an address of the site; undefined when there is none that visitors may have. */
  read: (address: string) => Promise<string | undefined>;
  /** Where that file is on disk, and what the disk says of it. */
  fileAt: (address: string) => FoundFile | undefined;
  ask: Ask;
  catalogue: Hono;
  guides: Hono;
}

/** Opens the folder of a built site, such as `dist`. Files are read when they are asked for. */
export function openSite(folder: string): BuiltSite {
  const root = resolve(folder);
  const hidden = [join(root, '_headers'), join(root, '_redirects')];
  const base = baseIn(root);
  const fileAt = (address: string): FoundFile | undefined => {
    if (!address.startsWith(`${base}/`)) return undefined;
    const path = address.slice(base.length);
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
    if (!file.startsWith(root + sep) || hidden.includes(file)) return undefined;
    const stats = statsOf(file);
    return stats?.isFile() ? { file, stats } : undefined;
  };
  const read = async (address: string) => {
    const found = fileAt(address);
    return found && readFile(found.file, 'utf8');
  };
  const languages = languagesOf(root);
  return {
    root,
    base,
    read,
    fileAt,
    ask: openAsk({ languages, base, read, search: searchIn(root, base) }),
    catalogue: openCatalogue({ languages, base, read }),
    guides: openGuides({ languages, base, read }),
  };
}

/** The path below which a built site lies; the function's own file says it. */
function baseIn(root: string): string {
  const file = join(root, deskFileAddress(''));
  return existsSync(file) ? baseOf((JSON.parse(readFileSync(file, 'utf8')) as DeskFile).site.address) : '';
}

/** Of a name that no disk can hold, such as one of 300 bytes or with NUL, there is no file. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The languages of a built site: those that have a file for questions. */
function languagesOf(root: string): string[] {
  const folder = join(root, 'ask');
  return existsSync(folder) ? readdirSync(folder).map((name) => name.replace('.json', '')) : [];
}

/** The full-text search of a built site, a word at a time. An index is opened when it is first needed, and again after a new build. */
function searchIn(root: string, base: string) {
  const opened = new Map<string, ReturnType<typeof openPagefind>>();
  let made = 0;
  return async (language: string, word: string) => {
    const { mtimeMs } = statSync(join(root, '_headers'));
    if (mtimeMs !== made) opened.clear();
    made = mtimeMs;
    const pagefind = opened.get(language) ?? openPagefind(root, language, base);
    opened.set(language, pagefind);
    pagefind.catch(() => opened.delete(language));
    return pagesWith(word, await pagefind);
  };
}
