import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Problem } from '../../src/settings/problems.ts';
import type { BuiltPage } from './pages.ts';

/** Bytes of a page's text as it comes over the line, and of its pictures, which are counted apart. */
const most = { text: 15 * 1024, pictures: 500_000 };

/** Pages that take long on a phone with a slow network, as things to mend later: each says what of it is heavy, and what to do. */
export function heavyPages(pages: BuiltPage[], folder: string): Problem[] {
  const pictures = new Map<string, Problem>();
  const texts: Problem[] = [];
  for (const { path, base, source, built } of pages) {
    const html = readFileSync(built);
    const bytes = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
    if (bytes > most.text && /\.(mdx?|yaml)$/.test(source) && !source.endsWith('site.yaml'))
      texts.push({
        file: source,
        line: 1,
        message: `${path} has ${kilobytes(bytes)} of text. Make several pages of it.`,
      });
    for (const [, written] of html.toString().matchAll(/<img[^>]* src="(\/[^"]+)"/g)) {
      const address = written!.slice(base.length).replaceAll('&amp;', '&');
      const size = statSync(join(folder, decodeURI(address)), { throwIfNoEntry: false })?.size ?? 0;
      if (size <= most.pictures || pictures.has(address)) continue;
      const lines = statSync(source).isFile() ? readFileSync(source, 'utf8').split('\n') : [];
      const line = Math.max(lines.findIndex((one) => one.includes(address)) + 1, 1);
      const message = `the picture ${address} weighs ${kilobytes(size)}, on a slow phone ${Math.round(size / 50_000)} seconds. Save it as JPEG or WebP, 1600 pixels wide at most.`;
      pictures.set(address, { file: source, line, message });
    }
  }
  return [...texts, ...pictures.values()];
}

const kilobytes = (bytes: number) =>
  bytes < 1e6 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
