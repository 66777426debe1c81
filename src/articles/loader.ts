import { resolve } from 'node:path';
import type { Loader } from 'astro/loaders';
import { checkContent } from '../check/content.ts';
import { ContentError } from '../settings/problems.ts';
import { readSite } from '../settings/site.ts';
import { contentFolder } from '../settings/folders.ts';
import { evictOthers } from './cache.ts';
import { newForReaders, newerIn } from './newer.ts';

/**
 * Astro's content loader for the agency's articles. The store gets front matter and headings, not the HTML, which the page reads
 * by `digest` from the cache. Throws a `ContentError` while any file of the agency holds a mistake; under `npm run dev` it
 * lists them, shows what is sound, and loads again after each change of a file.
 */
export function articles(): Loader {
  return {
    name: 'articles',
    async load({ store, parseData, logger, watcher }) {
      const read = async () => {
        const { articles: found, services, problems } = await checkContent();
        // While somebody writes, a page with a mistake stays as it was, and the others go on.
        if (problems.length > 0 && !watcher) throw new ContentError(problems);
        if (problems.length > 0) logger.error(`\n${new ContentError(problems).message}`);
        const { site } = readSite();
        const originals = new Map(
          found.filter(({ language }) => language === site.languages[0]).map((article) => [article.slug, article]),
        );
        const names = new Set(found.map(({ language, slug }) => `${language}/${slug}`));
        for (const id of store.keys()) if (!names.has(id)) store.delete(id);
        for (const { file, language, slug, digest, fields, body, version } of found) {
          if (!fields || body.mistakes.length > 0) continue;
          const original = language === site.languages[0] ? undefined : originals.get(slug);
          const changed = newerIn(original, fields.translated);
          const outdated = changed !== undefined;
          const newer = newForReaders(original, changed);
          const id = `${language}/${slug}`;
          const data = await parseData({
            id,
            data: { ...fields, language, slug, file, digest, outdated, newer, headings: body.headings },
          });
          store.set({ id, data, digest: `${digest}${JSON.stringify(newer)}${outdated}${version}` });
        }
        if (problems.length === 0) evictOthers([...found, ...services]);
        logger.info(`${found.length} articles`);
      };
      await read();
      if (!watcher) return;
      let soon: NodeJS.Timeout | undefined;
      watcher.add(contentFolder);
      watcher.on('all', (_event, file) => {
        if (!resolve(file).startsWith(resolve(contentFolder))) return;
        clearTimeout(soon);
        soon = setTimeout(() => read().catch((error: Error) => logger.error(`\n${error.message}`)), 100);
      });
    },
  };
}
