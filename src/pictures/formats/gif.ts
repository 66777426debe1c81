import type { Read } from './read.ts';

/** A GIF by its blocks (https://www.w3.org/Graphics/GIF/spec-gif89a.txt), to its trailer; undefined when it ends before or is none. */
export function readGif(bytes: Buffer): Read | undefined {
  if (bytes.length < 14) return undefined;
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  let at = 13 + tableSize(bytes[10]!);
  const kept: Uint8Array[] = [bytes.subarray(0, at)];
  let [frames, lasts] = [0, 0];
  while (at < bytes.length) {
    const from = at;
    const kind = bytes[at];
    if (kind === 0x3b) {
      kept.push(bytes.subarray(at, at + 1));
      return frames > 0 && width * height > 0
        ? { width, height, orientation: 1, frames, lasts, kept, anew: false }
        : undefined;
    }
    if (kind === 0x2c) {
      frames++;
      // A descriptor of ten bytes, a table of colours, the size of a code, the picture.
      at = endOfBlocks(bytes, at + 11 + tableSize(bytes[at + 9] ?? 0));
      kept.push(bytes.subarray(from, at));
    } else if (kind === 0x21) {
      const label = bytes[at + 1];
      at = endOfBlocks(bytes, at + 2);
      if (label === 0xf9 && from + 6 <= bytes.length) lasts += bytes.readUInt16LE(from + 4) * 10;
      // Comments, texts and what programs add, such as XMP, are left out; how often it plays is not.
      const isLoop =
        label === 0xff && /^(NETSCAPE2\.0|ANIMEXTS1\.0)/.test(bytes.toString('latin1', from + 3, from + 14));
      if (label === 0xf9 || isLoop) kept.push(bytes.subarray(from, at));
    } else return undefined;
  }
  return undefined;
}

/** Bytes of the table of colours that a packed field announces. */
const tableSize = (packed: number) => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

/** Where a row of blocks ends, each of which begins with its length, the last with 0. */
function endOfBlocks(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1;
  return at + 1;
}
