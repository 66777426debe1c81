import { isCached, readCached, readStore, writeStore } from '../cache.ts';
import type { Body } from '../body.ts';

/** What is kept of a page beside its HTML and its text, which only pages and the search need. */
interface Light {
  body: Body;
}

/**
 * The pages of one folder that were read before, all in one file: thousands of small ones take the check longer to open than to
 * read. Their HTML and text are read from the cache when somebody asks.
 */
export function lightPages<Page extends Light>(name: string) {
  const before = readStore<Page>(name);
  const now: Record<string, Page> = {};
  let isNew = false;
  return {
    /** The page with a digest; undefined where it must be parsed. */
    find(digest: string): Page | undefined {
      const page = before[digest];
      if (!page || !isCached(digest)) return undefined;
      now[digest] = page;
      return withText(page, digest);
    },
    /** Takes a page that was parsed. */
    add(digest: string, page: Page): Page {
      isNew = true;
      now[digest] = { ...page, body: { ...page.body, html: '', text: '' } };
      return page;
    },
    /** Writes the file, where something in it is new. */
    close() {
      if (isNew) writeStore(name, now);
    },
  };
}

function withText<Page extends Light>(page: Page, digest: string): Page {
  const whole = () => readCached<Page>(digest)?.body;
  const body = Object.defineProperties(
    { ...page.body },
    {
      html: { get: () => whole()?.html ?? '', enumerable: true },
      text: { get: () => whole()?.text ?? '', enumerable: true },
    },
  );
  return { ...page, body };
}
