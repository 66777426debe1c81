import { forgetCached, isCached, readCached, readStore, writeCached, writeStore } from '../cache.ts';
import type { Body } from '../body.ts';

/** What is kept of a page beside its HTML and its text, which only pages and the search need. */
interface Light {
  fields: object | undefined;
  parts: object;
  body: Body;
}

/** What a text is for readers. */
export type ForReaders = Pick<Body, 'html' | 'text'>;

/**
 * The pages of one folder that were read before, all in one file: thousands of small ones take the check longer to open than to
 * read. Their HTML and text are made when somebody asks, and kept in the cache.
 */
export function lightPages<Page extends Light>(name: string) {
  const before = readStore<Page>(name);
  const now: Record<string, Page> = {};
  let isNew = false;
  return {
    /** The page with a digest; undefined where it must be parsed. */
    find(digest: string): Page | undefined {
      const page = before[digest];
      if (page) now[digest] = page;
      return page && { ...page, parts: page.fields ?? page.parts };
    },
    /** Takes a page that was parsed. What the cache holds under its digest may show other pictures. */
    add(digest: string, page: Page): Page {
      isNew = true;
      // Fields without a mistake are all that fit.
      const parts = page.fields === page.parts ? {} : page.parts;
      now[digest] = { ...page, parts, body: { ...page.body, html: '', text: '' } };
      forgetCached(digest);
      return page;
    },
    /** Writes the file, where something is new or gone. */
    close() {
      if (isNew || Object.keys(before).length !== Object.keys(now).length) writeStore(name, now);
    },
  };
}

/** A page whose HTML and text are in the cache: `make` makes them where they are not. */
export function whole<Page extends Light>(page: Page, digest: string, make: () => ForReaders): Page {
  if (!isCached(digest)) keep(page, digest, make);
  return lazy(page, digest, make);
}

/** A page whose HTML and text are made when somebody asks. */
export function lazy<Page extends Light>(page: Page, digest: string, make: () => ForReaders): Page {
  const body = () => readCached<Page>(digest)?.body ?? keep(page, digest, make).body;
  return {
    ...page,
    body: Object.defineProperties(
      { ...page.body },
      {
        html: { get: () => body().html, enumerable: true },
        text: { get: () => body().text, enumerable: true },
      },
    ),
  };
}

const keep = <Page extends Light>(page: Page, digest: string, make: () => ForReaders): Page =>
  writeCached(digest, { ...page, body: { ...page.body, ...make() } });
