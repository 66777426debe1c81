import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadableStream } from 'node:stream/web';
import type { Answer } from './answer.ts';
import { isSame } from './representation.ts';

/** Bytes that are read ahead for one client. */
const highWaterMark = 64 * 1024;

/** The answer for Hono, and for whatever speaks Fetch. */
export async function responseOf({ status, headers, body }: Answer, isHead: boolean): Promise<Response> {
  const sent = body === undefined || isHead ? undefined : await bodyOf(body);
  const own = sent === undefined ? null : sent instanceof Uint8Array ? sent : (ReadableStream.from(sent) as BodyInit);
  return new Response(own, { status, headers });
}

/** Writes the answer to a client of `node:http`. A large file is read as fast as the client takes it. Rejects when it goes away. */
export async function sendAnswer(answer: Answer, outgoing: ServerResponse, isHead: boolean) {
  if (sendKept(answer, outgoing, isHead)) return;
  const sent = await bodyOf(answer.body!);
  outgoing.writeHead(answer.status, answer.headers);
  if (sent instanceof Uint8Array) outgoing.end(sent);
  else await pipeline(sent, outgoing);
}

/** Writes an answer at once if its body needs no disk; else does nothing and is false. */
export function sendKept({ status, headers, body }: Answer, outgoing: ServerResponse, isHead: boolean): boolean {
  if (body && !body.of.bytes && !isHead) return false;
  outgoing.writeHead(status, headers);
  outgoing.end(isHead ? undefined : body && bytesOf(body));
  return true;
}

type Body = NonNullable<Answer['body']>;

function bytesOf({ of: { bytes, size }, range: { start, end } }: Body): Uint8Array<ArrayBuffer> | undefined {
  return end - start + 1 === size ? bytes : bytes?.subarray(start, end + 1);
}

/** The bytes to send: from memory, or from the file, which must still be the one that the headers tell of. */
async function bodyOf(body: Body): Promise<Uint8Array<ArrayBuffer> | Readable> {
  const { of, range } = body;
  const bytes = bytesOf(body);
  if (bytes) return bytes;
  const handle = await open(of.file);
  if (isSame(await handle.stat(), of.stats)) return handle.createReadStream({ ...range, highWaterMark });
  await handle.close();
  throw new Error('A file was written anew while it was asked for.');
}
