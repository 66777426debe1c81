import { chromium, expect, test, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../agency.ts';
import { axeSource, violationsOn } from '../axe.ts';
import { launchOptions } from '../browser.ts';
import { startDesk } from '../desk/host/process.ts';
import { barriersInBoth, faultsOf, lossesOf, misfitsOnPhones, pathsOf, watch } from '../pages/visit.ts';

/** All that axe finds, whatever was seen before. */
async function allBarriers(page: Page, about?: 'colours'): Promise<string[]> {
  return (await violationsOn(page, about)).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

for (const content of ['content', 'tests/site'])
  test(`every page of ${content} is free of what axe knows, light and dark, fits phones, cuts no word, begins in the first screen and loses nothing with larger letters`, async () => {
    const out = join(mkdtempSync(join(tmpdir(), 'pult-out-')), 'site');
    const where = { OUT: out, ...(content !== 'content' && { CONTENT: content }) };
    const { code, output } = run('src/build.ts', where);
    expect(code, output).toBe(0);
    const desk = await startDesk({ ...where, DESK_FOLDER: join(dirname(out), 'desk') });
    const browser = await chromium.launch(launchOptions);
    const page = await browser.newPage();
    await page.addInitScript({ content: axeSource });
    const problems: string[] = [];
    watch(page, desk.url, problems);
    for (const path of pathsOf(out)) {
      const found = await faultsOf(page, desk.url, path);
      found.push(...(await barriersInBoth(page, allBarriers)));
      found.push(...(await misfitsOnPhones(page, path)), ...(await lossesOf(page, true)));
      problems.push(...found.map((fault) => `${path}: ${fault}`));
    }
    await browser.close();
    await desk.end();
    rmSync(dirname(out), { recursive: true });
    expect(problems).toEqual([]);
  });
