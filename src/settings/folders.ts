import { statSync } from 'node:fs';
import { join } from 'node:path';

/** The agency's folder, relative to the project's root: `content`, or the one that the environment variable `CONTENT` names. */
export const contentFolder = process.env['CONTENT'] ?? 'content';

/** Whether the environment names the folder: whoever runs the build chose it then, and it may be a link. */
export const isNamedFolder = process.env['CONTENT'] !== undefined;

/** The folder of the agency's pictures and downloads: `public`, or `public` inside the folder that `CONTENT` names. */
export const publicFolder = process.env['CONTENT'] ? join(contentFolder, 'public') : 'public';

/**
 * Whether a path from the site's root, such as `/downloads/form.pdf`, is a file of the public folder. A path with `..` never is, nor
 * one that no file can have: longer than the system takes, or with a zero in it.
 */
export function isPublicFile(path: string): boolean {
  if (!path.startsWith('/') || path.split('/').includes('..')) return false;
  try {
    return statSync(join(publicFolder, path), { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}
