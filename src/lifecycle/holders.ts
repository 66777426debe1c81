import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from '../settings/folders.ts';
import { isStray } from '../settings/file-names.ts';
import type { Agency, PageFile } from './agency.ts';
import { Mistake } from './command.ts';
import { referencesIn, type Holder, type Reference } from './references.ts';
import { plain, readRaw } from './source/text.ts';
import type { Target } from './agency.ts';

/** A file that can name pages, as it is on disk. */
export interface Held {
  file: string;
  holder: Holder;
  raw: string;
  /** Of a file with a page in it. */
  page?: PageFile;
}

/** Every file of the agency in which pages are named. */
export function holdersOf({ pages }: Agency): Held[] {
  const words = join(contentFolder, 'words');
  const others: [string, Holder][] = [
    [join(contentFolder, 'site.yaml'), 'site'],
    [join(contentFolder, 'notices.yaml'), 'notices'],
    ...(existsSync(words) ? readdirSync(words) : [])
      .filter((name) => name.endsWith('.yaml') && !isStray(name))
      .sort()
      .map((name): [string, Holder] => [join(words, name), 'words']),
  ];
  return [
    ...pages.map((page) => ({ file: page.file, holder: page.kind, raw: readRaw(page.file), page })),
    ...others.filter(([file]) => existsSync(file)).map(([file, holder]) => ({ file, holder, raw: readRaw(file) })),
  ];
}

/** The places in a file that name a page. Throws a `Mistake` with file and line where they cannot all be told for sure. */
export function namesIn({ file, holder, raw }: Pick<Held, 'file' | 'holder' | 'raw'>, target: Target): Reference[] {
  if (!raw.includes(target.slug)) return [];
  if (raw.includes('\uFFFD'))
    throw new Mistake(`${file}:1 is not saved as UTF-8. Save it again with the encoding UTF-8, then try once more.`);
  try {
    return referencesIn(plain(raw), holder, target);
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    throw new Mistake(
      `${file}${error.message.startsWith(':') ? '' : ':1 '}${error.message} It may name ${target.slug}, so nothing was changed. Mend it first.`,
    );
  }
}
