import { isOrdinaryProfile, orientationIn, type Read } from './read.ts';

/** The chunks that change how a PNG looks: https://www.w3.org/TR/png-3/#11Chunks. */
const shown = /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|sBIT|bKGD|pHYs|acTL|fcTL|fdAT)$/;

/** A PNG by its chunks, from IHDR to IEND; undefined when it ends before or is none. */
export function readPng(bytes: Buffer): Read | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let [width, height, orientation, profile, hasPicture] = [0, 0, 1, false, false];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const next = at + 12 + length;
    if (next > bytes.length || !/^[A-Za-z]{4}$/.test(name) || (at === 8) !== (name === 'IHDR')) return undefined;
    const data = bytes.subarray(at + 8, next - 4);
    if (name === 'IHDR' && length === 13) [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
    if (name === 'eXIf') orientation = orientationIn(data);
    if (name === 'iCCP') profile = !isOrdinaryProfile(data.subarray(0, 80));
    if (name === 'IDAT') hasPicture = true;
    if (shown.test(name)) kept.push(bytes.subarray(at, next));
    if (name === 'IEND')
      return hasPicture && width * height > 0
        ? { width, height, orientation, frames: 1, lasts: 0, kept, anew: orientation > 1 || profile }
        : undefined;
    at = next;
  }
  return undefined;
}
