import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { endingOf } from '../../settings/file-kinds.ts';
import { publicFolder } from '../../settings/folders.ts';
import type { Problem } from '../../settings/problems.ts';
import { formatOf, isFormat, largestPicture, readPixels, type Format } from '../../pictures/picture.ts';

/** The endings of a format, the usual one first. */
const endings: Record<Format, string[]> = {
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  gif: ['gif'],
  webp: ['webp'],
  avif: ['avif'],
};

/** Heavier files make builds and clones slow, and nobody sees more in them. */
const heavy = 1_000_000;
/** What moves for longer must be stoppable (WCAG 2.2, 2.2.2), which a picture is not. */
const longestMove = 5000;

const isPicture = (path: string) => Object.values(endings).flat().includes(endingOf(path));

/**
 * A sentence on why a file is no picture that pages can show, by what stands in it and never by its name: another kind of file,
 * a damaged one, or one that unfolds to more than a browser can hold. Nothing is unfolded to find that out.
 */
export function wrongPicture(bytes: Buffer, ending: string): string | undefined {
  const format = formatOf(bytes);
  if (format === undefined || format === 'PDF')
    return `holds no picture. Save it anew as JPEG, PNG or WebP, or take it out.`;
  if (!isFormat(format))
    return `holds ${format}, which browsers do not show. Save it as JPEG or PNG; another ending is not enough.`;
  if (!endings[format].includes(ending))
    return `holds ${format.toUpperCase()}, not ${ending.toUpperCase()}. Rename it so that it ends in .${endings[format][0]}`;
  const found = readPixels(bytes, format);
  if (!found) return 'is damaged or cut off before its end. Save or copy it anew.';
  const { width, height, frames } = found;
  if (width * height * frames > largestPicture.pixels) {
    const size = `${count(width)} × ${count(height)}${frames > 1 ? ` × ${count(frames)}` : ''}`;
    return `unfolds to ${size} pixels; 50 million in all are the most. Make it smaller: a page shows 1,400 pixels of its width.`;
  }
  return undefined;
}

const count = (number: number) => number.toLocaleString('en-GB');

/** The same for what a drawing holds: a photograph in it, from which the site takes what a camera wrote, must need none of that. */
export function wrongInDrawing(text: string): string | undefined {
  for (const [, data = ''] of text.matchAll(/data:image\/[a-z]+;base64,([A-Za-z0-9+/=\s]*)/g)) {
    const bytes = Buffer.from(data, 'base64');
    const format = formatOf(bytes);
    const found = isFormat(format) ? readPixels(bytes, format) : undefined;
    if (!found) return 'holds a photograph that is damaged. Put the photograph in anew.';
    if (found.anew || found.width * found.height * found.frames > largestPicture.pixels)
      return 'holds a photograph that lies on its side, has colours of its own, or is too large. Save that as a PNG first, upright, and put it in again.';
  }
  return undefined;
}

/** Finds the files of `public/` with the ending of a picture that are none, and drawings with such in them. */
export function checkPictures(paths: string[]): Problem[] {
  return paths
    .filter((path) => endingOf(path) === 'svg')
    .flatMap((path) => {
      const file = join(publicFolder, path);
      const message = wrongInDrawing(readFileSync(file, 'utf8'));
      return message ? [{ file, line: 1, message }] : [];
    })
    .concat(checkPixels(paths));
}

function checkPixels(paths: string[]): Problem[] {
  return paths.filter(isPicture).flatMap((path) => {
    const file = join(publicFolder, path);
    const message = wrongPicture(readFileSync(file), endingOf(path));
    return message ? [{ file, line: 1, message }] : [];
  });
}

/** What can wait: pictures that are heavier than anybody needs, and those that move for longer than readers bear. */
export function noticesOfPictures(paths: string[]): Problem[] {
  return paths.filter(isPicture).flatMap((path) => {
    const file = join(publicFolder, path);
    const { size } = statSync(file);
    const found: Problem[] = [];
    if (size > heavy)
      found.push({
        file,
        line: 1,
        message: `weighs ${(size / 1e6).toFixed(1)} MB. Pages show small copies of it; save it 2,000 pixels wide as JPEG or WebP, so that it stays below 1 MB.`,
      });
    if (/^(gif|webp)$/.test(endingOf(path))) {
      const bytes = readFileSync(file);
      const format = formatOf(bytes);
      const lasts = (isFormat(format) && readPixels(bytes, format)?.lasts) || 0;
      if (lasts > longestMove)
        found.push({
          file,
          line: 1,
          message: `moves for ${Math.round(lasts / 1000)} seconds, and readers cannot stop it. Shorten it to five, or show steps as pictures.`,
        });
    }
    return found;
  });
}
