import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endingOf } from '../../settings/file-kinds.ts';
import { publicFolder } from '../../settings/folders.ts';
import type { Finding, Problem } from '../../settings/problems.ts';
import type { Site } from '../../settings/schema.ts';
import { checkCalendar } from './calendar.ts';
import { wrongDocument } from './documents.ts';
import { checkSpreadsheet } from './spreadsheet.ts';
import { checkSvg } from './svg.ts';
import { isBelowEngine } from './taken.ts';

/** Looks into files of a kind that could hold more than it shows, by ending. */
const checks: Record<string, (text: string) => Finding[]> = {
  svg: checkSvg,
  ics: checkCalendar,
  csv: checkSpreadsheet,
};

/** Finds the files of `public/` that stand in the place of what the engine writes, and those that hold more than pictures and text. */
export function checkPublicFiles(paths: string[], { languages = [] }: Partial<Site>): Problem[] {
  return paths.flatMap((path) => {
    const file = join(publicFolder, path);
    if (isBelowEngine(`/${path}`, languages))
      return [
        {
          file,
          line: 1,
          message: `lies where the site writes its own files. Put it into a folder with another name, such as ${publicFolder}/downloads/.`,
        },
      ];
    if (endingOf(path) === 'txt' && !path.includes('/'))
      return [
        {
          file,
          line: 1,
          message: `would speak for the whole site to programs. Put it into a folder, such as ${publicFolder}/downloads/.`,
        },
      ];
    const unread = wrongDocument(file);
    if (unread) return [{ file, line: 1, message: unread }];
    const check = checks[endingOf(path)];
    return check ? check(readFileSync(file, 'utf8')).map((finding) => ({ file, ...finding })) : [];
  });
}
