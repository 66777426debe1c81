import sharp, { type Sharp } from 'sharp';
import { crc32, deflateSync } from 'node:zlib';

/** What a telephone writes into a photograph: a position, its model, a note; in Exif and in XMP. */
export const told = ['Telephone 12', 'a secret note', 'GPSLatitude', 'xpacket', '<x:xmpmeta'];
const exif = {
  IFD0: { Model: 'Telephone 12', ImageDescription: 'a secret note' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 57/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '35/1 56/1 0/1' },
};
const xmp = `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="31,57.0N"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** A picture of 60 × 40 pixels whose left half is red and right half blue. */
export function halves(width = 60, height = 40): Sharp {
  const left = { create: { width: width / 2, height, channels: 3 as const, background: '#f00' } };
  return sharp({ create: { width, height, channels: 3, background: '#00f' } }).composite([
    { input: left, left: 0, top: 0 },
  ]);
}

/** The same with everything that a telephone adds. */
export const tellingHalves = () => halves().withExif(exif).withXmp(xmp);

/** A picture of each format with everything that a telephone adds. */
export async function telling(): Promise<Record<'jpeg' | 'png' | 'webp' | 'avif', Buffer>> {
  return {
    jpeg: await tellingHalves().jpeg().toBuffer(),
    png: await tellingHalves().png().toBuffer(),
    webp: await tellingHalves().webp().toBuffer(),
    avif: await tellingHalves().avif().toBuffer(),
  };
}

/** A GIF of two pictures, each shown for `delay` milliseconds without end, with a comment. */
export async function movingGif(delay = 500): Promise<Buffer> {
  const gif = await sharp(
    [0, 1].map((even) => ({
      create: { width: 60, height: 40, channels: 3 as const, background: even ? '#f00' : '#00f' },
    })) as never,
    { join: { animated: true } },
  )
    .gif({ delay: [delay, delay], loop: 0 })
    .toBuffer();
  const comment = Buffer.from('\x21\xfe\x0da secret note\0', 'latin1');
  return Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)]);
}

/** A JPEG that must be turned to stand upright: Exif's number in place of 1. */
export async function turned(orientation: number): Promise<Buffer> {
  return halves().jpeg().withMetadata({ orientation }).toBuffer();
}

/** A PNG of a few kilobytes that unfolds to `side` × `side` pixels. */
export function bomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const chunk = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const sizes = Buffer.alloc(8);
    sizes.writeUInt32BE(data.length, 0);
    sizes.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([sizes.subarray(0, 4), named, sizes.subarray(4)]);
  };
  const row = Math.ceil(side / 8) + 1;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(row * Math.min(side, 2000)), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
