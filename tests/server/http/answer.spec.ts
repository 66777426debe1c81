import { expect, test } from '@playwright/test';
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { siteApp } from '../../../src/server/app.ts';
import { openSite } from '../../../src/server/files.ts';
import { fileAnswers } from '../../../src/server/http/answer.ts';
import { page, serveSmallSite, smallSite } from '../small-site.ts';

let site: Awaited<ReturnType<typeof serveSmallSite>>;
test.beforeAll(async () => {
  site = await serveSmallSite({ 'large.pdf': new Uint8Array(5_000_000).map((_, place) => place % 251) });
});
test.afterAll(() => site.end());

interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As it comes over the wire: `fetch` would unpack it and tidy the path. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = get({ port: site.port, host: '127.0.0.1', path, headers, method, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    request.on('error', reject);
  });
}

test('a page comes with its length, type and tag, packed as the client likes best', async () => {
  for (const [accepted, coding, unpack] of [
    ['', undefined, (body: Buffer) => body],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, br', 'br', brotliDecompressSync],
  ] as const)
    // Twice: the second is answered from memory.
    for (const _ of [1, 2]) {
      const { status, headers, body } = await ask('/en/', { 'Accept-Encoding': accepted });
      expect(status).toBe(200);
      expect(headers['content-encoding']).toBe(coding);
      expect(headers['content-length']).toBe(String(body.length));
      expect(headers).toMatchObject({
        vary: 'Accept-Encoding',
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      });
      expect(headers.etag).toMatch(coding ? new RegExp(`^W/"[\\w-]{22}-${coding}"$`) : /^"[\w-]{22}"$/);
      expect(unpack(body).toString()).toBe(page);
    }
});

test('HEAD says what GET would', async () => {
  for (const path of ['/en/', '/large.pdf', '/services.jsonld', '/nothing', '/en/old', '/empty.txt', '/.well-known/x'])
    for (const accepted of ['', 'br']) {
      const [whole, head] = [
        await ask(path, { 'Accept-Encoding': accepted }),
        await ask(path, { 'Accept-Encoding': accepted }, 'HEAD'),
      ];
      for (const { headers } of [whole, head]) delete headers.date;
      expect(head, path).toEqual({ ...whole, body: Buffer.alloc(0) });
      expect(head.headers['content-length'], path).toBe(String(whole.body.length));
    }
});

test('who has a page already is told so, in a list, with a star, by the weak and the strong tag', async () => {
  const plain = (await ask('/en/')).headers.etag!;
  const packed = (await ask('/en/', { 'Accept-Encoding': 'br' })).headers.etag!;
  for (const held of [plain, `W/${plain}`, `"x", ${plain}`, '*']) {
    const { status, headers, body } = await ask('/en/', { 'If-None-Match': held });
    expect([status, body.length, headers.etag], held).toEqual([304, 0, plain]);
    expect(headers).toMatchObject({ vary: 'Accept-Encoding', 'cache-control': 'no-cache' });
    expect(headers['content-type']).toBeUndefined();
  }
  expect((await ask('/en/', { 'If-None-Match': packed, 'Accept-Encoding': 'br' })).status).toBe(304);
  // What is held packed does not help who cannot unpack it.
  expect((await ask('/en/', { 'If-None-Match': packed })).status).toBe(200);
  expect((await ask('/en/', { 'If-Match': '"x"' })).status).toBe(412);
  expect((await ask('/en/', { 'If-Match': plain })).status).toBe(200);
});

