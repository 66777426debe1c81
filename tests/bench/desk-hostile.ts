import { connect, type Socket } from 'node:net';
import { startDesk, type RunningDesk } from '../desk/host/process.ts';
import type { Figure } from './desk-figures.ts';

const bits = ['%ff%fe', '%zz', '\0', '%00', '\r\nBcc: a@b.example', '%0d%0aX: y', '<script>', "'; drop table messages; --", '__proto__', '../../etc/passwd', '\u202e', 'x'.repeat(60_000), '[]', '{"a":'.repeat(9000), '--b\r\nContent-Disposition: form-data; name="message"\r\n\r\nhalf']; // prettier-ignore
const types = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', 'multipart/form-data', 'text/plain', '', 'application/json; charset=utf-16']; // prettier-ignore
const paths = ['/desk/messages', '/desk/messages', '/desk/status', '/desk/votes', '/desk/misses', '/desk/answered', '/desk/%ff', '/en/contact/', '/%00', '//', '/..%2f..%2fetc/passwd']; // prettier-ignore

/** The bytes of a request that no browser would send; the same in every run. */
function hostile(number: number): string {
  const one = (values: string[], step: number) => values[Math.floor(number / step) % values.length]!;
  const body = [`message=${one(bits, 1)}&email=${one(bits, 3)}`, one(bits, 1), JSON.stringify({ message: one(bits, 1), email: [1], subject: {} })][number % 3]!; // prettier-ignore
  const bytes = Buffer.byteLength(body);
  const length = [`Content-Length: ${bytes}`, `Content-Length: ${bytes + 500}`, `Content-Length: -1`, 'Transfer-Encoding: chunked', `Content-Length: ${bytes}`][number % 5]!; // prettier-ignore
  const more = ['', 'Origin: null\r\n', 'Origin: https://evil.example\r\n', `Cookie: ${'a'.repeat(9000)}\r\n`, 'Content-Encoding: gzip\r\n', 'Accept: application/json\r\n', 'Expect: 100-continue\r\n'][number % 7]!; // prettier-ignore
  const method = number % 11 === 0 ? 'PUT' : 'POST';
  return `${method} ${one(paths, 2)} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${one(types, 5)}\r\n${more}${length}\r\n\r\n${body}`;
}

function open(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  return socket;
}

/** Sends a request, breaks off when nothing more comes, and resolves with the status; 0 when there was none. */
function statusOf(port: number, request: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = open(port);
    socket.setTimeout(150, () => socket.destroy());
    let status = 0;
    socket.on('data', (data) => {
      status ||= Number(/^HTTP\/1\.1 (\d{3})/.exec(data.toString('latin1'))?.[1] ?? 0);
      if (status >= 200) socket.destroy();
      else status = 0;
    });
    socket.on('close', () => resolve(status));
    socket.write(request);
  });
}

/** Lets the server say, when it is sent a signal, what is left in its memory once all that is not needed is thrown away. */
const asked = `
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
process.on('SIGUSR2', () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  console.log('left ' + (heapUsed + external));
});`;

/** MiB that the server needs. */
async function memoryOf(desk: RunningDesk): Promise<number> {
  const before = desk.output().length;
  process.kill(desk.pid, 'SIGUSR2');
  for (;;) {
    const bytes = /^left (\d+)$/m.exec(desk.output().slice(before))?.[1];
    if (bytes) return Number(bytes) / 2 ** 20;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Sends hostile requests to the server over real connections, a thousand and then as many again, while a hundred senders
 * drip a byte a second: what it answered, how it answers an honest visitor meanwhile, and whether its memory grows.
 */
export async function hostility(site: string, folder: string, count = 1000): Promise<Figure[]> {
  const importing = `--import data:text/javascript,${encodeURIComponent(asked)}`;
  const desk = await startDesk({ OUT: site, DESK_FOLDER: folder, NODE_OPTIONS: importing });
  const port = Number(new URL(desk.url).port);
  const slow = Array.from({ length: 100 }, () => open(port));
  for (const [index, socket] of slow.entries())
    socket.write(index % 2 === 0 ? 'POST /desk/messages HTTP/1.1\r\nHost: local' : hostile(3).slice(0, 200));
  const drip = setInterval(() => slow.forEach((socket) => socket.writable && socket.write('x')), 1000);
  try {
    const statuses = new Map<number, number>();
    const run = async () => {
      for (let number = 0; number < count; number += 20)
        for (const status of await Promise.all(
          Array.from({ length: 20 }, (_, index) => statusOf(port, hostile(number + index))),
        ))
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
    };
    await run();
    const before = await memoryOf(desk);
    await run();
    const grown = (await memoryOf(desk)) - before;
    const began = performance.now();
    const health = await fetch(`${desk.url}/desk/health`);
    const waited = performance.now() - began;
    const said = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
    const failed = [...statuses].filter(([status]) => status >= 500).reduce((sum, [, times]) => sum + times, 0);
    return [
      {
        name: `${2 * count} hostile requests, 100 slow senders`,
        value: failed + (desk.isAlive() && health.ok ? 0 : 1),
        unit: `server errors (answers by status, 0 for none: ${said.join(', ')})`,
        most: 0,
      },
      { name: 'an honest visitor meanwhile', value: waited, unit: 'ms to the answer', most: 1000 },
      {
        name: 'memory that the second half left behind',
        value: grown,
        unit: `MiB beside the ${Math.round(before)} before it`,
        most: 5,
      },
    ];
  } finally {
    clearInterval(drip);
    slow.forEach((socket) => socket.destroy());
    await desk.end();
  }
}
