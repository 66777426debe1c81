import { chromium, expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../agency.ts';
import { axeSource, violationsOn } from '../axe.ts';
import { launchOptions } from '../browser.ts';
import { startDesk } from '../desk/host/process.ts';

for (const content of ['content', 'tests/site'])
  test(`axe, asked about all of every page of ${content}, light and dark, finds nothing`, async () => {
    const out = join(mkdtempSync(join(tmpdir(), 'pult-out-')), 'site');
    const where = { OUT: out, ...(content !== 'content' && { CONTENT: content }) };
    const { code, output } = run('src/build.ts', where);
    expect(code, output).toBe(0);
    const desk = await startDesk({ ...where, DESK_FOLDER: join(dirname(out), 'desk') });
    const browser = await chromium.launch(launchOptions);
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.addInitScript({ content: axeSource });
    const barriers: string[] = [];
    const sitemap = readFileSync(`${out}/sitemap-0.xml`, 'utf8');
    for (const [, path] of sitemap.matchAll(/<loc>https:\/\/[^/]+(\/[^<]*)<\/loc>/g)) {
      await page.goto(desk.url + path!);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const found = await violationsOn(page, colorScheme === 'dark' ? 'colours' : undefined);
        for (const { id, nodes } of found) barriers.push(`${path} (${colorScheme}) ${id}: ${nodes[0]?.html}`);
      }
    }
    await browser.close();
    await desk.end();
    rmSync(dirname(out), { recursive: true });
    expect(barriers).toEqual([]);
  });
