import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Problem } from '../../src/settings/problems.ts';
import type { BuiltPage } from './pages.ts';

/** Bytes of a page's text as it comes over the line. Heavy pictures the check names, and pages show small copies of them. */
const most = 15 * 1024;

/** Pages that take long on a phone with a slow network, as things to mend later: each says how heavy it is, and what to do. */
export function heavyPages(pages: BuiltPage[]): Problem[] {
  return pages.flatMap(({ path, source, built }) => {
    if (!/\.(mdx?|yaml)$/.test(source) || source.endsWith('site.yaml')) return [];
    const html = readFileSync(built);
    const bytes = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
    if (bytes <= most) return [];
    const message = `${path} has ${Math.round(bytes / 1000)} KB of text. Make several pages of it.`;
    return [{ file: source, line: 1, message }];
  });
}
