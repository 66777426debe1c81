import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { publicFolder } from '../../settings/folders.ts';
import { readSite } from '../../settings/site.ts';
import { editorConfig } from '../config.ts';
import { editorLanguages, type EditorLanguage } from '../fields/words.ts';
import { editorPolicy } from '../forge.ts';
import { editorPage } from '../page.ts';
import { previewStyles } from '../preview.ts';
import { packEditor } from '../program.ts';
import { titleOf } from '../publish.ts';
import { deleteLocal, listFolder, readLocal, Refused, writeLocal } from './files.ts';

const kinds: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.avif': 'image/avif',
  '.pdf': 'application/pdf',
};
const largest = 60_000_000;
const policy = editorPolicy({ hosts: [], pictures: [] });
/** Nobody signs in anywhere: what the program takes for a folder to try it with is the working copy. */
const nowhere = { backend: { name: 'test-repo' }, workflow: false };

/** An answer of the server. */
interface Answer {
  status?: number;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

/**
 * Serves the editor for the working copy in this folder, to this machine alone, and writes what it saves into `content/` and
 * `public/`. Returns its address and how to stop it.
 */
export async function serveEditor(port: number): Promise<{ address: string; stop: () => void }> {
  const server = createServer((request, response) => {
    void answerTo(request, address).then(
      (answer) => send(response, answer),
      (error: Error) => send(response, { status: error instanceof Refused ? error.status : 500, body: error.message }),
    );
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : port}`;
  return {
    address,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answerTo(request: IncomingMessage, own: string): Promise<Answer> {
  const { method = 'GET', headers } = request;
  const hosts = [own, own.replace('127.0.0.1', 'localhost')];
  // A page of another site may ask this server in the name of whoever reads it, also under a name that it made for that.
  if (!hosts.includes(`http://${headers.host}`) || (headers.origin !== undefined && !hosts.includes(headers.origin)))
    throw new Refused('This server answers only its own page.');
  if (!['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined))
    throw new Refused('This server answers only its own page.');
  const url = new URL(request.url ?? '/', own);
  const path = url.searchParams.get('path') ?? '';
  if (url.pathname === '/admin/folder' && method === 'GET')
    return { body: JSON.stringify(listFolder(path)), headers: { 'Content-Type': kinds['.json']! } };
  if (url.pathname === '/admin/file') return fileAt(request, path, headers.origin !== undefined);
  if (method !== 'GET' && method !== 'HEAD') throw new Refused('Nothing can be sent here.');
  return pageAt(decodeURIComponent(url.pathname));
}

async function fileAt(request: IncomingMessage, path: string, isFromPage: boolean): Promise<Answer> {
  const { method } = request;
  if (method === 'GET' || method === 'HEAD') {
    const { bytes, changed } = readLocal(path);
    return {
      body: bytes,
      headers: {
        'Content-Type': kinds[extname(path).toLowerCase()] ?? 'application/octet-stream',
        'Last-Modified': changed.toUTCString(),
      },
    };
  }
  if (!isFromPage) throw new Refused('This server is changed only by its own page.');
  if (method === 'PUT') {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > largest) throw new Refused('The file is too large.');
      parts.push(part);
    }
    writeLocal(path, Buffer.concat(parts));
    return { status: 204 };
  }
  if (method !== 'DELETE') throw new Refused('A file is read, written or deleted.');
  deleteLocal(path);
  return { status: 204 };
}

/** The page, its program, its configuration, and the files that a preview shows. */
async function pageAt(path: string): Promise<Answer> {
  const { site, hours } = readSite();
  if (path === '/') return { status: 302, headers: { Location: '/admin/' } };
  if (path === '/admin/') {
    const page = editorPage('', policy, titleOf(site), 'local.js');
    return { body: page, headers: { 'Content-Type': 'text/html; charset=utf-8' } };
  }
  const language = /^\/admin\/config\.(\w+)\.json$/.exec(path)?.[1] as EditorLanguage | undefined;
  if (language && editorLanguages.includes(language)) {
    const config = editorConfig({ site, hours, styles: '/admin/preview.css' }, language, nowhere);
    return { body: JSON.stringify(config), headers: { 'Content-Type': kinds['.json']! } };
  }
  if (path === '/admin/preview.css') {
    // Before the first build there are none.
    const [built] = globSync(join(process.env['OUT'] ?? 'dist', 'styles/*.css'));
    return { body: previewStyles(built ? readFileSync(built, 'utf8') : ''), headers: { 'Content-Type': 'text/css' } };
  }
  const file = path.startsWith('/admin/')
    ? join(await packEditor(), path.slice('/admin/'.length))
    : join(publicFolder, path);
  if (path.split('/').includes('..') || !file || !existsSync(file)) throw new Refused('There is no such file.', 404);
  const type = kinds[extname(file).toLowerCase()];
  if (!type) throw new Refused('There is no such file.', 404);
  return { body: readFileSync(file), headers: { 'Content-Type': type } };
}

function send(response: ServerResponse, { status = 200, body, headers = {} }: Answer) {
  response.writeHead(status, {
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body);
}

if (import.meta.main) {
  await packEditor();
  await serveEditor(Number(process.env['PORT'] ?? 4322)).then(
    ({ address }) => console.log(`${address}/admin/ edits this working copy. Stop it with Ctrl+C.`),
    (error: NodeJS.ErrnoException) => {
      console.error(
        error.code === 'EADDRINUSE'
          ? 'Another program uses the port. Choose one: PORT=4400 npm run edit'
          : error.message,
      );
      process.exitCode = 1;
    },
  );
}
