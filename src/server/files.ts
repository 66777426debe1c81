import type { Hono } from 'hono';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { pagesWith } from '../ask/answer/pagefind.ts';
import { openPagefind } from '../ask/server/fulltext.ts';
import { openAsk, type Ask } from '../ask/server/handler.ts';
import { openCatalogue } from '../catalogue/search/handler.ts';
import { openGuides } from '../guides/step/handler.ts';

/** The folder of a built site, with the functions that answer from its files. */
export interface BuiltSite {
  /** The absolute path of the folder. */
  root: string;
  /** The text of the file at a path of the site; undefined when there is none that visitors may have. */
  read: (address: string) => Promise<string | undefined>;
  /** Where that file is on disk. */
  fileAt: (address: string) => string | undefined;
  ask: Ask;
  catalogue: Hono;
  guides: Hono;
}

/** Opens the folder of a built site, such as `dist`. Files are read when they are asked for. */
export function openSite(folder: string): BuiltSite {
  const root = resolve(folder);
  const hidden = [join(root, '_headers'), join(root, '_redirects')];
  const fileAt = (path: string) => {
    const file = resolve(join(root, path.endsWith('/') ? `${path}index.html` : path));
    if (!file.startsWith(root + sep) || hidden.includes(file)) return undefined;
    return isFile(file) ? file : undefined;
  };
  const read = async (address: string) => {
    const file = fileAt(address);
    return file && readFile(file, 'utf8');
  };
  const languages = languagesOf(root);
  return {
    root,
    read,
    fileAt,
    ask: openAsk({ languages, read, search: searchIn(root) }),
    catalogue: openCatalogue({ languages, read }),
    guides: openGuides({ languages, read }),
  };
}

/** Whether there is a file. Names that no disk can hold, such as one of 300 bytes or with NUL, are none. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

/** The languages of a built site: those that have a file for questions. */
function languagesOf(root: string): string[] {
  const folder = join(root, 'ask');
  return existsSync(folder) ? readdirSync(folder).map((name) => name.replace('.json', '')) : [];
}

/** The full-text search of a built site, a word at a time. An index is opened when it is first needed, and again after a new build. */
function searchIn(root: string) {
  const opened = new Map<string, ReturnType<typeof openPagefind>>();
  let made = 0;
  return async (language: string, word: string) => {
    const { mtimeMs } = statSync(join(root, '_headers'));
    if (mtimeMs !== made) opened.clear();
    made = mtimeMs;
    const pagefind = opened.get(language) ?? openPagefind(root, language);
    opened.set(language, pagefind);
    pagefind.catch(() => opened.delete(language));
    return pagesWith(word, await pagefind);
  };
}
