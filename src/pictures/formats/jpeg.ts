import { isOrdinaryProfile, orientationIn, type Read } from './read.ts';

/** A JPEG by its segments (ITU-T T.81, annex B), from SOI to the first EOI; undefined when it ends before or is none. */
export function readJpeg(bytes: Buffer): Read | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let [width, height, orientation, profile] = [0, 0, 1, false];
  let hasScan = false;
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) {
      if (!hasScan || width * height === 0) return undefined;
      kept.push(bytes.subarray(at, at + 2));
      return { width, height, orientation, frames: 1, lasts: 0, kept, anew: orientation > 1 || profile };
    }
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || at + 4 > bytes.length) return undefined;
    const next = at + 2 + bytes.readUInt16BE(at + 2);
    if (next < at + 4 || next > bytes.length) return undefined;
    const segment = bytes.subarray(at, next);
    const name = segment.toString('latin1', 4, 15);
    // SOF0 to SOF15; the codes between them are tables (DHT, JPG, DAC).
    if (marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker) && segment.length > 9)
      [height, width] = [segment.readUInt16BE(5), segment.readUInt16BE(7)];
    if (marker === 0xe1 && name.startsWith('Exif\0\0')) orientation = orientationIn(segment.subarray(10));
    if (marker === 0xe2 && name.startsWith('ICC_PROFILE')) profile ||= !isOrdinaryProfile(segment);
    if (isShown(marker, segment, name)) kept.push(segment);
    at = next;
    if (marker === 0xda) {
      hasScan = true;
      at = endOfScan(bytes, at);
      kept.push(bytes.subarray(next, at));
    }
  }
  return undefined;
}

/** Tables, frames and scans; of the application's own segments only JFIF's without a thumbnail, and Adobe's on how colours are stored. */
function isShown(marker: number, segment: Buffer, name: string): boolean {
  if (marker === 0xe0) return name.startsWith('JFIF\0') && segment.length === 18;
  if (marker === 0xee) return name.startsWith('Adobe');
  return marker < 0xe0;
}

/** Of a scan, 0xff with 0x00 is a byte and 0xffd0 to 0xffd7 are marks to begin again. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next & 0xf8) !== 0xd0) return at;
  }
  return bytes.length;
}
