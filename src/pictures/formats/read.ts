/** What a file says of the picture in it, found without unfolding a single pixel. */
export interface Read {
  /** As stored, before `orientation`. */
  width: number;
  height: number;
  /** Exif's number for how the picture must be turned and mirrored; 1 when it stands upright already. */
  orientation: number;
  /** More than one in what moves, and how many milliseconds that takes once. */
  frames: number;
  lasts: number;
  /**
   * The file without what does not show (position, camera, thumbnails, comments, what follows the end), in parts to be written
   * one after the other.
   */
  kept: Uint8Array[];
  /** Leaving these parts out changes how it looks, or cannot be done: to lose them it must be saved anew. */
  anew: boolean;
}

/** The orientation that an Exif block (TIFF: "II" or "MM", 42, the place of the first directory) tells; 1 when none can be read. */
export function orientationIn(exif: Buffer): number {
  const little = exif.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const long = (at: number) => (little ? exif.readUInt32LE(at) : exif.readUInt32BE(at));
  try {
    const first = long(4);
    for (let entry = 0; entry < short(first); entry++) {
      const at = first + 2 + entry * 12;
      if (short(at) !== 0x0112) continue;
      const orientation = short(at + 8);
      return orientation >= 1 && orientation <= 8 ? orientation : 1;
    }
  } catch (error) {
    // A directory that leads out of its block says nothing.
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

/** Whether a colour profile (ICC), or the name that stands before it, is that of the web, so that nothing changes without it. */
export const isOrdinaryProfile = (profile: Buffer) => /s\0?R\0?G\0?B/.test(profile.toString('latin1', 0, 4096));
