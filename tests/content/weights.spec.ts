import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { heavyPages } from './weights.ts';

test('a large picture is named once, at its line, and a page of too much text; what is small is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weights-'));
  const file = (name: string, content: string | Uint8Array) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  file('pictures/a & b.png', randomBytes(1_200_000));
  file('pictures/small.png', randomBytes(400_000));
  const source = file('a.mdx', '---\n---\n![A](/pictures/small.png)\n![B](</pictures/a%20&%20b.png>)\n');
  const images = '<img src="/pictures/small.png"><img alt="B" src="/pictures/a%20&amp;%20b.png">';
  const page = (path: string, html: string, own = source) => ({
    path,
    base: '',
    language: 'en',
    source: own,
    built: file(`${path}index.html`, html),
  });
  try {
    const long = randomBytes(30_000).toString('base64');
    const found = heavyPages(
      [page('/en/a/', images), page('/en/b/', images), page('/en/c/', long), page('/en/d/', images, folder)],
      folder,
    );
    expect(found).toEqual([
      {
        file: source,
        line: 1,
        message: expect.stringMatching(/^\/en\/c\/ has 3\d KB of text\. Make several pages of it\.$/),
      },
      {
        file: source,
        line: 4,
        message:
          'the picture /pictures/a%20&%20b.png weighs 1.2 MB, on a slow phone 24 seconds. Save it as JPEG or WebP, 1600 pixels wide at most.',
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
