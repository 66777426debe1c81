import { expect, test } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { parse } from 'yaml';
import { contentSecurityPolicy } from '../../src/site/hosts/headers.ts';
import { mistakesIn } from '../html.ts';
import { isSample } from '../sample.ts';
import { sites } from '../sites.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const { url, folder } = sites.content;
const text = async (path: string) => (await fetch(url + path)).text();
const address = 'https://help.fjordvik.example';

test('every page of both sites is valid HTML', async () => {
  const problems: string[] = [];
  for (const site of Object.values(sites)) {
    const files = globSync(join(site.folder, '**/*.html'));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) problems.push(...(await mistakesIn(readFileSync(file, 'utf8'), file)));
  }
  expect(problems.slice(0, 20)).toEqual([]);
});

test('each step of a guide that has another name is found where it was', async () => {
  const { url, folder } = sites.municipality;
  for (const part of ['', 'bags/', 'whole/']) {
    const answer = await fetch(`${url}/en/guides/what-goes-where/${part}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/en/guides/where-waste-goes/${part}`]);
    expect(globSync(join(folder, `en/guides/where-waste-goes/${part}index.html`))).toHaveLength(1);
  }
});

test('every link on every page leads to a page that is there', () => {
  for (const site of Object.values(sites)) {
    const files = globSync(join(site.folder, '**/*.html'));
    const targets = new Map<string, string>();
    for (const file of files)
      for (const [, target] of readFileSync(file, 'utf8').matchAll(/ href="(\/[^"#?]*)/g)) targets.set(target!, file);
    const there = (target: string) =>
      [target, `${target}index.html`].some(
        (path) => globSync(join(site.folder, path)).length > 0 && !path.endsWith('/'),
      );
    // What the desk function answers is no file.
    expect([...targets].filter(([target]) => !target.startsWith('/desk/') && !there(target))).toEqual([]);
  }
});

test('the sitemap names every page once, with its translations and the day it was checked', async () => {
  const sitemap = await text('/sitemap-0.xml');
  const entries = [...sitemap.matchAll(/<url>(.*?)<\/url>/g)].map(([, entry]) => entry!);
  const addresses = entries.map((entry) => /<loc>(.*?)<\/loc>/.exec(entry)![1]!);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses).not.toContain(`${address}/`);
  expect(addresses.some((found) => /404|\/a\/|\/(en|nb|sl)\/library-card\//.test(found))).toBe(false);
  const article = entries.find((entry) => entry.includes(`<loc>${address}/nb/renew-a-loan/</loc>`))!;
  expect(article).toContain('<lastmod>2026-09-14');
  for (const language of ['en', 'nb', 'sl'])
    expect(article).toContain(`hreflang="${language}" href="${address}/${language}/renew-a-loan/"`);
  expect(await text('/robots.txt')).toContain(`Sitemap: ${address}/sitemap-index.xml`);
});

test('a page tells machines what it is', async ({ page }) => {
  await page.goto('/nb/renew-a-loan/');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${address}/nb/renew-a-loan/`);
  await expect(page.locator('link[hreflang=x-default]')).toHaveAttribute('href', `${address}/en/renew-a-loan/`);
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', 'Forny et lån');
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText());
  const [article, path] = data['@graph'];
  expect(article).toMatchObject({
    '@type': 'Article',
    headline: 'Forny et lån',
    inLanguage: 'nb',
    dateModified: '2026-09-14',
  });
  expect(path.itemListElement.map(({ item }: { item: string }) => item)).toEqual([
    `${address}/nb/`,
    `${address}/nb/topics/library/`,
    `${address}/nb/renew-a-loan/`,
  ]);
  await page.goto('/');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${address}/en/`);
  const home = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText());
  expect(home['@graph'][0].department[0].location.openingHoursSpecification[1]).toEqual({
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: ['https://schema.org/Friday'],
    opens: '08:00',
    closes: '16:00',
  });
});

test('each article stands beside its page as plain Markdown, without components or front matter', async () => {
  const files = globSync(join(folder, '*/*.md'));
  expect(files).toHaveLength(168);
  for (const file of files) {
    const markdown = readFileSync(file, 'utf8');
    expect(markdown, file).toMatch(/^# .+\n\n.+\n\n/);
    expect(markdown, file).not.toMatch(/<\/?[A-Z]|^---$|\.mdx\)/m);
  }
  const list = await text('/llms.txt');
  expect(list).toContain(`[Renew a loan](${address}/en/renew-a-loan.md)`);
  expect(list).toContain(`${address}/sl/llms.txt`);
});

test('each language has a feed of what was checked or changed last', async ({ page }) => {
  await page.goto('/en/');
  const feed = await page.evaluate(async () => {
    const document = new DOMParser().parseFromString(await (await fetch('/sl/feed.xml')).text(), 'application/xml');
    return {
      error: document.querySelector('parsererror')?.textContent,
      days: [...document.querySelectorAll('entry > updated')].map((day) => day.textContent),
    };
  });
  expect(feed.error).toBeUndefined();
  expect(feed.days).toHaveLength(50);
  expect(feed.days).toEqual(feed.days.toSorted().reverse());
});

test('security.txt names a contact and expires within a year', async () => {
  const fields = parse(
    (await text('/.well-known/security.txt')).replace(/^(Contact|Canonical): (.*)$/gm, '$1: "$2"'),
  ) as Record<string, string>;
  expect(fields['Contact']).toBe('mailto:security@fjordvik.example');
  const days = (new Date(fields['Expires']!).getTime() - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(30);
  expect(days).toBeLessThan(366);
});

test('every answer carries the security headers, and each page the same policy', async () => {
  for (const path of ['/en/renew-a-loan/', '/pagefind/pagefind.js', '/nothing/', '/favicon.svg', '/a/103']) {
    const { headers } = await fetch(url + path, { redirect: 'manual' });
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('set-cookie')).toBeNull();
  }
  const policy = (await fetch(`${url}/en/`)).headers
    .get('content-security-policy')!
    .replace("; frame-ancestors 'none'", '');
  const digest = /style-src 'self' '([^']+)'/.exec(policy)![1]!;
  expect(policy).toBe(contentSecurityPolicy(digest));
  const pages = globSync(join(folder, '{en,nb,sl,a}/**/*.html'));
  expect(pages.length).toBeGreaterThan(200);
  for (const file of pages) {
    const html = readFileSync(file, 'utf8');
    expect(html, file).toContain(`<meta http-equiv="content-security-policy" content="${policy}">`);
  }
});

