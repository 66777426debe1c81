import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { publicFolder } from '../settings/folders.ts';
import type { Problem } from '../settings/problems.ts';
import { largestPicture, type Picture } from './picture.ts';
import { copiesOf, copying, type Copy } from './sources.ts';

/** Copies by the digest of what they were made from: one agency's help another that has the same picture. */
const cache = join('node_modules', '.cache', 'pult', 'pictures');
const day = 24 * 60 * 60 * 1000;
/** Each unfolds one picture at a time: 200 MB at most. */
const workers = Math.min(availableParallelism(), 4);

// Only what pictures are read by; a drawing is never unfolded here.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}`),
});
sharp.cache(false);
sharp.concurrency(1);

/** The digest names everything that a copy depends on. */
export const cachedAs = (name: string) => join(cache, name);

/**
 * Makes the copies of pictures that are not in the cache yet, and of `whole` ones the file without its metadata where that must be
 * saved anew. As many at once as there are processors, four at most. Returns a problem for each file that cannot be unfolded.
 */
export async function makePictures(pictures: Picture[], whole: Picture[]): Promise<Problem[]> {
  mkdirSync(cache, { recursive: true });
  const problems: Problem[] = [];
  const work = new Map<string, { picture: Picture; copies: Copy[]; whole: boolean }>();
  for (const picture of pictures) work.set(picture.digest, { picture, copies: copiesOf(picture), whole: false });
  for (const picture of whole)
    work.set(picture.digest, { ...(work.get(picture.digest) ?? { picture, copies: [] }), whole: true });
  const queue = [...work.values()].values();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const { picture, copies, whole: asWhole } of queue)
        try {
          await make(picture, copies);
          if (asWhole) await keep(wholeName(picture), () => saveAnew(picture));
        } catch (error) {
          const file = join(publicFolder, picture.path);
          const why = (error instanceof Error ? error.message : '').split('\n')[0]!;
          problems.push({
            file,
            line: 1,
            message: `is damaged (${why}). Open it in a program for pictures and save it anew.`,
          });
        }
    }),
  );
  forgetOld();
  return problems;
}

/** The name in the cache of a picture that had to be saved anew to lose its metadata. */
export const wholeName = ({ digest, format }: Picture) => `whole-${digest}.${format}`;

/** Unfolds a picture once, at the size of its largest copy, and makes the others of that. */
async function make(picture: Picture, copies: Copy[]) {
  const missing = copies.filter(({ name }) => !isKept(name));
  if (missing.length === 0) return;
  const [first] = missing;
  if (first!.kind === 'moving' || first!.kind === 'still') {
    for (const { name, kind, width } of missing) await keep(name, () => moving(picture, width, kind === 'moving'));
    return;
  }
  const widest = Math.max(...copies.map(({ width }) => width));
  const { data, info } = await open(picture).resize({ width: widest }).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  for (const copy of missing)
    await keep(copy.name, () => {
      const sized = sharp(data, { raw: { width, height, channels } }).resize({ width: copy.width });
      if (copy.kind === 'jpeg') return sized.jpeg(copying.fallback).toBuffer();
      if (copy.kind === 'png') return sized.png({ palette: channels > 3 || picture.format === 'gif' }).toBuffer();
      return sized.webp(picture.format === 'png' ? copying.sharp : copying.photo).toBuffer();
    });
}

/** Upright, in the colours of the web, and without metadata, which sharp leaves out. */
function open({ path }: Picture, animated = false): Sharp {
  const limitInputPixels = largestPicture.pixels;
  // The bytes, not the name: what lies on the disk under it may have changed since it was checked.
  const bytes = readFileSync(join(publicFolder, path));
  return sharp(bytes, { limitInputPixels, failOn: 'error', animated }).autoOrient().toColourspace('srgb');
}

/** Plays no longer than five seconds if it can: readers cannot stop it (WCAG 2.2, 2.2.2). */
async function moving(picture: Picture, width: number, moves: boolean): Promise<Buffer> {
  const image = open(picture, moves).resize({ width });
  if (!moves) return image.webp(copying.photo).toBuffer();
  const { delay = [], loop = 0 } = await image.metadata();
  const lasts = delay.reduce((sum, part) => sum + part, 0) || 1;
  const times = Math.max(1, Math.floor(5000 / lasts));
  return image.webp({ ...copying.photo, loop: loop === 0 ? times : Math.min(loop, times) }).toBuffer();
}

/** The picture in its own format and size. */
function saveAnew(picture: Picture): Promise<Buffer> {
  const image = open(picture, picture.moves);
  if (picture.format === 'jpeg') return image.jpeg(copying.whole).toBuffer();
  if (picture.format === 'webp') return image.webp({ quality: 90 }).toBuffer();
  if (picture.format === 'avif') return image.avif({ quality: 75, effort: 2 }).toBuffer();
  return image.png().toBuffer();
}

/** Whether the cache has a file; what is used stays there. */
function isKept(name: string): boolean {
  const file = cachedAs(name);
  if (!existsSync(file)) return false;
  const now = new Date();
  utimesSync(file, now, now);
  return true;
}

/** Writes what `made` gives into the cache, unless it is there. Atomic: who reads at the same time sees the whole file or none. */
async function keep(name: string, made: () => Promise<Buffer>) {
  if (isKept(name)) return;
  const bytes = await made();
  const draft = cachedAs(`${name}.${process.pid}.draft`);
  writeFileSync(draft, bytes);
  renameSync(draft, cachedAs(name));
}

/** What no build has used for three months goes. */
function forgetOld() {
  for (const name of readdirSync(cache)) {
    const found = statSync(cachedAs(name), { throwIfNoEntry: false });
    if (found && found.mtimeMs < Date.now() - 90 * day) rmSync(cachedAs(name), { force: true });
  }
}
