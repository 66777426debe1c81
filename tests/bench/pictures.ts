import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { measure } from './measure.ts';

/** What pictures cost a build, first and from the cache: `npm run bench:pictures -- 300` is so many photographs of 5 MB. */
const count = Number(process.argv[2] ?? 300);
const folder = 'node_modules/.cache/pult/bench/pictures';
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'public'), { recursive: true });
const [width, height] = [4000, 3000];
const noise = await sharp({
  create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 20 } },
})
  .blur(0.7)
  .jpeg({ quality: 93 })
  .withMetadata({ orientation: 6 })
  .toBuffer();
for (let number = 0; number < count; number++)
  // A comment behind the end makes each another file, with copies of its own.
  writeFileSync(join(folder, 'public', `${number}.jpg`), Buffer.concat([noise, Buffer.from(String(number))]));
console.log(`${count} photographs of ${(noise.length / 1e6).toFixed(1)} MB, ${width} × ${height}, on their side`);

const program = join(folder, 'make.mjs');
const root = process.cwd();
writeFileSync(
  program,
  `import { checkPictures } from '${root}/src/check/files/pictures.ts';
import { makePictures } from '${root}/src/pictures/make.ts';
import { openPicture } from '${root}/src/pictures/picture.ts';
import { savedAnew } from '${root}/src/pictures/publish.ts';
const names = Array.from({ length: ${count} }, (_, number) => number + '.jpg');
if (checkPictures(names).length > 0) throw new Error('The check refuses them.');
const pictures = names.flatMap((name) => openPicture('/' + name) ?? []);
if ((await makePictures(pictures, savedAnew(names))).length > 0) throw new Error('Not all were made.');
`,
);
for (const what of ['first', 'from the cache']) {
  const cost = await measure(`node ${program}`, '.', { CONTENT: folder });
  console.log(what, JSON.stringify(cost));
}
execFileSync('du', ['-sh', 'node_modules/.cache/pult/pictures'], { stdio: 'inherit' });
