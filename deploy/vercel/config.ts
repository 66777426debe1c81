import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskFile } from '../../src/desk/file.ts';
import { addressesBelow, baseOf } from '../../src/site/below.ts';
import { readRules } from '../../src/server/rules.ts';

/**
 * What Vercel does with a request to the site in a folder, from the `_headers` and `_redirects` that the build wrote:
 * https://vercel.com/docs/build-output-api/configuration
 */
export function vercelConfig(site: string) {
  const { headers, moved } = readRules(site);
  const { languages, address } = (JSON.parse(readFileSync(join(site, 'desk/desk.json'), 'utf8')) as DeskFile).site;
  const { base, desk } = addressesBelow(baseOf(address));
  const below = base.replaceAll('.', '\\.');
  return {
    version: 3,
    routes: [
      ...headers.map(({ path, values }) => ({
        src: pattern(path),
        headers: Object.fromEntries(values),
        continue: true,
      })),
      ...[...moved].map(([from, to]) => ({ src: pattern(from, '/?'), status: 301, headers: { Location: to } })),
      { src: `^${below}/desk/.*$`, dest: '/desk' },
      { src: `^${below}/[^/]+/(?:contact|search)/.*$`, dest: '/desk' },
      // Its drawers are files.
      { src: `^${below}/[^/]+/catalogue/$`, dest: '/desk' },
      { handle: 'filesystem' },
      { handle: 'error' },
      { src: `^${below}/(${languages.join('|')})/.*$`, dest: `${base}/$1/404.html`, status: 404 },
      { src: '^/.*$', dest: `${base}/404.html`, status: 404 },
    ],
    // Once a day is what every plan has; each message is also sent on when it comes.
    crons: [{ path: `${desk}clock`, schedule: '17 4 * * *' }],
  };
}

/** An address of `_headers` or `_redirects` as a regular expression. */
function pattern(path: string, end = ''): string {
  return `^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*$/, '.*')}${end}$`;
}