test('the server gives nothing that is not part of the site, and leads to no other host', async () => {
  // Sent as they are: a browser would tidy these addresses up before it asks.
  const ask = (path: string, method = 'GET') =>
    new Promise<{ status: number; location: string | undefined; cache: string | undefined; allow: string | undefined }>(
      (resolve, reject) => {
        request(url, { path, method }, ({ statusCode = 0, headers }) =>
          resolve({
            status: statusCode,
            location: headers.location,
            cache: headers['cache-control'],
            allow: headers.allow,
          }),
        )
          .on('error', reject)
          .end();
      },
    );
  for (const path of [
    '/_headers',
    '/_redirects',
    '//_headers',
    '/en/..%2f_headers',
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/..%2f..%2fetc/passwd',
    '/%00',
    '/%zz',
    '/en/renew-a-loan/index.html%00.md',
    '/.git/config',
    '//example.org/..%2fen',
    '/%5Cexample.org/..%2fen',
  ])
    expect(await ask(path), path).toMatchObject({ status: 404, location: undefined });
  expect((await ask('/_astro/none.js')).cache).toBe('no-cache');
  expect(await ask('/en/', 'POST')).toMatchObject({ status: 405, allow: 'GET, HEAD' });
  const { headers } = await fetch(`${url}/en/`);
  expect((await fetch(`${url}/en/`, { headers: { 'If-None-Match': headers.get('etag')! } })).status).toBe(304);
});
