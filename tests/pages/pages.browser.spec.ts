import { expect, test } from '@playwright/test';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { language as languageOf } from '../../src/settings/strings.ts';
import { barriersOn } from '../axe.ts';
import { sites } from '../sites.ts';
import { kindsOfPages } from './kinds.ts';
import { barriersInBoth, faultsOf, lossesOf, misfitsOnPhones, watch } from './visit.ts';
import { isSample } from '../sample.ts';

test.setTimeout(600_000);

/*
 * With each change: each kind of page of both agencies on phones, in every language. Axe searches those of the first agency in
 * its first language, and, as the colours of the second are others and its first look runs to the left, the colours of all
 * kinds there; in each language the frame that is around every page. What can be read from a file is read from every page,
 * here and in `machines.browser.spec.ts`. `npm run test:long -- pages` opens every page, and asks it all of this.
 */
const kinds = Object.entries(sites).flatMap(([name, site]) => {
  const whole = site.languages.find((tag) => languageOf(tag).direction === 'rtl') ?? site.languages[0]!;
  return site.languages.map((language) => ({ ...site, name, language, isWhole: language === whole }));
});

for (const { name, language, isWhole, ...site } of kinds)
  test(`each kind of page of ${name} in ${language} ${isWhole ? 'is accessible, light and dark, loses nothing with larger letters, and' : 'is in its language and'} on phones fits, cuts no word and begins in the first screen`, async ({
    page,
  }) => {
    const problems: string[] = [];
    watch(page, site.url, problems);
    const paths = kindsOfPages(site, language);
    expect(paths, 'pages in the sitemap').toContain(`/${language}/`);
    for (const path of paths) {
      const found = await faultsOf(page, site.url, path);
      const isFrame = path === `/${language}/`;
      if (isFrame || (isWhole && name === 'content')) found.push(...(await barriersInBoth(page, barriersOn)));
      else if (isWhole) found.push(...(await barriersInBoth(page, (one) => barriersOn(one, 'colours'))));
      found.push(...(await misfitsOnPhones(page, path)));
      if (isWhole) found.push(...(await lossesOf(page, false)));
      problems.push(...found.map((fault) => `${path}: ${fault}`));
    }
    expect(problems).toEqual([]);
  });

test('every page has one heading of the first level, and says its language and direction', () => {
  for (const { folder, languages } of Object.values(sites)) {
    const wrong: string[] = [];
    const files = languages.flatMap((tag) => globSync(`${tag}/**/*.html`, { cwd: folder }));
    expect(files.length).toBeGreaterThan(isSample ? 20 : 5);
    for (const file of files) {
      const html = readFileSync(join(folder, file), 'utf8');
      const [tag = ''] = file.split(sep);
      const [root = ''] = /<html[^>]*>/.exec(html) ?? [];
      const { direction } = languageOf(tag);
      if (!root.includes(`lang="${tag}"`)) wrong.push(`${file}: ${root}`);
      if ((/ dir="?(\w+)/.exec(root)?.[1] ?? 'ltr') !== direction) wrong.push(`${file}: ${root}`);
      const headings = html.split('<h1').length - 1;
      if (headings !== 1) wrong.push(`${file}: ${headings} h1`);
    }
    expect(wrong).toEqual([]);
  }
});

test('the pages without a place in the sitemap are accessible too', async ({ page }) => {
  const [language] = sites.content.languages;
  for (const path of [
    '/',
    '/nothing-here/',
    `/${language}/nothing-here/`,
    `/${language}/search/?q=a`,
    `/${language}/search/?q=zzzz`,
    // Only where messages are taken.
    ...(existsSync(`${sites.content.folder}/${language}/contact/sent`) ? [`/${language}/contact/sent/`] : []),
  ]) {
    await page.goto(path);
    if (path.includes('?')) await page.locator('#results[data-state=ready]').waitFor();
    expect(await barriersInBoth(page, barriersOn), path).toEqual([]);
  }
  await page.goto(`${sites.municipality.url}/ar/water-quality/`);
  expect(await barriersOn(page), 'an untranslated page').toEqual([]);
});
