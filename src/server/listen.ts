import { getRequestListener } from '@hono/node-server';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Desk } from '../desk/host/host.ts';
import { appOf, partsOf } from './app.ts';
import type { BuiltSite } from './files.ts';
import { sendAnswer } from './http/send.ts';
import { keepPace } from './pace.ts';
import { traceOf } from './trace.ts';

/** Milliseconds: the head of a request has 15 s (against Slowloris), and all of it a quarter of an hour if it keeps its pace. */
const timeouts = { headersTimeout: 15_000, requestTimeout: 900_000, connectionsCheckingInterval: 5_000 };

/** Connections above which new ones are closed at once. */
const maxConnections = 10_000;

/** Paths that mean the same to everybody. All others are for Hono to read. */
const plainPath = /^(?:\/[\w~-][\w.~-]*)*\/?$/;

/**
 * An HTTP server for a built site and its desk; it does not listen yet. What is answered by a file alone takes the short way past
 * Hono: same answer, a third of the time.
 */
export function createSiteServer(site: BuiltSite, desk?: Desk['app']): Server {
  const parts = partsOf(site, desk);
  const { files, functions } = parts;
  const viaHono = getRequestListener(appOf(parts).fetch, { hostname: 'localhost' });

  async function answerFile(incoming: IncomingMessage, outgoing: ServerResponse, path: string, query: string) {
    const { method = 'GET', headers } = incoming;
    const header = (name: string) => headers[name] as string | undefined;
    try {
      const answer = await files.answer({ method, path, query, header });
      if (!outgoing.destroyed) await sendAnswer(answer, outgoing, method === 'HEAD');
    } catch (error) {
      // A client that goes away while it reads is no fault of ours.
      if (outgoing.headersSent || outgoing.destroyed) return void outgoing.destroy();
      console.error(traceOf(error));
      outgoing.writeHead(500, { 'Content-Length': '0' }).end();
    }
  }

  const server = createServer(timeouts, (incoming, outgoing) => {
    const { method = '', url = '' } = incoming;
    const end = url.indexOf('?');
    const path = end < 0 ? url : url.slice(0, end);
    const isFile = (method === 'GET' || method === 'HEAD') && plainPath.test(path);
    if (isFile && functions.router.match('GET', path)[0].length === 0)
      void answerFile(incoming, outgoing, path, end < 0 ? '' : url.slice(end));
    else void viaHono(incoming, outgoing);
  });
  server.maxConnections = maxConnections;
  keepPace(server);
  return server;
}
