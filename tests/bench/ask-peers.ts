import { create, insertMultiple, search } from '@orama/orama';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createIndex } from 'pagefind';
import { openPagefind } from '../../src/ask/server/fulltext.ts';
import type { Page } from './ask-data.ts';

/** Gives the slugs of the best pages for a question, at most ten, best first. */
export type Search = (question: string) => Promise<string[]>;

/** A search engine under test: indexes the pages, then answers questions about them. */
export interface Engine {
  name: string;
  /** `language` is the tag of the pages; a peer without support for it does as it does by itself. */
  open(pages: Page[], language: string): Promise<Search>;
}

const shown = 10;

/** A page's text with its `asks` below it: what an editor can do for an engine that knows no `asks`. */
const textOf = ({ body, asks = [] }: Page) => [body, ...asks].join('\n\n');

const escapeMarkup = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Pagefind as it comes: one HTML page each, indexed by its Node API, asked by its own script. */
export const pagefind: Engine = {
  name: 'Pagefind',
  async open(pages) {
    const folder = resolve('node_modules/.cache/pult/bench/ask');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const { index, errors } = await createIndex({});
    if (!index) throw new Error(errors.join(', '));
    for (const page of pages) {
      const paragraphs = textOf(page)
        .split(/\n+/)
        .map((text) => `<p>${escapeMarkup(text)}</p>`);
      const title = escapeMarkup(page.title);
      const added = await index.addHTMLFile({
        url: `/${page.slug}/`,
        content: `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main data-pagefind-body><h1>${title}</h1>${paragraphs.join('')}</main></body></html>`,
      });
      if (added.errors.length > 0) throw new Error(added.errors.join(', '));
    }
    await index.writeFiles({ outputPath: join(folder, 'pagefind') });
    await index.deleteIndex();
    const site = await openPagefind(folder, 'en');
    return async (question) => {
      const { results } = await site.search(question);
      const found = await Promise.all(results.slice(0, shown).map((result) => result.data()));
      return found.map(({ url }) => url.replaceAll('/', ''));
    };
  },
};

/** MiniSearch with the options of VitePress' local search. */
export const miniSearch: Engine = {
  name: 'MiniSearch (VitePress)',
  async open(pages) {
    const index = new MiniSearch<{ slug: string; title: string; text: string }>({
      idField: 'slug',
      fields: ['title', 'text'],
      searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2 } },
    });
    index.addAll(pages.map((page) => ({ slug: page.slug, title: page.title, text: textOf(page) })));
    return async (question) =>
      index
        .search(question)
        .slice(0, shown)
        .map(({ id }) => String(id));
  },
};

/**
 * lunr as @easyops-cn/docusaurus-search-local 0.55 asks it (smartQueries.ts and worker.ts there): an index
 * of titles, one of texts; every word required, the last one perhaps unfinished; then without stop words;
 * then with one word left out. What is found earlier stands above what is found later.
 */
export const lunrEveryWord: Engine = {
  name: 'lunr (Docusaurus)',
  async open(pages) {
    const indexes = [(page: Page) => page.title, textOf].map((read) =>
      lunr(function () {
        this.field('text');
        for (const page of pages) this.add({ id: page.slug, text: read(page) });
      }),
    );
    const stop = lunr.stopWordFilter as unknown as (word: string) => string | undefined;
    return async (question) => {
      const all = question.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
      const content = all.filter((word) => stop(word));
      const whole = [all, ...(content.length > 0 && content.length < all.length ? [content] : [])];
      const less = content.length > 2 ? content.map((_, left) => content.toSpliced(left, 1)).toReversed() : [];
      const found = new Set<string>();
      for (const terms of [whole, less])
        for (const unfinished of [false, true])
          for (const words of terms)
            for (const index of indexes) {
              if (words.length === 0 || found.size >= shown) continue;
              const results = index.query((query) => {
                for (const [place, word] of words.entries())
                  query.term(word, {
                    presence: lunr.Query.presence.REQUIRED,
                    wildcard:
                      unfinished && place === words.length - 1 && word === all.at(-1)
                        ? lunr.Query.wildcard.TRAILING
                        : lunr.Query.wildcard.NONE,
                  });
              });
              for (const { ref } of results) found.add(ref);
            }
      return [...found].slice(0, shown);
    };
  },
};

/** lunr as @cmfcmf/docusaurus-search-local asks it: any word, also as the beginning of one; titles count five times. */
export const lunrAnyWord: Engine = {
  name: 'lunr (any word)',
  async open(pages) {
    const index = lunr(function () {
      this.ref('slug');
      this.field('title');
      this.field('text');
      for (const page of pages) this.add({ slug: page.slug, title: page.title, text: textOf(page) });
    });
    return async (question) => {
      const words = lunr.tokenizer(question.replace(/[^\p{L}\p{N}\s]/gu, ' '));
      const { NONE, TRAILING } = lunr.Query.wildcard;
      return index
        .query((query) => {
          for (const wildcard of [NONE, TRAILING]) {
            query.term(words, { fields: ['title'], boost: 5, wildcard });
            query.term(words, { fields: ['text'], boost: 1, wildcard });
          }
        })
        .slice(0, shown)
        .map(({ ref }) => ref);
    };
  },
};

/** Orama with nothing set. */
export const orama: Engine = {
  name: 'Orama',
  async open(pages) {
    const index = create({ schema: { slug: 'enum', title: 'string', text: 'string' } as const });
    await insertMultiple(
      index,
      pages.map((page) => ({ slug: page.slug, title: page.title, text: textOf(page) })),
    );
    return async (question) => {
      const { hits } = await search(index, { term: question, limit: shown });
      return hits.map(({ document }) => document.slug as string);
    };
  },
};

/**
 * The reference: BM25 (Robertson and Zaragoza 2009; k1 1.2, b .75) over Porter stems, the title counted
 * three times. No stop words, synonyms or correction.
 */
export const bm25: Engine = {
  name: 'BM25 reference',
  async open(pages) {
    const k1 = 1.2;
    const b = 0.75;
    const stemsOf = (text: string) =>
      (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
        lunr.stemmer(new lunr.Token(word, {})).toString(),
      );
    const postings = new Map<string, Map<number, number>>();
    const lengths = pages.map((page, number) => {
      const stems = stemsOf([page.title, page.title, page.title, textOf(page)].join('\n'));
      for (const stem of stems) {
        const pagesWith = postings.get(stem) ?? new Map<number, number>();
        postings.set(stem, pagesWith.set(number, (pagesWith.get(number) ?? 0) + 1));
      }
      return stems.length;
    });
    const meanLength = lengths.reduce((sum, length) => sum + length, 0) / pages.length;
    return async (question) => {
      const scores = new Map<number, number>();
      for (const stem of stemsOf(question)) {
        const pagesWith = postings.get(stem) ?? new Map<number, number>();
        const idf = Math.log(1 + (pages.length - pagesWith.size + 0.5) / (pagesWith.size + 0.5));
        for (const [number, count] of pagesWith) {
          const saturated = (count * (k1 + 1)) / (count + k1 * (1 - b + (b * lengths[number]!) / meanLength));
          scores.set(number, (scores.get(number) ?? 0) + idf * saturated);
        }
      }
      return [...scores]
        .toSorted(([, left], [, right]) => right - left)
        .slice(0, shown)
        .map(([number]) => pages[number]!.slug);
    };
  },
};

/** All engines to compare with, in the order of the table. */
export const peers: Engine[] = [pagefind, lunrEveryWord, lunrAnyWord, miniSearch, orama, bm25];