test('a part of a file is sent as it is on disk, and a download goes on where it was broken off', async () => {
  const { headers, body } = await ask('/large.pdf');
  expect(headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-length': '5000000' });
  expect(headers.vary).toBeUndefined();
  const rest = await ask('/large.pdf', { Range: 'bytes=4000000-', 'If-Range': headers.etag! });
  expect(rest.status).toBe(206);
  expect(rest.headers).toMatchObject({ 'content-range': 'bytes 4000000-4999999/5000000', 'content-length': '1000000' });
  expect(rest.body.equals(body.subarray(4_000_000))).toBe(true);

  const small = await ask('/en/', { Range: 'bytes=2-8', 'Accept-Encoding': 'br, gzip' });
  expect(small.status).toBe(206);
  expect(small.headers['content-encoding']).toBeUndefined();
  expect(small.body.toString()).toBe(page.slice(2, 9));

  expect((await ask('/large.pdf', { Range: 'bytes=0-9', 'If-Range': '"of another build"' })).status).toBe(200);
  expect((await ask('/a.pdf', { Range: 'bytes=0-1,3-4' })).body).toHaveLength(1000);
  const beyond = await ask('/a.pdf', { Range: 'bytes=1000-' });
  expect([beyond.status, beyond.headers['content-range'], beyond.body.length]).toEqual([416, 'bytes */1000', 0]);
  expect((await ask('/empty.txt', { Range: 'bytes=0-' })).status).toBe(416);
  expect((await ask('/a.pdf', { Range: 'bytes=0-9' }, 'HEAD')).status).toBe(200);
});

test('a file is told apart by its content: a build that changes nothing, and a second server, keep its tag', async () => {
  const other = await serveSmallSite();
  utimesSync(join(other.root, 'en/index.html'), 1, 1);
  const plainly = { headers: { 'Accept-Encoding': 'identity' } };
  const tagThere = async () => (await fetch(`${other.url}/en/`, plainly)).headers.get('etag');
  const plain = (await ask('/en/')).headers.etag;
  expect(await tagThere()).toBe(plain);

  // As a build does it: a new folder in the place of the old one.
  const fresh = `${other.root}.new`;
  cpSync(other.root, fresh, { recursive: true });
  renameSync(other.root, `${fresh}.last`);
  renameSync(fresh, other.root);
  expect(await tagThere()).toBe(plain);
  const times = [new Date(1e12), new Date(1e12)] as const;
  utimesSync(join(other.root, 'en/index.html'), ...times);
  other.write('en/index.html', page.replaceAll('Mondays', 'Fridays'));
  utimesSync(join(other.root, 'en/index.html'), ...times);
  expect(await tagThere()).not.toBe(plain);
  expect(await (await fetch(`${other.url}/en/`)).text()).toContain('Fridays');
  await other.end();
  rmSync(`${fresh}.last`, { recursive: true });
});

test('an address that no disk can hold is not there, and none makes the server fail', async () => {
  const long = 'a'.repeat(300);
  for (const path of [
    `/${long}`,
    `/${long}/`,
    `/en/${long}/x`,
    `/${'a/'.repeat(4_000)}`,
    '/%00',
    '/en/%00/',
    '/%',
    '/%zz',
    '/%c3%28',
    '/en/..%2f..%2fetc/passwd',
    '/..%5c..%5cetc',
    '//evil.example/',
    '/en//',
    '/_headers',
    '/_redirects',
    '/en/index.html/',
    '/a.pdf/',
    '/__proto__',
    '/constructor/',
    '/en/search/%ff',
  ])
    for (const method of ['GET', 'HEAD']) {
      const { status } = await ask(path, {}, method);
      expect([400, 404], `${method} ${path.slice(0, 40)}`).toContain(status);
    }
  for (const [path, status] of [
    ['/en', 301],
    ['/en/old', 301],
    ['/en/old/', 301],
    ['/en/?kind=%5D', 200],
  ] as const)
    expect((await ask(path)).status, path).toBe(status);
  expect((await ask('/en', {}, 'POST')).headers).toMatchObject({ allow: 'GET, HEAD' });
  expect((await ask('/en?a=b')).headers.location).toBe('/en/?a=b');
});

test('a loop of links on the disk is a page that is not there', async () => {
  mkdirSync(join(site.root, 'loop'));
  symlinkSync('index.html', join(site.root, 'loop/index.html'));
  expect((await ask('/loop/')).status).toBe(404);
});

test('what is missing speaks the language of its address, and may be there later', async () => {
  const missing = await ask('/en/nothing/', { 'If-None-Match': '*', Range: 'bytes=0-1' });
  expect(missing.status).toBe(404);
  expect(missing.body.toString()).toContain('in English');
  expect(missing.headers['cache-control']).toBe('no-cache');
  expect((await ask('/_astro/old.js')).headers['cache-control']).toBe('no-cache');
  site.write('en/nothing/index.html', page);
  expect((await ask('/en/nothing/')).status).toBe(200);
  rmSync(join(site.root, 'en/nothing'), { recursive: true });
  expect((await ask('/en/nothing/')).status).toBe(404);
});

test('files for programs have their own types', async () => {
  expect((await ask('/services.jsonld')).headers['content-type']).toBe('application/ld+json');
});

test('who is turned away is told so in the language of the address, or of the page before', async () => {
  const { root, tidy } = smallSite();
  const { busy } = fileAnswers(openSite(root));
  for (const [path, referer, title] of [
    ['/en/search/', undefined, 'in English'],
    ['/desk/messages', 'https://a.example/en/contact/', 'in English'],
    ['/desk/messages', 'nonsense', '<title>Busy</title>'],
    ['/desk/ask', undefined, '<title>Busy</title>'],
  ] as const) {
    const header = (name: string) => (name === 'referer' ? referer : undefined);
    const { status, headers, body } = await busy({ method: 'POST', path, query: '', header });
    expect([status, headers['Cache-Control']], path).toEqual([503, 'no-store']);
    expect(Buffer.from(body!.of.bytes!).toString(), path).toContain(title);
  }
  tidy();
});

test('the app answers as the server does: one place decides', async () => {
  const { root, tidy } = smallSite();
  const app = siteApp(openSite(root));
  for (const [path, headers] of [
    ['/en/', {}],
    ['/en/', { 'Accept-Encoding': 'gzip' }],
    ['/a.pdf', { Range: 'bytes=5-' }],
    ['/nothing', {}],
    ['/en', {}],
  ] as [string, Record<string, string>][]) {
    const answer = await app.request(path, { headers });
    const { status, headers: sent, body } = await ask(path, headers);
    for (const name of ['date', 'connection']) delete sent[name];
    expect({ status: answer.status, headers: Object.fromEntries(answer.headers) }).toEqual({ status, headers: sent });
    expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
  }
  tidy();
});
