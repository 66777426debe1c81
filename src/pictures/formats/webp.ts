import { isOrdinaryProfile, orientationIn, type Read } from './read.ts';

/** A WebP by its chunks (RFC 9649, section 2); undefined when it ends before its length or is none. */
export function readWebp(bytes: Buffer): Read | undefined {
  const end = 8 + (bytes.length < 20 ? Infinity : bytes.readUInt32LE(4));
  if (end > bytes.length) return undefined;
  const chunks: Uint8Array[] = [];
  let [width, height, orientation, profile, frames, lasts] = [0, 0, 1, false, 0, 0];
  for (let at = 12; at + 8 <= end;) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (next > end) return undefined;
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'ICCP') profile = !isOrdinaryProfile(data);
    if (name === 'EXIF') orientation = orientationIn(data.subarray(data.toString('latin1', 0, 4) === 'Exif' ? 6 : 0));
    if (name === 'ANMF' && length >= 16) [frames, lasts] = [frames + 1, lasts + data.readUIntLE(12, 3)];
    if (width === 0) [width, height] = sizeIn(name, data);
    if (name === 'VP8X') chunks.push(withoutExtras(bytes.subarray(at, next)));
    else if (/^(VP8 |VP8L|ALPH|ANIM|ANMF)$/.test(name)) chunks.push(bytes.subarray(at, next));
    at = next;
  }
  if (width * height === 0) return undefined;
  const header = Buffer.from(bytes.subarray(0, 12));
  header.writeUInt32LE(4 + chunks.reduce((sum, { length }) => sum + length, 0), 4);
  const [kept, anew] = [[header, ...chunks], orientation > 1 || profile];
  return { width, height, orientation, frames: Math.max(frames, 1), lasts, kept, anew };
}

/** The size that the first chunk tells: extended, lossy or lossless. */
function sizeIn(name: string, data: Buffer): [width: number, height: number] {
  if (name === 'VP8X' && data.length >= 10) return [data.readUIntLE(4, 3) + 1, data.readUIntLE(7, 3) + 1];
  if (name === 'VP8 ' && data.length >= 10) return [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff];
  if (name === 'VP8L' && data.length >= 5) {
    const bits = data.readUInt32LE(1);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  return [0, 0];
}

/** The chunk VP8X without its flags for a profile, Exif and XMP, whose chunks are left out. */
function withoutExtras(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  copy[8] = copy[8]! & ~(0x20 | 0x08 | 0x04);
  return copy;
}
