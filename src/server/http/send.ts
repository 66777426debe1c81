import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadableStream } from 'node:stream/web';
import type { Answer } from './answer.ts';
import { versionOf } from './representation.ts';

/** Bytes that are read ahead for one client. */
const highWaterMark = 64 * 1024;

/** The answer for Hono, and for whatever speaks Fetch. */
export async function responseOf({ status, headers, body }: Answer, isHead: boolean): Promise<Response> {
  const sent = body === undefined || isHead ? undefined : await bodyOf(body);
  const own = sent === undefined ? null : sent instanceof Uint8Array ? sent : (ReadableStream.from(sent) as BodyInit);
  return new Response(own, { status, headers });
}

/** Writes the answer to a client of `node:http`. A large file is read as fast as the client takes it. Rejects when it goes away. */
export async function sendAnswer({ status, headers, body }: Answer, outgoing: ServerResponse, isHead: boolean) {
  const sent = body === undefined || isHead ? undefined : await bodyOf(body);
  outgoing.writeHead(status, headers);
  if (sent === undefined || sent instanceof Uint8Array) outgoing.end(sent);
  else await pipeline(sent, outgoing);
}

/** The bytes to send: from memory, or from the file, which must still be the one that the headers tell of. */
async function bodyOf({
  of,
  range: { start, end },
}: NonNullable<Answer['body']>): Promise<Uint8Array<ArrayBuffer> | Readable> {
  if (of.bytes) return end - start + 1 === of.size ? of.bytes : of.bytes.subarray(start, end + 1);
  const handle = await open(of.file);
  if (versionOf(await handle.stat()) === of.version) return handle.createReadStream({ start, end, highWaterMark });
  await handle.close();
  throw new Error('A file was written anew while it was asked for.');
}
