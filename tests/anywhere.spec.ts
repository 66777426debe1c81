import { expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agency, run } from './agency.ts';

test.describe.configure({ mode: 'default', timeout: 240_000 });

/** Where the site of an agency that is open day and night is built, once. */
let roundTheClock = '';

/** An agency that is open day and night and has no catalogue, built outside the project. */
function buildRoundTheClock(): string {
  const everyDay = 'days: [sun, mon, tue, wed, thu, fri, sat], opens: "00:00", closes: "24:00"';
  const folder = agency({
    'catalogue/town.csv': null,
    'hours.yaml': `zone: Asia/Amman
desks:
  town-hall: [{ ${everyDay} }]
  waterworks: [{ days: [sat], opens: "00:00", closes: "24:00" }, { days: [sun], opens: "09:00", closes: "24:00" }]
phones:
  waterworks: [{ ${everyDay} }]
places:
  town-hall: { name: { en: Town hall, ar: مبنى البلدية }, desks: [town-hall, waterworks] }
`,
  });
  const out = join(mkdtempSync(join(tmpdir(), 'pult-out-')), 'a', 'site');
  const { code, output } = run('src/build.ts', { CONTENT: folder, OUT: out });
  expect(output).toContain('are now a site in');
  expect(code).toBe(0);
  return out;
}

test('an agency that is open day and night has pages that say so, with names that every system can have', () => {
  const out = (roundTheClock ||= buildRoundTheClock());
  const page = (path: string) => readFileSync(join(out, path, 'index.html'), 'utf8').replace(/\s+/g, ' ');
  const english = page('en/places/town-hall');
  expect(english).toMatch(/Monday–Sunday <\/th>.{0,80}Open day and night/);
  expect(english).toContain('data-always="Open day and night"');
  expect(english).toContain('Phones are open day and night');
  expect(english).toMatch(/Saturday <\/th>.{0,80}>All day</);
  expect(english).toMatch(/data-openings="\d+ Infinity"/);
  expect(english).toMatch(/"opens":"00:00","closes":"23:59"/);
  const arabic = page('ar/places/town-hall');
  expect(arabic).toContain('مفتوح ليلًا ونهارًا');
  expect(arabic).toMatch(/السبت–الجمعة <\/th>/);

  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  expect(
    files.filter((name) => /[<>:"|?*\\]|[. ](\/|$)|(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/i.test(name)),
  ).toEqual([]);
  expect(new Set(files.map((name) => name.toLowerCase())).size).toBe(files.length);

  const sitemap = readFileSync(join(out, 'sitemap-0.xml'), 'utf8');
  const listed = [...sitemap.matchAll(/<loc>https:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path]) => path!).sort();
  const own = files
    .filter((name) => name.endsWith('/index.html'))
    .map((name) => `/${name.replace('index.html', '')}`)
    .filter((path) => new RegExp(`rel="canonical" href="https://[^/]+${path}"`).test(page(path)));
  expect(listed).toEqual(own.sort());
  expect(listed.filter((path) => /noindex/.test(page(path)))).toEqual([]);
});

test('a site without a list has no page, file or link of a catalogue', () => {
  const out = (roundTheClock ||= buildRoundTheClock());
  for (const path of ['catalogue', 'en/catalogue', 'ar/catalogue'])
    expect(existsSync(join(out, path)), path).toBe(false);
  for (const path of ['index.html', 'en/search/index.html', 'sitemap-0.xml', 'ask/en.json'])
    expect(readFileSync(join(out, path), 'utf8'), path).not.toMatch(/catalogue/i);
});

test('a build replaces a site, and no folder that holds something else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pult-out-'));
  writeFileSync(join(folder, 'letter.txt'), 'Mine');
  for (const target of [folder, '.', join(folder, 'letter.txt')]) {
    const { code, output } = run('src/build.ts', { CONTENT: 'tests/site', OUT: target });
    expect(output.trim()).toBe(
      `OUT: ${target} holds files that are no built site, and a build replaces the whole folder. Name one that is empty, that is not there yet, or that a build has made.`,
    );
    expect(code).toBe(1);
  }
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('Mine');
  expect(existsSync('package.json')).toBe(true);
});
