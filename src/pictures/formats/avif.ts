import type { Read } from './read.ts';

/** An AVIF by its boxes (ISO/IEC 23008-12); undefined when it ends before its last box or is none. */
export function readAvif(bytes: Buffer): Read | undefined {
  let about: Buffer | undefined;
  let hasPicture = false;
  for (let at = 0; at < bytes.length;) {
    if (at + 8 > bytes.length) return undefined;
    const said = bytes.readUInt32BE(at);
    // A size of 0 goes to the end, one of 1 stands in the next eight bytes.
    const wide = said === 1 && at + 16 <= bytes.length;
    const size = said === 0 ? bytes.length - at : wide ? Number(bytes.readBigUInt64BE(at + 8)) : said;
    if (size < 8 || at + size > bytes.length) return undefined;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (name === 'meta') about = bytes.subarray(at, at + size);
    if (name === 'mdat') hasPicture = true;
    at += size;
  }
  if (!about || !(hasPicture || about.includes('idat'))) return undefined;
  let [width, height] = [0, 0];
  for (let at = about.indexOf('ispe'); at !== -1 && at + 16 <= about.length; at = about.indexOf('ispe', at + 4)) {
    const size = [about.readUInt32BE(at + 8), about.readUInt32BE(at + 12)] as const;
    if (size[0] * size[1] > width * height) [width, height] = size;
  }
  if (width * height === 0) return undefined;
  const turn = about.indexOf('irot');
  const isSideways = turn !== -1 && (about[turn + 4] ?? 0) % 2 === 1;
  // Exif and XMP are items among those of the picture, whose places in the file would all change.
  const anew = /infe[^]{6,12}(Exif|mime)/.test(about.toString('latin1'));
  return { width, height, orientation: isSideways ? 6 : 1, frames: 1, lasts: 0, kept: [bytes], anew };
}
