import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openSite } from '../../src/server/files.ts';
import { createSiteServer } from '../../src/server/listen.ts';

/** What every page of the small site consists of: long enough to be packed. */
export const page = `<!doctype html><title>A page</title>${'<p>Bins are emptied on Mondays.</p>'.repeat(60)}`;

const pages: Record<string, string | Uint8Array> = {
  _headers:
    '/*\n  X-Content-Type-Options: nosniff\n\n/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n',
  _redirects: '/en/old /en/ 301\n',
  '404.html': '<title>Not here</title>',
  'en/404.html': '<title>Not here, in English</title>',
  '503.html': '<title>Busy</title>',
  'en/503.html': '<title>Busy, in English</title>',
  'en/index.html': page,
  'en/search/index.html': page,
  'services.jsonld': '{}',
  'a.pdf': new Uint8Array(1000).fill(65),
  'empty.txt': '',
};

/** A built site of a few files in a folder of its own. */
export function smallSite(files: Record<string, string | Uint8Array> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'pult-site-'));
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  };
  for (const [name, content] of Object.entries({ ...pages, ...files })) write(name, content);
  return { root, write, tidy: () => rmSync(root, { recursive: true, force: true }) };
}

/** That site on a free port of this machine. */
export async function serveSmallSite(...values: Parameters<typeof smallSite>) {
  const site = smallSite(...values);
  const server = createSiteServer(openSite(site.root));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...site,
    server,
    port,
    url: `http://127.0.0.1:${port}`,
    async end() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      site.tidy();
    },
  };
}
