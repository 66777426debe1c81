import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { halves, movingGif, telling, told, turned } from './samples.ts';

/** The pictures of an agency as its site has them: each file by its name, made by a process of its own. */
function published(files: Record<string, Buffer | string>) {
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync('test-results/pictures-');
  mkdirSync(join(folder, 'public'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, 'public', name), bytes);
  const program = `
    import { makePictures } from './src/pictures/make.ts';
    import { openPicture } from './src/pictures/picture.ts';
    import { publishCopies, publishPicture, savedAnew } from './src/pictures/publish.ts';
    const names = ${JSON.stringify(Object.keys(files))};
    const pictures = names.flatMap((name) => openPicture('/' + name) ?? []);
    const problems = await makePictures(pictures, savedAnew(names));
    if (problems.length === 0) {
      publishCopies(pictures, '${folder}/site');
      for (const name of names) publishPicture(name, '${folder}/site/' + name);
    }
    console.log(JSON.stringify(problems));`;
  const said = execFileSync('node', ['--input-type=module', '-e', program], {
    env: { ...process.env, CONTENT: folder },
    encoding: 'utf8',
  });
  const read = (inside: string) => {
    const site = join(folder, 'site', inside);
    return readdirSync(site, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => ({ name, bytes: readFileSync(join(site, name)) }));
  };
  const problems = JSON.parse(said) as { file: string; message: string }[];
  const found = problems.length > 0 ? { copies: [], whole: [] } : { copies: read('_astro'), whole: read('') };
  rmSync(folder, { recursive: true });
  return { problems, ...found };
}

test('no file of a site says where and with what a photograph was taken, and each stands upright in its own colours', async () => {
  const { jpeg, png, webp, avif } = await telling();
  const files = {
    'a.jpg': jpeg,
    'a.PNG': png,
    'a.webp': webp,
    'a.avif': avif,
    'a.gif': await movingGif(),
    'turned.jpg': await turned(6),
    'wide.jpg': await halves().jpeg().withIccProfile('p3').toBuffer(),
    'a.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><!-- a secret note --><metadata><x>a secret note</x></metadata><image href="data:image/jpeg;base64,${jpeg.toString('base64')}"/></svg>`,
  };
  const { problems, copies, whole } = published(files);
  expect(problems).toEqual([]);
  expect(whole.map(({ name }) => name).sort()).toEqual(Object.keys(files).sort());
  for (const { name, bytes } of [...copies, ...whole]) {
    const embedded = /base64,([^"]+)/.exec(bytes.toString())?.[1] ?? '';
    for (const text of told)
      expect(bytes.toString('latin1') + Buffer.from(embedded, 'base64').toString('latin1'), name).not.toContain(text);
    if (name.endsWith('.svg')) continue;
    const { exif, xmp, iptc, orientation = 1 } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc, orientation }, name).toEqual({
      exif: undefined,
      xmp: undefined,
      iptc: undefined,
      orientation: 1,
    });
  }
  const upright = whole.find(({ name }) => name === 'turned.jpg')!;
  expect(await sharp(upright.bytes).metadata()).toMatchObject({ width: 40, height: 60 });
  // Turned clockwise by a quarter, what was left is on top.
  const [red = 0, , blue = 0] = await sharp(upright.bytes)
    .extract({ left: 20, top: 5, width: 1, height: 1 })
    .raw()
    .toBuffer();
  expect([red > 200, blue < 60]).toEqual([true, true]);
});

test('a photograph has copies for screens with one and two pixels to a point, and none is larger than it', async () => {
  const { copies } = published({
    'large.jpg': await halves(3000, 2000).jpeg().toBuffer(),
    'small.png': await halves(100, 50).png().toBuffer(),
  });
  const sizes = await Promise.all(
    copies.map(async ({ name, bytes }) => {
      const { width, height, format } = await sharp(bytes).metadata();
      expect(name).toContain(`-${width}.`);
      return `${width} × ${height} ${format}`;
    }),
  );
  expect(sizes.sort()).toEqual(
    ['1440 × 960 webp', '720 × 480 webp', '360 × 240 webp', '720 × 480 jpeg', '100 × 50 webp', '100 × 50 png'].sort(),
  );
});

test('the same picture under three names is made once, and a GIF that moves is still for who wants that', async () => {
  const gif = await movingGif();
  const { copies } = published({ 'a.gif': gif, 'b.gif': gif, 'c.gif': gif });
  const pages = await Promise.all(
    copies.map(async ({ name, bytes }) => [
      /still/.test(name),
      (await sharp(bytes, { animated: true }).metadata()).pages ?? 1,
    ]),
  );
  expect(pages.sort()).toEqual([
    [false, 2],
    [true, 1],
  ]);
  const moving = copies.find(({ name }) => !name.includes('still'))!;
  // A second long, it plays five times and stops.
  expect((await sharp(moving.bytes, { animated: true }).metadata()).loop).toBe(5);
});

test('transparent pictures stay so', async () => {
  const clear = await sharp({ create: { width: 800, height: 400, channels: 4, background: '#0000' } })
    .png()
    .toBuffer();
  for (const { name, bytes } of published({ 'clear.png': clear }).copies)
    expect((await sharp(bytes).stats()).isOpaque, name).toBe(false);
});

test('a picture whose end is there and whose inside is not is named, and nothing of it is published', async () => {
  const bytes = await halves(600, 400).png({ compressionLevel: 0 }).toBuffer();
  bytes.fill(0xaa, 100, 400);
  const { problems } = published({ 'hurt.png': bytes });
  expect(problems).toEqual([
    {
      file: expect.stringMatching(/public\/hurt\.png$/),
      line: 1,
      message: expect.stringMatching(/^is damaged \(.+\)\. Open it in a program for pictures and save it anew\.$/),
    },
  ]);
});
