import { open, type FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { ReadableStream } from 'node:stream/web';
import type { Answer } from './answer.ts';
import type { Range } from './conditions.ts';
import { isSame } from './representation.ts';

/** Bytes that are read ahead for one client. */
const highWaterMark = 64 * 1024;

/** The answer for Hono, and for whatever speaks Fetch. */
export async function responseOf({ status, headers, body }: Answer, isHead: boolean): Promise<Response> {
  const init = { status, headers };
  if (!body || isHead) return new Response(null, init);
  const bytes = bytesOf(body);
  if (bytes) return new Response(bytes, init);
  const stream = (await opened(body)).createReadStream({ ...body.range, highWaterMark });
  return new Response(ReadableStream.from(stream) as BodyInit, init);
}

/** Writes the answer to a client of `node:http`. A large file is read as fast as the client takes it. Rejects when it goes away. */
export async function sendAnswer(answer: Answer, outgoing: ServerResponse, isHead: boolean) {
  if (sendKept(answer, outgoing, isHead)) return;
  const handle = await opened(answer.body!);
  try {
    outgoing.writeHead(answer.status, answer.headers);
    await copy(handle, answer.body!.range, outgoing);
    outgoing.end();
  } finally {
    await handle.close();
  }
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

/** The file, which must still be the one that the headers tell of. */
async function opened({ of }: Body): Promise<FileHandle> {
  const handle = await open(of.file);
  if (isSame(await handle.stat(), of.stats)) return handle;
  await handle.close();
  throw new Error('A file was written anew while it was asked for.');
}

/**
 * Copies a part of a file to a client, over one buffer that is filled again when the system has taken all of it: a stream would
 * make a new one each time, and sixty slow readers would wait for the garbage collector.
 */
async function copy(handle: FileHandle, { start, end }: Range, outgoing: ServerResponse) {
  const buffer = Buffer.allocUnsafe(highWaterMark);
  let fail: (error: Error) => void = () => undefined;
  outgoing.once('close', () => fail(new Error('The client went away.')));
  for (let place = start; place <= end;) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, end - place + 1), place);
    if (bytesRead === 0) throw new Error('A file became shorter while it was sent.');
    if (outgoing.closed) throw new Error('The client went away.');
    await new Promise<void>((resolve, reject) => {
      fail = reject;
      outgoing.write(buffer.subarray(0, bytesRead), (error) => (error ? reject(error) : resolve()));
    });
    place += bytesRead;
  }
}
