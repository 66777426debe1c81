import { spawn, type ChildProcess } from 'node:child_process';
import { createReadStream, existsSync, renameSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { agency, article, goodFields, run } from './agency.ts';
import { freePort } from './ports.ts';

/** The path below which the second agency lies here. */
export const base = '/help';

const below = (text: string) => text.replace('https://help.wadi-zahr.example', `https://www.wadi-zahr.example${base}`);

const messages = `contact: true
messages:
  replyWithin: 8
  keptFor: 30
  law: { en: a task in the public interest, ar: مهمة للمصلحة العامة }
  subjects:
    water: { name: { en: Water, ar: المياه }, desk: waterworks, attachments: true }
`;

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>';

/** Everything that editors can write an address in. */
const changes = {
  'site.yaml': (text: string) => below(text).replace('contact: false\n', `logo: /pictures/logo.svg\n${messages}`),
  'public/pictures/logo.svg': picture,
  'public/downloads/form.pdf': '%PDF-1.4',
  'public/fonts/own.woff2': 'wOF2',
  'theme.css': (text: string) =>
    `${text}\n@font-face { font-family: "Own"; src: url("/fonts/own.woff2") format("woff2"); }\n`,
  'catalogue/town.csv': (text: string) => `${text.trimEnd()}\nLinked,,T9,book,en,2020,,,,,/downloads/form.pdf,yes\n`,
  'articles/en/addresses.mdx': article(
    `${goodFields}\nnumber: 90\nwas: [/old/addresses.html, their-addresses]`,
    `## Cost

A [file](/downloads/form.pdf), a [page](bin-collection.mdx), [one of the engine](/en/a-z/), [below](#cost), a [service](services/meter-check.mdx).

![A square](/pictures/logo.svg)

<Download file="/downloads/form.pdf">The form</Download>

\`href="/en/code/"\` stays as it is.`,
  ),
  'services/en/large-item-collection.mdx': (text: string) => text.replace(/link: \S+/, 'link: /downloads/form.pdf'),
  'guides/en/secret.yaml': `${goodFields}
private: true
questions:
  leak: { ask: Is there a leak?, kind: yes-no, yes: rooms, no: none }
  rooms: { ask: In how many rooms?, kind: number, min: 1, max: 9, next: many }
outcomes:
  none: { title: All is dry, steps: ["Read [more](/en/a-z/)."] }
  many: { title: "{{ rooms }} rooms are wet", steps: ["Take [the form](/downloads/form.pdf)."], contact: water }
`,
};

/** Builds the second agency below a path: with a form and all that editors can link to, or as it is, for a host without a function. */
export function buildBelow(kind: 'whole' | 'files'): string {
  // One for all that ask for it in this run.
  const kept = resolve('test-results', `below-${kind}-${process.env['TEST_PORTS'] ?? process.pid}`);
  if (existsSync(kept)) return join(kept, 'dist');
  const folder = agency(kind === 'whole' ? changes : { 'site.yaml': below });
  const out = join(folder, 'dist');
  const { code, output } = run('src/build.ts', { CONTENT: folder, OUT: out });
  if (code !== 0) throw new Error(output);
  if (!existsSync(kept)) renameSync(folder, kept);
  return join(kept, 'dist');
}

/** Serves a built site by our own server; `url` is the root of the host. */
export async function serveBelow(site: string): Promise<{ url: string; desk: string; stop: () => void }> {
  const port = await freePort();
  const desk = join(site, '..', 'desk');
  const server: ChildProcess = spawn(process.execPath, ['src/serve.ts'], {
    env: { ...process.env, OUT: site, PORT: String(port), DESK_FOLDER: desk, DESK_LIMIT_SOFT: '60' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((ready, failed) => {
    server.stdout!.on('data', (text: Buffer) => text.toString().includes(`${port}${base}/`) && ready());
    server.on('exit', () => failed(new Error('The server ended.')));
  });
  return { url: `http://localhost:${port}`, desk, stop: () => void server.kill() };
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

/** Serves a folder below the path and nothing else, as GitHub Pages does for a project. */
export async function serveFiles(site: string): Promise<{ url: string; stop: () => void }> {
  const server: Server = createServer(({ url = '', method }, answer) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length).replace(/\/$/, '/index.html') : '';
    const found = path && method === 'GET' && statSync(join(site, path), { throwIfNoEntry: false })?.isFile();
    const file = join(site, found ? path : '404.html');
    answer.writeHead(found ? 200 : method === 'GET' ? 404 : 405, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    });
    createReadStream(file).pipe(answer);
  });
  await new Promise<void>((done) => server.listen(0, done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
