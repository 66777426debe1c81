import { expect, test } from '@playwright/test';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { followAll, type Answer } from '../../../src/check/outside/follow.ts';
import { addressesIn } from '../../../src/check/outside/places.ts';
import { robotsOf } from '../../../src/check/outside/robots.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, times: number) => void;

const send =
  (status: number, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(status, headers).end();

/** A server that does all that servers should not. */
const pages: Record<string, Handler> = {
  '/good': send(200),
  '/gone': send(404),
  '/gone-for-good': send(410),
  '/get-only': ({ method }, response) => response.writeHead(method === 'HEAD' ? 405 : 200).end('x'),
  '/head-is-404': ({ method }, response) => response.writeHead(method === 'HEAD' ? 404 : 200).end('x'),
  '/closed': send(403),
  '/broken': send(500),
  '/busy': (_, response, times) => response.writeHead(times === 1 ? 429 : 200, { 'retry-after': '0' }).end(),
  '/busy-for-long': send(503, { 'retry-after': '3600' }),
  '/moved': send(301, { location: '/good' }),
  '/moved-twice': send(308, { location: '/moved' }),
  '/elsewhere-today': send(302, { location: '/good' }),
  '/moved-to-nothing': send(301, { location: '/gone' }),
  '/circle': send(301, { location: '/circle' }),
  '/out': send(301, { location: 'javascript:alert(1)' }),
  '/nowhere': send(301, { location: 'http://[' }),
  '/silent': () => undefined,
  '/hang-up': ({ socket }) => socket.destroy(),
  '/endless': (_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'.repeat(1000)), 5);
    response.on('close', () => clearInterval(timer));
  },
};

let server: Server;
let origin = '';
const seen: { path: string; method: string; agent: string }[] = [];
let [open, mostOpen] = [0, 0];

test.beforeAll(async () => {
  const times = new Map<string, number>();
  server = createServer((request, response) => {
    const path = request.url!;
    seen.push({ path, method: request.method!, agent: request.headers['user-agent'] ?? '' });
    mostOpen = Math.max(mostOpen, ++open);
    response.on('close', () => open--);
    times.set(path, (times.get(path) ?? 0) + 1);
    if (path === '/robots.txt') return void response.end('User-agent: *\nDisallow: /private');
    (pages[path] ?? send(404))(request, response, times.get(path)!);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a server that misbehaves is told of as it is, and is asked politely', async () => {
  const answers = new Map<string, Answer>();
  const asked = [...Object.keys(pages), '/private/page', '/good#part'].map((path) => origin + path);
  await followAll(asked, { pause: 0, timeout: 1000, hosts: 4 }, (address, answer) =>
    answers.set(address.slice(origin.length), answer),
  );
  expect(Object.fromEntries(answers)).toEqual({
    '/good': { state: 'good' },
    '/good#part': { state: 'good' },
    '/gone': { state: 'gone', why: 'the answer is 404: there is no such page' },
    '/gone-for-good': { state: 'gone', why: 'the answer is 410: there is no such page' },
    '/get-only': { state: 'good' },
    '/head-is-404': { state: 'good' },
    '/closed': { state: 'unsure', why: 'the answer is 403' },
    '/broken': { state: 'unsure', why: 'the answer is 500' },
    '/busy': { state: 'good' },
    '/busy-for-long': { state: 'unsure', why: 'the answer is 503: too busy' },
    '/moved': { state: 'moved', to: `${origin}/good` },
    '/moved-twice': { state: 'moved', to: `${origin}/good` },
    '/elsewhere-today': { state: 'good' },
    '/moved-to-nothing': { state: 'gone', why: 'the answer is 404: there is no such page' },
    '/circle': { state: 'gone', why: 'it leads back to itself' },
    '/out': { state: 'gone', why: 'it leads on to javascript:' },
    '/nowhere': { state: 'gone', why: 'it leads on to "http://[", which is no address' },
    '/silent': { state: 'unsure', why: 'there was no answer in time' },
    '/hang-up': { state: 'unsure', why: expect.stringMatching(/^the connection failed/) },
    '/endless': { state: 'good' },
    '/private/page': { state: 'unsure', why: 'its robots.txt lets no program in' },
  });
  expect(mostOpen, 'one request at a time to one host').toBe(1);
  expect(seen.find(({ path }) => path === '/private/page')).toBeUndefined();
  expect(seen.filter(({ path }) => path === '/good')[0]).toMatchObject({
    method: 'HEAD',
    agent: expect.stringContaining('link-check'),
  });
});

test('robots.txt: the rules for this program come before those for all, and the longest path wins', () => {
  const text =
    'User-agent: a\nUser-agent: pult-link-check\nDisallow: /x\nAllow: /x/open\nCrawl-delay: 99\n\nUser-agent: *\nDisallow: /';
  const robots = robotsOf(text, 'Pult-link-check/1');
  expect([robots.allows('/y'), robots.allows('/x/1'), robots.allows('/x/open/1'), robots.delay]).toEqual([
    true,
    false,
    true,
    10_000,
  ]);
  expect(robotsOf(text, 'Another').allows('/y')).toBe(false);
  expect(robotsOf('User-agent: *\nDisallow: /*.pdf$', 'x').allows('/a.pdf')).toBe(false);
});

for (const [text, expected] of [
  ['See [it](https://a.example/x_(y)).', ['https://a.example/x_(y)']],
  ['website: "https://a.example", x', ['https://a.example']],
  ['See https://a.example/b?c=d&e.', ['https://a.example/b?c=d&e']],
  ['(https://a.example/b)', ['https://a.example/b']],
  ['# https://a.example', []],
  ['[a](https://a.example) and [b](https://b.example "B")', ['https://a.example', 'https://b.example']],
] as const)
  test(`the addresses in ${text}`, () => expect(addressesIn(text)).toEqual(expected));
