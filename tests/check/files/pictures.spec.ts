import { expect, test } from '@playwright/test';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrongInDrawing, wrongPicture } from '../../../src/check/files/pictures.ts';
import { agency, article, goodFields, run } from '../../agency.ts';
import { bomb, halves, movingGif, turned } from '../../pictures/samples.ts';

test('pictures are known by what stands in them, whatever their names end in', async () => {
  const jpeg = await halves().jpeg().toBuffer();
  expect(wrongPicture(jpeg, 'jpg')).toBeUndefined();
  expect(wrongPicture(jpeg, 'jpeg')).toBeUndefined();
  expect(wrongPicture(jpeg, 'png')).toBe('holds JPEG, not PNG. Rename it so that it ends in .jpg');
  expect(wrongPicture(await halves().webp().toBuffer(), 'jpg')).toBe(
    'holds WEBP, not JPG. Rename it so that it ends in .webp',
  );
  expect(wrongPicture(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'jpg')).toMatch(
    /^holds HEIC, which browsers do not show\. Save it as JPEG/,
  );
  for (const text of [
    '',
    '<html><script>alert(1)</script>',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'x'.repeat(5000),
    '%PDF-1.7',
  ])
    expect(wrongPicture(Buffer.from(text), 'jpg')).toMatch(/^holds no picture\. Save it anew/);
  expect(wrongPicture(jpeg.subarray(0, 300), 'jpg')).toBe(
    'is damaged or cut off before its end. Save or copy it anew.',
  );
});

test('what unfolds to more than 50 million pixels is refused by its first bytes, moving ones by all of theirs', async () => {
  const before = process.memoryUsage().rss;
  expect(wrongPicture(bomb(31_623), 'png')).toMatch(
    /^unfolds to 31,623 × 31,623 pixels; 50 million in all are the most\./,
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  expect(wrongPicture(bomb(7_000), 'png')).toBeUndefined();
  const gif = await movingGif();
  gif.writeUInt16LE(6000, 6);
  gif.writeUInt16LE(6000, 8);
  expect(wrongPicture(gif, 'gif')).toMatch(/^unfolds to 6,000 × 6,000 × 2 pixels/);
});

test('a place whose picture is described by a word for pictures is told what to write', () => {
  const folder = agency({
    'hours.yaml': (text) => text.replace('en: The town hall with its purple door and the clock above it.', 'en: image'),
  });
  const { code, output } = run('src/check/formats/run.ts', { CONTENT: folder });
  rmSync(folder, { recursive: true });
  expect(output).toMatch(
    /hours\.yaml:\d+ places\.town-hall\.entrance\.alt\.en: "image" does not say what the picture shows/,
  );
  expect(code).toBe(1);
});

test('a photograph in a drawing must stand upright, and be one', async () => {
  const drawing = (bytes: Buffer) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="data:image/jpeg;base64,${bytes.toString('base64')}"/></svg>`;
  expect(wrongInDrawing(drawing(await halves().jpeg().toBuffer()))).toBeUndefined();
  expect(wrongInDrawing(drawing(await turned(6)))).toMatch(/^holds a photograph that lies on its side/);
  expect(wrongInDrawing(drawing(Buffer.from('<script>')))).toMatch(/^holds a photograph that is damaged/);
});

test('the check names every picture that is none, and every text that shows it badly, by file and line', async () => {
  const folder = agency({
    'articles/en/pictures.mdx': article(
      goodFields,
      [
        'Text.',
        '![IMG_1.JPG](/pictures/good.jpg "A caption")',
        '![A green door](/pictures/missing.jpg)',
        'See ![a green door](/pictures/good.jpg "A caption") here.',
        '![A line](/pictures/line.svg)',
        '![A green door](/pictures/cut.png)',
      ].join('\n\n'),
    ),
    'hours.yaml': (text) =>
      text.replace(
        /entrance:\n.*\n.*\n/,
        'entrance: { file: /pictures/none.jpg, alt: { en: A green door } }\n    plan: { file: /favicon.txt, alt: { en: A plan of it, ar: مخطط المبنى } }\n',
      ),
  });
  const file = (name: string, bytes: Uint8Array | string) => {
    mkdirSync(join(folder, 'public/pictures'), { recursive: true });
    writeFileSync(join(folder, 'public/pictures', name), bytes);
  };
  const jpeg = await halves().jpeg().toBuffer();
  file('good.jpg', jpeg);
  file('cut.png', (await halves().png().toBuffer()).subarray(0, -20));
  file('heavy.jpg', Buffer.concat([jpeg, Buffer.alloc(1_200_000)]));
  file('huge.jpg', Buffer.concat([jpeg, Buffer.alloc(8_000_001)]));
  file('line.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>');
  file('LOUD.GIF', await movingGif(4000));
  try {
    // What is too large is not opened, and nothing else is read before that.
    const closed = run('src/check/formats/run.ts', { CONTENT: folder });
    expect(closed.output).toContain('public/pictures/huge.jpg:1 is larger than 8 MB');
    rmSync(join(folder, 'public/pictures/huge.jpg'));
    const { code, output } = run('src/check/formats/run.ts', { CONTENT: folder });
    expect(code).toBe(1);
    expect(output).toContain('articles/en/pictures.mdx:11:1 "IMG_1.JPG" is the name of a file');
    expect(output).toContain('articles/en/pictures.mdx:13:1 the picture "/pictures/missing.jpg" is not in public/.');
    expect(output).toContain('articles/en/pictures.mdx:15:5 the caption "A caption" has no place within a sentence.');
    expect(output).toContain(
      'articles/en/pictures.mdx:17:1 the drawing /pictures/line.svg does not say how large it is',
    );
    expect(output).toContain('public/pictures/cut.png:1 is damaged or cut off');
    expect(output).toMatch(/hours\.yaml:\d+ places\.town-hall\.entrance\.alt: has no text in "ar"/);
    expect(output).toMatch(
      /hours\.yaml:\d+ places\.town-hall\.entrance\.file: "\/pictures\/none\.jpg" is not a picture/,
    );
    expect(output).toMatch(/hours\.yaml:\d+ places\.town-hall\.plan\.file: "\/favicon\.txt" is not a picture/);
    expect(output).toMatch(/Worth a look:\n(.*\n)*public\/pictures\/heavy\.jpg:1 weighs 1\.2 MB\./);
    expect(output).toMatch(/Worth a look:\n(.*\n)*public\/pictures\/LOUD\.GIF:1 moves for 8 seconds/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
