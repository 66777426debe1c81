import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { heavyPages } from './weights.ts';

test('a page of too much text is named; a small one is not, nor what no editor can make shorter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weights-'));
  const page = (path: string, html: string, source: string) => {
    const built = join(folder, path, 'index.html');
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(built, html);
    return { path, base: '', language: 'en', source, built };
  };
  try {
    const long = randomBytes(30_000).toString('base64');
    const pages = [
      page('/en/a/', 'short', 'a.mdx'),
      page('/en/c/', long, 'c.mdx'),
      page('/en/d/', long, 'content/site.yaml'),
      page('/en/e/', long, folder),
    ];
    expect(heavyPages(pages)).toEqual([
      {
        file: 'c.mdx',
        line: 1,
        message: expect.stringMatching(/^\/en\/c\/ has 3\d KB of text\. Make several pages of it\.$/),
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
