import { expect, test } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { keepPace } from '../../src/server/pace.ts';

const every = 100;
let server: Server;
let port: number;
/** What the server was sent, by path. */
let received: Record<string, number>;

test.beforeEach(async () => {
  received = {};
  server = createServer(async (incoming, outgoing) => {
    const path = incoming.url!;
    // A server that is busy itself does not read for a while.
    if (path === '/busy') await new Promise((resolve) => setTimeout(resolve, every * 6));
    try {
      for await (const part of incoming) received[path] = (received[path] ?? 0) + part.length;
      outgoing.end('taken');
    } catch {
      // The client was sent away.
    }
  });
  keepPace(server, { every, least: 1_000 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
test.afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A client that has sent the head of a request; `ended` is all that it was answered. */
function client(head: string) {
  const socket: Socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('error', () => undefined);
  socket.on('data', (data) => (answer += data.toString('latin1').slice(0, 200)));
  socket.write(`${head}\r\nHost: a\r\n`);
  return { socket, ended: new Promise<string>((resolve) => socket.on('close', () => resolve(answer))) };
}

test('who sends a byte now and then loses its place, and is told why', async () => {
  const { socket, ended } = client('POST /slow HTTP/1.1');
  socket.write('Content-Length: 10000\r\n\r\n');
  const drip = setInterval(() => socket.writable && socket.write('x'), every / 4);
  expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
  clearInterval(drip);
});

test('who sends slowly but keeps the pace is taken', async () => {
  const { socket, ended } = client('POST /phone HTTP/1.1');
  const size = 10_000;
  socket.write(`Content-Length: ${size}\r\nConnection: close\r\n\r\n`);
  let sent = 0;
  const drip = setInterval(() => {
    if (sent < size) socket.write('x'.repeat(500));
    sent += 500;
  }, every / 10);
  expect(await ended).toMatch(/^HTTP\/1\.1 200 /);
  clearInterval(drip);
  expect(received['/phone']).toBe(size);
});

test('nobody is blamed for bytes that the server has not read yet', async () => {
  const { socket, ended } = client('POST /busy HTTP/1.1');
  socket.write(`Content-Length: 100000\r\nConnection: close\r\n\r\n${'x'.repeat(100_000)}`);
  expect(await ended).toMatch(/^HTTP\/1\.1 200 /);
});

test('a connection that waits for its next request is nobody’s slow request', async () => {
  const { socket } = client('POST /quick HTTP/1.1');
  let answers = 0;
  socket.on('data', (data) => (answers += data.toString().split('HTTP/1.1 200').length - 1));
  socket.write('Content-Length: 1\r\n\r\nx');
  await expect.poll(() => answers).toBe(1);
  // Longer than any look; the server's own limit for idle connections is five seconds.
  await new Promise((resolve) => setTimeout(resolve, every * 5));
  socket.write('POST /quick HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx');
  await expect.poll(() => answers).toBe(2);
  socket.destroy();
});
