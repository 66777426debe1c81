import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endingOf } from '../settings/file-kinds.ts';
import { publicFolder } from '../settings/folders.ts';
import { withoutMetadata } from './formats/svg.ts';
import { cachedAs, wholeName } from './make.ts';
import { formatOf, isFormat, openPicture, readPixels, type Picture } from './picture.ts';
import { copiesOf } from './sources.ts';

/** Whether a file of `public/` is a picture that loses its metadata on the way to the site. */
export const isCleaned = (path: string) => /^(jpe?g|png|gif|webp|avif|svg)$/.test(endingOf(path));

/** The pictures among the files of `public/` that lose their metadata only when they are saved anew. */
export function savedAnew(paths: string[]): Picture[] {
  return paths.filter(isCleaned).flatMap((path) => {
    const picture = openPicture(`/${path}`);
    return picture?.anew ? [picture] : [];
  });
}

/** Writes the copies of pictures into the folder of a site where browsers keep what they have for long. */
export function publishCopies(pictures: Picture[], site: string): void {
  const folder = join(site, '_astro');
  mkdirSync(folder, { recursive: true });
  for (const { name } of pictures.flatMap(copiesOf)) copyFileSync(cachedAs(name), join(folder, name));
}

/**
 * Writes a picture of `public/` to `target` without position, camera, thumbnails and comments; those inside a drawing too. Throws
 * where `target` is there already.
 */
export function publishPicture(path: string, target: string): void {
  const bytes = readFileSync(join(publicFolder, path));
  writeFileSync(target, endingOf(path) === 'svg' ? cleanDrawing(bytes.toString()) : cleanPixels(path, bytes), {
    flag: 'wx',
  });
}

function cleanPixels(path: string, bytes: Buffer): Uint8Array {
  const found = readBytes(bytes);
  if (found && !found.anew) return Buffer.concat(found.kept);
  const picture = openPicture(`/${path}`);
  const anew = picture && cachedAs(wholeName(picture));
  if (!anew || !existsSync(anew)) throw new Error(`${path} could not be published without its metadata.`);
  return readFileSync(anew);
}

function readBytes(bytes: Buffer) {
  const format = formatOf(bytes);
  return isFormat(format) ? readPixels(bytes, format) : undefined;
}

/** A drawing may hold photographs; that they stand upright and in plain colours the check has seen to. */
function cleanDrawing(text: string): string {
  return withoutMetadata(text).replace(
    /(data:image\/(?:png|jpeg|gif|webp);base64,)([A-Za-z0-9+/=\s]*)/g,
    (whole, start: string, data: string) => {
      const found = readBytes(Buffer.from(data, 'base64'));
      return found ? start + Buffer.concat(found.kept).toString('base64') : whole;
    },
  );
}
