import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { endingOf } from '../settings/file-kinds.ts';
import { isPublicFile, publicFolder } from '../settings/folders.ts';
import { readAvif } from './formats/avif.ts';
import { readGif } from './formats/gif.ts';
import { readJpeg } from './formats/jpeg.ts';
import { readPng } from './formats/png.ts';
import type { Read } from './formats/read.ts';
import { hasDarkColours, sizeOfSvg } from './formats/svg.ts';
import { readWebp } from './formats/webp.ts';

/** A picture of `public/` that a page can show. */
export interface Picture {
  /** Its path below `public/`, with a slash before. */
  path: string;
  format: Format | 'svg';
  /** Changes with its content. */
  digest: string;
  /** Upright, in pixels. */
  width: number;
  height: number;
  moves: boolean;
  /** Its file loses what a camera wrote into it only by being saved anew. */
  anew: boolean;
  /** It has colours of its own for the dark. */
  dark: boolean;
}

/** How pixels are stored. */
export type Format = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif';

/** What a picture may be: larger ones take long to load, or to unfold. `bytes` is what a walk of `public/` lets pass. */
export const largestPicture = { pixels: 50_000_000 };

const readers: Record<Format, (bytes: Buffer) => Read | undefined> = {
  jpeg: readJpeg,
  png: readPng,
  gif: readGif,
  webp: readWebp,
  avif: readAvif,
};

/** The first bytes of each format, as Latin-1; others are known only to be named in a message. */
const signatures: [name: Format | 'HEIC' | 'TIFF' | 'BMP' | 'PDF', start: RegExp][] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['avif', /^[^]{4}ftyp(avif|avis)/],
  ['HEIC', /^[^]{4}ftyp(heic|heix|heim|hevc|mif1|msf1)/],
  ['TIFF', /^(II\*\0|MM\0\*)/],
  ['BMP', /^BM/],
  ['PDF', /^%PDF/],
];

/** What a file is, by its first bytes and never by its name. */
export function formatOf(bytes: Buffer): (typeof signatures)[number][0] | undefined {
  const start = bytes.toString('latin1', 0, 16);
  return signatures.find(([, pattern]) => pattern.test(start))?.[0];
}

/** Whether it is a format that pages show. */
export const isFormat = (name: string | undefined): name is Format =>
  name !== undefined && Object.hasOwn(readers, name);

/** What stands in a file of a format; undefined when it is damaged or cut off. */
export const readPixels = (bytes: Buffer, format: Format) => readers[format](bytes);

/** Width and height of a picture as it stands upright. */
export function uprightSize({ width, height, orientation }: Read): { width: number; height: number } {
  return orientation > 4 ? { width: height, height: width } : { width, height };
}

const opened = new Map<string, Picture | undefined>();

/**
 * The picture at an address of `public/`, such as `/pictures/hall.jpg`, whose signs may be encoded (`%20`); undefined when no page
 * can show it: it is not there, or the check finds it broken or too large. Reads a file again only when it has changed.
 */
export function openPicture(address: string): Picture | undefined {
  const path = publicPath(address);
  if (path === undefined) return undefined;
  const { size, mtimeMs } = statSync(join(publicFolder, path));
  const key = `${path}\0${size}\0${mtimeMs}`;
  if (!opened.has(key)) opened.set(key, read(path));
  return opened.get(key);
}

/** The file of `public/` that an address names, as it is or decoded. */
export function publicPath(address: string): string | undefined {
  return [address, decoded(address)].find(isPublicFile);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A sign % that encodes nothing stands for itself.
    return address;
  }
}

function read(path: string): Picture | undefined {
  const bytes = readFileSync(join(publicFolder, path));
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  if (endingOf(path) === 'svg') {
    const text = bytes.toString();
    const size = sizeOfSvg(text);
    return size && { path, format: 'svg', digest, ...size, moves: false, anew: false, dark: hasDarkColours(text) };
  }
  const format = formatOf(bytes);
  const found = isFormat(format) ? readPixels(bytes, format) : undefined;
  if (!found || !isFormat(format)) return undefined;
  if (found.width * found.height * found.frames > largestPicture.pixels) return undefined;
  return { path, format, digest, ...uprightSize(found), moves: found.frames > 1, anew: found.anew, dark: false };
}
