import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from '../../settings/folders.ts';
import type { Problem } from '../../settings/problems.ts';
import { readTheme } from '../../site/theme/theme.ts';

/** Finds the mistakes in `theme.css`: all that is no value of the theme. That it must be there, the settings say. */
export function checkTheme(): Problem[] {
  const file = join(contentFolder, 'theme.css');
  if (!existsSync(file)) return [];
  return readTheme(readFileSync(file, 'utf8')).problems.map((problem) => ({ file, ...problem }));
}
