import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was asked of a forge: `GET /path?query`, with the body and the head. */
export interface Asked {
  what: string;
  body: Record<string, unknown> | undefined;
  token: string | undefined;
}

/** A forge on loopback that gives the answers of a table, by `GET /path` without query; what is not in it is 404. */
export async function forgeWith(answers: Record<string, (asked: Asked) => unknown>) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += String(piece);
    const token = request.headers['authorization'] ?? (request.headers['private-token'] as string | undefined);
    const one = { what: `${request.method} ${request.url}`, body: text ? JSON.parse(text) : undefined, token };
    asked.push(one);
    const answer = answers[one.what.split('?')[0]!]?.(one);
    if (answer instanceof Response) {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      return response.end(await answer.text());
    }
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    return response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { api, asked, end: () => new Promise((done) => server.close(done)) };
}
