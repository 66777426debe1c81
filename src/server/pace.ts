import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What a client must move to keep its place. */
export interface Pace {
  /** Milliseconds between two looks. */
  every: number;
  /** A sender moves at least so many bytes between two looks, while its request is not whole. */
  sent: number;
  /** A reader that takes nothing for so many looks goes: what the system holds for a slow phone hides what it takes. */
  idle: number;
}

/** 270 bytes a second for what is sent, and two minutes without taking anything: slower than a phone on GPRS. */
const slowest: Pace = { every: 30_000, sent: 8_192, idle: 4 };

interface Exchange {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** What had been moved at the last look; below zero before the first. */
  read: number;
  taken: number;
  idle: number;
}

/**
 * Ends connections whose client sends a request or reads an answer so slowly that it only holds its place: with 408 (RFC 9110,
 * 15.5.9) while the answer has not begun. The head of a request has its own limit, `headersTimeout`. A client for whose bytes or
 * answer the server has no time itself is left alone.
 */
export function keepPace(server: Server, { every, sent, idle }: Pace = slowest): void {
  const exchanges = new Map<Socket, Exchange>();
  const takenOf = (socket: Socket) => socket.bytesWritten - socket.writableLength;

  // Of requests in one connection the last counts.
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    exchanges.set(incoming.socket, { incoming, outgoing, read: -1, taken: -1, idle: 0 });
  });

  const timer = setInterval(() => {
    for (const [socket, exchange] of exchanges) {
      const { incoming, outgoing } = exchange;
      if (outgoing.closed) {
        exchanges.delete(socket);
        continue;
      }
      const [read, taken] = [socket.bytesRead, takenOf(socket)];
      const isFirst = exchange.read < 0;
      // Bytes that lie here unread are our delay.
      const isSlow = !incoming.complete && incoming.readableLength === 0 && read - exchange.read < sent;
      exchange.idle = socket.writableLength > 0 && taken === exchange.taken ? exchange.idle + 1 : 0;
      [exchange.read, exchange.taken] = [read, taken];
      if (isSlow && !isFirst) {
        if (!outgoing.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
        socket.destroySoon();
      } else if (exchange.idle >= idle) socket.destroy();
    }
  }, every);
  timer.unref();
  server.on('close', () => clearInterval(timer));
}
