import { createServer, type Server } from 'node:net';
import { traceOf } from '../../server/trace.ts';
import { leadCall, type Calls } from './call.ts';
import { openChannel } from './protocol.ts';

/** More calls at once than any line of an agency brings: the rest is refused, and the dial plan goes on without us. */
const mostCalls = 100;
/** Milliseconds without a word from Asterisk after which a call is gone. */
const longestSilence = 15 * 60_000;

/** A server that leads the calls of an Asterisk (FastAGI). It writes down nothing of a call but that it could not be led. */
export function phoneServer(calls: Calls): Server {
  const server = createServer((socket) => {
    socket.setTimeout(longestSilence, () => socket.destroy());
    socket.on('error', () => undefined);
    openChannel(socket)
      .then((channel) => leadCall(channel, calls))
      .catch((error: Error) => {
        if (error.name !== 'HungUp') console.error(traceOf(error));
      })
      .finally(() => socket.end());
  });
  server.maxConnections = mostCalls;
  return server;
}
