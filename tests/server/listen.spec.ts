import { expect, test } from '@playwright/test';
import { connect } from 'node:net';
import { page, serveSmallSite } from './small-site.ts';

/** All that the server says to a text that a client sends, until it closes. */
function say(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    socket.write(text);
  });
}

test('sixty slow readers of a large file cost no more memory than a little of it each', async () => {
  const size = 30_000_000;
  const { port, end } = await serveSmallSite({ 'large.pdf': new Uint8Array(size) });
  const readers = Array.from({ length: 60 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /large.pdf HTTP/1.1\r\nHost: a\r\n\r\n');
    return socket;
  });
  // They have the head and the first bytes, and take no more.
  await Promise.all(
    readers.map(
      (socket) =>
        new Promise<void>((resolve) =>
          socket.once('data', () => {
            socket.pause();
            resolve();
          }),
        ),
    ),
  );
  const held = () => process.memoryUsage().arrayBuffers;
  // All of it would be 1,800 MB, and one copy for all 30 MB.
  expect(held()).toBeLessThan(200_000_000);
  readers.forEach((socket) => socket.destroy());
  await end();
});

test('an old client without a host is served, and odd requests get an answer that is no fault of the server', async () => {
  const { port, end } = await serveSmallSite();
  expect(await say(port, 'GET /en/ HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  expect(await say(port, 'GET /en/search/ HTTP/1.0\r\n\r\n')).toContain(page);
  for (const text of [
    'GET /en/ HTTP/1.1\r\n\r\n',
    'GET http://a/en/nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'GET * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'GET /en/../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'GET /en/\\..\\x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'GET /x HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    'DELETE /en/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'POST /en/ HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc',
    'nonsense\r\n\r\n',
  ])
    expect(await say(port, text), text).toMatch(/^HTTP\/1\.1 4\d\d /);
  await end();
});

test('requests that are sent one behind the other are answered in their order', async () => {
  const { port, end } = await serveSmallSite();
  const get = (path: string, last = false) =>
    `GET ${path} HTTP/1.1\r\nHost: a\r\n${last ? 'Connection: close\r\n' : ''}\r\n`;
  const answer = await say(port, get('/en/search/') + get('/nothing') + get('/a.pdf') + get('/en/', true));
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['200', '404', '200', '200'].map((status) => `HTTP/1.1 ${status}`));
  await end();
});
