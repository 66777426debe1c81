import { expect, test } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agency, run } from '../../agency.ts';

test('a site without a list has no page, file or link of a catalogue', () => {
  const folder = agency({ 'catalogue/town.csv': null });
  const out = join(folder, 'dist');
  const { code, output } = run('src/build.ts', { CONTENT: folder, OUT: out });
  expect(code, output).toBe(0);
  for (const path of ['catalogue', 'en/catalogue', 'ar/catalogue'])
    expect(existsSync(join(out, path)), path).toBe(false);
  for (const path of ['index.html', 'en/search/index.html', 'sitemap-0.xml', 'ask/en.json'])
    expect(readFileSync(join(out, path), 'utf8'), path).not.toMatch(/catalogue/i);
});
