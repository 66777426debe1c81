import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pagefind } from '../answer/pagefind.ts';

let opened = 0;

/**
 * Opens the full-text index of a built site in Node as a browser does: by the site's own `pagefind/pagefind.js`, over
 * its files on disk. `language` is the `lang` of the pages to search, `base` the path below which they lie. Rejects when the index lacks the language or a
 * file of it is missing. Each call keeps its own copy of Pagefind (1 to 2 MB) until the process
 * ends, so open once for a folder and language, and again when the site has been rebuilt.
 *
 * Pagefind's script is loaded with three names in front of it that hide the globals it would use:
 * a `fetch` that reads files, a `document` that knows the language (the script takes it from nowhere
 * else), and none of `window`, so that it starts no worker. A copy for each call, because the script
 * holds one WebAssembly instance, and with it one language's stemmer, for all its indexes. What a
 * word finds can depend on the chunks that earlier questions loaded: for very short words, mostly.
 */
export async function openPagefind(folder: string, language: string, base = ''): Promise<Pagefind> {
  const bundle = join(folder, 'pagefind');
  const tag = language.toLowerCase();
  await checkBundle(bundle, tag);
  const before = `import { readFile } from 'node:fs/promises';
const fetch = async (address) => new Response(await readFile(new URL(address)));
const document = { currentScript: null, querySelector: () => ({ getAttribute: () => ${JSON.stringify(tag)} }) };
const window = undefined;
`;
  // Without a name, an error's stack would repeat the whole script for each of its lines.
  const after = `\n//# sourceURL=pagefind-${++opened}.js`;
  const script = await readFile(join(bundle, 'pagefind.js'), 'utf8');
  const { createInstance } = (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(before + script + after)}`
  )) as { createInstance(options: { baseUrl: string; basePath: string }): Pagefind };

  const pagefind = createInstance({ baseUrl: `${base}/`, basePath: `${pathToFileURL(bundle).href}/` });
  // There is no other sign that the index has been read.
  await pagefind.search('');

  return pagefind;
}

/** Throws what is missing: Pagefind would take another language in silence, or end the process. */
async function checkBundle(bundle: string, language: string) {
  const path = join(bundle, 'pagefind-entry.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`${path}: the search index cannot be read. Build the site first.`, { cause });
  });
  const { languages } = JSON.parse(text) as { languages: Record<string, { hash: string; wasm: string | null }> };
  const index = Object.hasOwn(languages, language) ? languages[language] : undefined;
  if (!index)
    throw new Error(`${path}: no index for the language "${language}", only for ${Object.keys(languages).join(', ')}.`);
  await readFile(join(bundle, `pagefind.${index.hash}.pf_meta`));
  await readFile(join(bundle, `wasm.${index.wasm ?? 'unknown'}.pagefind`));
}
