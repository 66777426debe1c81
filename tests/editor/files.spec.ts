import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { editorOn } from './working-copy.ts';

/** A working copy with one article, and the editor on it. */
async function withEditor(run: (address: string, folder: string) => Promise<void>) {
  mkdirSync('node_modules/.cache/pult', { recursive: true });
  const root = mkdtempSync('node_modules/.cache/pult/editor-');
  const folder = join(root, 'content');
  mkdirSync(join(folder, 'articles/en'), { recursive: true });
  mkdirSync(join(folder, 'public/pictures'), { recursive: true });
  writeFileSync(join(folder, 'articles/en/a.mdx'), 'a');
  writeFileSync(join(folder, 'site.yaml'), 'secret');
  writeFileSync(join(root, 'outside.mdx'), 'outside');
  symlinkSync(resolve(root, 'outside.mdx'), join(folder, 'articles/en/link.mdx'));
  symlinkSync(resolve(root), join(folder, 'articles/away'));
  const { address, stop } = await editorOn(folder);
  try {
    await run(address, folder);
  } finally {
    stop();
    rmSync(root, { recursive: true });
  }
}

test('the editor of the working copy writes articles and pictures, and nothing else', async () => {
  await withEditor(async (address, folder) => {
    const ask = (method: string, path: string, headers: Record<string, string> = { Origin: address }, body = 'new') =>
      fetch(`${address}/admin/file?path=${encodeURIComponent(path)}`, {
        method,
        headers,
        ...(method === 'PUT' && { body }),
      }).then(async (answer) => `${answer.status} ${(await answer.text()).replaceAll(folder, 'content')}`);
    const put = (path: string) => ask('PUT', path);
    expect(await ask('GET', `${folder}/articles/en/a.mdx`)).toBe('200 a');
    expect(await put(`${folder}/articles/en/b.mdx`)).toBe('204 ');
    expect(readFileSync(join(folder, 'articles/en/b.mdx'), 'utf8')).toBe('new');
    expect(await put(`${folder}/public/pictures/desk.png`)).toBe('204 ');
    expect(await ask('DELETE', `${folder}/articles/en/b.mdx`)).toBe('204 ');
    expect(existsSync(join(folder, 'articles/en/b.mdx'))).toBe(false);

    for (const path of ['package.json', 'src/build.ts', '/etc/passwd', '../x.mdx', '', `${folder}x/articles/en/a.mdx`])
      for (const method of ['GET', 'PUT', 'DELETE'])
        expect(await ask(method, path), `${method} ${path}`).toMatch(/^403 /);
    for (const path of [
      '/articles/en/../../../x.mdx',
      '/articles/en/link.mdx',
      '/articles/away/outside.mdx',
      '/articles/en/.hidden.mdx',
      '/articles/en/c.js',
      '/articles/c.mdx',
      '/site.yaml',
      '/theme.css',
      '/public/page.html',
      '/public/run.php.png',
      '/articles\\en\\c.mdx',
    ])
      expect(await put(folder + path), path).toMatch(/^403 /);
    expect(await ask('DELETE', `${folder}/site.yaml`)).toMatch(/^403 /);
    expect(await ask('GET', `${folder}/articles/en/link.mdx`)).toBe(
      '403 "content/articles/en/link.mdx" is a link, and links are not followed.',
    );
    expect(readFileSync(join(folder, '../outside.mdx'), 'utf8')).toBe('outside');
    expect(readFileSync(join(folder, 'site.yaml'), 'utf8')).toBe('secret');

    // A page of another site, in the name of whoever reads it.
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      {},
      { 'Sec-Fetch-Site': 'cross-site', Origin: address },
    ])
      expect(
        await ask('PUT', `${folder}/articles/en/a.mdx`, headers as Record<string, string>),
        JSON.stringify(headers),
      ).toMatch(/^403 /);
    const port = new URL(address).port;
    const { request } = await import('node:http');
    const status = await new Promise((done) =>
      request(
        { host: '127.0.0.1', port, path: '/admin/', headers: { Host: `evil.example:${port}` } },
        ({ statusCode }) => done(statusCode),
      ).end(),
    );
    expect(status).toBe(403);
    expect(readFileSync(join(folder, 'articles/en/a.mdx'), 'utf8')).toBe('a');
  });
});
