import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { formatOf, isFormat, readPixels, uprightSize } from '../../src/pictures/picture.ts';
import { bomb, halves, movingGif, telling, tellingHalves, told, turned } from './samples.ts';

/** What the file says of itself, and the file without what does not show. */
function look(bytes: Buffer) {
  const format = formatOf(bytes);
  if (!isFormat(format)) throw new Error(`${format} is no format of a picture.`);
  const found = readPixels(bytes, format);
  return found && { format, ...found, clean: Buffer.concat(found.kept), ...uprightSize(found) };
}

const says = (bytes: Buffer) => told.filter((text) => bytes.toString('latin1').includes(text));
const pixels = (bytes: Buffer) => sharp(bytes, { animated: true }).raw().toBuffer();

for (const format of ['jpeg', 'png', 'webp'] as const)
  test(`what a telephone writes into a ${format} is left out, and not a pixel changes`, async () => {
    const bytes = (await telling())[format];
    expect(says(bytes).length).toBeGreaterThan(1);
    const found = look(bytes)!;
    expect(found).toMatchObject({ format, width: 60, height: 40, anew: false });
    expect(says(found.clean)).toEqual([]);
    expect((await sharp(found.clean).metadata()).exif).toBeUndefined();
    expect(await pixels(found.clean)).toEqual(await pixels(bytes));
  });

test('an AVIF with a position must be saved anew, one without is left as it is', async () => {
  expect(look((await telling()).avif)).toMatchObject({ format: 'avif', width: 60, height: 40, anew: true });
  const plain = await halves().avif().toBuffer();
  expect(look(plain)).toMatchObject({ width: 60, height: 40, anew: false, clean: plain });
});

test('a GIF that moves keeps its pictures and their time, and loses its comments', async () => {
  const bytes = await movingGif();
  expect(bytes.includes('a secret note')).toBe(true);
  const found = look(bytes)!;
  expect(found).toMatchObject({ width: 60, height: 40, frames: 2, lasts: 1000 });
  expect(found.clean.includes('a secret note')).toBe(false);
  expect(await pixels(found.clean)).toEqual(await pixels(bytes));
  expect((await sharp(found.clean, { animated: true }).metadata()).loop).toBe(0);
});

for (let orientation = 1; orientation <= 8; orientation++)
  test(`a photograph with Exif's direction ${orientation} has the size at which it stands upright`, async () => {
    const found = look(await turned(orientation))!;
    const upright = orientation > 4 ? { width: 40, height: 60 } : { width: 60, height: 40 };
    expect(found).toMatchObject({ ...upright, orientation, anew: orientation > 1 });
  });

test('colours that need a profile are kept by saving anew; those of the web need none', async () => {
  const wide = await halves().jpeg().withIccProfile('p3').toBuffer();
  const web = await halves().jpeg().withIccProfile('srgb').toBuffer();
  expect(look(wide)).toMatchObject({ anew: true });
  expect(look(web)).toMatchObject({ anew: false });
  expect(look(web)!.clean.includes('ICC_PROFILE')).toBe(false);
});

test('a second picture behind the end, as telephones add one with a position of its own, is left out', async () => {
  const { jpeg } = await telling();
  const double = Buffer.concat([await halves().jpeg().toBuffer(), jpeg]);
  expect(says(look(double)!.clean)).toEqual([]);
});

for (const [format, make] of Object.entries({
  jpeg: () => tellingHalves().jpeg().toBuffer(),
  'progressive jpeg': () => halves(300, 200).jpeg({ progressive: true }).toBuffer(),
  png: () => tellingHalves().png().toBuffer(),
  webp: () => tellingHalves().webp().toBuffer(),
  'lossless webp': () => halves().webp({ lossless: true }).toBuffer(),
  avif: () => halves().avif().toBuffer(),
  gif: () => movingGif(),
}))
  test(`a ${format} that was cut off anywhere is known to be, and none breaks the reader`, async () => {
    const bytes = await make();
    expect(look(bytes)).toMatchObject({ width: expect.any(Number) });
    for (let end = 16; end < bytes.length - (format === 'webp' ? 1 : 0); end++)
      expect(readPixels(bytes.subarray(0, end), formatOf(bytes) as 'jpeg'), `${end} bytes`).toBeUndefined();
    // Any other byte in any place: read or not, but never thrown over, and never without end.
    for (let at = 12; at < bytes.length; at += 1 + Math.floor(bytes.length / 500))
      for (const value of [0, 1, 0x7f, 0xff]) {
        const hurt = Buffer.from(bytes);
        hurt[at] = value;
        const format = formatOf(hurt);
        if (isFormat(format)) readPixels(hurt, format);
      }
  });

test('the size of a bomb is known from its first bytes', () => {
  const bytes = bomb(31_623);
  expect(bytes.length).toBeLessThan(1_000_000);
  expect(look(bytes)).toMatchObject({ width: 31_623, height: 31_623 });
});
