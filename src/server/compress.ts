import type { Context, Next } from 'hono';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { codingFor, type Coding } from './http/accept-encoding.ts';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Bytes below which packing saves no packet. */
const least = 1_000;

/**
 * Hono middleware that compresses HTML and JSON made for one request, which it knows by having no `ETag`. With less effort than
 * files, since it is done each time.
 */
export async function compressMade(context: Context, next: Next) {
  await next();
  const { headers } = context.res;
  const isMade = !headers.has('ETag') && !headers.has('Content-Encoding');
  if (!isMade || !/^(text\/html|application\/json)/.test(headers.get('Content-Type') ?? '')) return;
  context.header('Vary', 'Accept-Encoding');
  const coding = codingFor(context.req.header('Accept-Encoding'));
  if (coding === 'identity') return;
  const text = new Uint8Array(await context.res.arrayBuffer());
  const packed = text.length < least ? text : await compress(text, coding, 'each time');
  if (packed !== text) context.header('Content-Encoding', coding);
  context.header('Content-Length', String(packed.length));
  context.res = new Response(packed, context.res);
}

/** Compresses bytes: with all effort (Brotli 11, gzip 9) what is done once and kept, else with some. */
export async function compress(
  text: Uint8Array,
  coding: Exclude<Coding, 'identity'>,
  how: 'once' | 'each time',
): Promise<Uint8Array<ArrayBuffer>> {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: how === 'once' ? 11 : 5 };
  const packed =
    coding === 'br'
      ? await brotli(text, { params: { ...quality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } })
      : await deflate(text, { level: how === 'once' ? 9 : 6 });
  return new Uint8Array(packed);
}
