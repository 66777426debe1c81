import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Milliseconds between two looks, and the bytes that a sender must have moved between them while its request is not whole. */
interface Pace {
  every: number;
  least: number;
}

/** 270 bytes a second: slower than a phone on GPRS, which also may lose its mast for a while. */
const slowest: Pace = { every: 30_000, least: 8_192 };

interface Exchange {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** Bytes that had come at the last look; nothing before the first. */
  read: number | undefined;
}

/**
 * Ends connections whose client sends a request so slowly that it only holds its place: with 408 (RFC 9110, 15.5.9) while the
 * answer has not begun. A client whose bytes the server has not read yet is left alone.
 */
export function keepPace(server: Server, { every, least }: Pace = slowest): void {
  const exchanges = new Map<Socket, Exchange>();
  // Of requests in one connection the last counts.
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (!incoming.complete) exchanges.set(incoming.socket, { incoming, outgoing, read: undefined });
  });

  const timer = setInterval(() => {
    for (const [socket, exchange] of exchanges) {
      const { incoming, outgoing, read } = exchange;
      if (incoming.complete || socket.destroyed) {
        exchanges.delete(socket);
        continue;
      }
      exchange.read = socket.bytesRead;
      if (read === undefined || incoming.readableLength > 0 || socket.bytesRead - read >= least) continue;
      if (!outgoing.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
      socket.destroySoon();
    }
  }, every);
  timer.unref();
  server.on('close', () => clearInterval(timer));
}
