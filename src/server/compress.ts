import type { Context, Next } from 'hono';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const brotli = promisify(brotliCompress);

/** Whether the browser accepts Brotli (RFC 9110, 12.5.3). */
export function takesBrotli(context: Context): boolean {
  return /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(context.req.header('Accept-Encoding') ?? '');
}

/**
 * Hono middleware that compresses HTML and JSON made for one request, which it knows by having no `ETag`. At a lower quality than
 * files, since it is done each time.
 */
export async function compressMade(context: Context, next: Next) {
  await next();
  const { headers } = context.res;
  if (headers.has('ETag') || !/^(text\/html|application\/json)/.test(headers.get('Content-Type') ?? '')) return;
  context.header('Vary', 'Accept-Encoding');
  if (!takesBrotli(context)) return;
  const packed = await compress(new Uint8Array(await context.res.arrayBuffer()), 5);
  context.header('Content-Encoding', 'br');
  context.res = new Response(packed, context.res);
}

/** Compresses bytes with Brotli; `quality` is 0 to 11, and 11 is for what is done once and kept. */
export async function compress(text: Uint8Array, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await brotli(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
  return new Uint8Array(packed);
}
