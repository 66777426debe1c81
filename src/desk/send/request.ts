import { lookup } from 'node:dns';
import { request as requestHttp, type IncomingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { DeliveryProblem } from './channel.ts';
import { isPrivateAddress } from './private-address.ts';

/** The beginning of what a server answered; it may repeat what the visitor wrote, so it is never logged or kept. */
export interface Answer {
  status: number;
  text: string;
}

/**
 * A request to a server that the operator has set: over https to a public address, or to a host in `allowHosts`, which may
 * also be inside the network or without https. Addresses are checked in the look-up that the connection itself uses, so that a
 * name cannot change its address in between. Redirects are failures. Not more than `limit` bytes of the answer are read.
 * Throws a `DeliveryProblem` for everything but a 2xx.
 */
export async function request(
  address: string,
  {
    method = 'POST',
    headers = {},
    body = '',
    allowHosts = [],
    limit = 1024,
    timeout = 20_000,
  }: {
    method?: 'GET' | 'POST' | 'PUT';
    headers?: Record<string, string>;
    body?: string;
    allowHosts?: string[];
    limit?: number;
    timeout?: number;
  },
): Promise<Answer> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const allowed = url !== undefined && allowHosts.includes(url.hostname);
  if (url?.protocol !== 'https:' && !(allowed && url.protocol === 'http:')) throw new DeliveryProblem('not-https');
  if (!allowed && isPrivateAddress(url.hostname)) throw new DeliveryProblem('private-address');

  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(problemOf(error));
    const sending = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method,
        headers: { 'User-Agent': 'Pult', ...headers, ...(body && { 'Content-Length': Buffer.byteLength(body) }) },
        agent: false,
        signal: AbortSignal.timeout(timeout),
        ...(!allowed && !isOnWorkers && { lookup: lookupOutside }),
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        if (status < 200 || status > 299) {
          reject(refusal(status, answer.headers));
          answer.destroy();
          return;
        }
        const read: Buffer[] = [];
        let size = 0;
        const end = () => {
          resolve({ status, text: Buffer.concat(read).subarray(0, limit).toString() });
          answer.destroy();
        };
        answer.on('data', (chunk: Buffer) => {
          read.push(chunk);
          size += chunk.length;
          if (size >= limit) end();
        });
        answer.on('end', end);
        answer.on('error', fail);
      },
    );
    sending.on('error', fail);
    sending.end(body);
  });
}

/** There no look-up can be given, and no name leads inside: a Worker stands in no network of the operator's. */
const isOnWorkers = navigator.userAgent === 'Cloudflare-Workers';

/** A look-up that refuses a name as soon as one of its addresses is not public. */
const lookupOutside: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    if (error) return done(error, []);
    if (found.length === 0 || found.some(({ address }) => isPrivateAddress(address)))
      return done(new DeliveryProblem('private-address'), []);
    if (options.all) done(null, found);
    else done(null, found[0]!.address, found[0]!.family);
  });
};

/** The receiver will not take this body, however often it comes (RFC 9110): gone, too large, of another kind, or not as it must be. */
const refusals = [410, 413, 415, 422];

/** GitHub says 403 too when too much was asked, and by `X-RateLimit-Reset`, in seconds of Unix time, when it takes more. */
function refusal(status: number, headers: IncomingHttpHeaders): DeliveryProblem {
  const spent = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) * 1000 : NaN;
  const said = headers['retry-after'] ?? '';
  const until = said ? Date.parse(said) : spent;
  const seconds = /^\d+$/.test(said) ? Number(said) : (until - Date.now()) / 1000;
  const heeded = [403, 429, 503].includes(status) && seconds > 0;
  return new DeliveryProblem(`http-${status}`, {
    permanent: refusals.includes(status),
    retryAfter: heeded ? seconds : 0,
  });
}

function problemOf(error: Error & { code?: string }): DeliveryProblem {
  if (error instanceof DeliveryProblem) return error;
  if (error.name === 'TimeoutError' || error.cause instanceof DOMException || error.code === 'ETIMEDOUT')
    return new DeliveryProblem('timeout');
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(error.code ?? '')) return new DeliveryProblem('tls');
  return new DeliveryProblem('connect');
}
