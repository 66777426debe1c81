import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { baseOf, paths } from '../site/below.ts';
import type { PageFile } from '../articles/read.ts';
import type { ArticleFields } from '../articles/schema.ts';
import { isPublicFile, publicFolder } from '../settings/folders.ts';
import { suggest } from '../settings/problems.ts';
import type { Site } from '../settings/schema.ts';

/** An article, or a service with the slug that links give it: `services/` before its own. */
export type Page = PageFile<Pick<ArticleFields, 'title' | 'number' | 'was'>>;

/** An index of all pages by slug and by address, with the settings and the date to check them against. */
export interface PageIndex {
  /** The settings that hold no mistake; what depends on the others is not checked. */
  site: Partial<Site>;
  /** Year-month-day. */
  today: string;
  languages: string[];
  slugs: string[];
  /** The page with a slug in a language, else in the default one. */
  find: (slug: string, tag: string) => Page | undefined;
  /** The addresses of the engine's own pages. */
  pages: Set<string>;
  /** The pages of the agency by address. */
  byAddress: Map<string, Page>;
}

/** Indexes all pages of the agency. */
export function indexPages(articles: Page[], site: Partial<Site>, today: string): PageIndex {
  const languages = site.languages ?? [];
  const byName = new Map(articles.map((article) => [`${article.language}/${article.slug}`, article]));
  return {
    site,
    today,
    languages,
    slugs: [...new Set(articles.map(({ slug }) => slug))],
    find: (slug, tag) => byName.get(`${tag}/${slug}`) ?? byName.get(`${languages[0] ?? ''}/${slug}`),
    pages: pagesOf(
      languages,
      Object.keys(site.topics ?? {}),
      site.contact ?? true,
      articles.some(({ slug }) => slug.startsWith('services/')),
    ),
    byAddress: new Map(articles.map((article) => [paths.article(article.language, article.slug), article])),
  };
}

function pagesOf(languages: string[], topics: string[], contact: boolean, services: boolean): Set<string> {
  const { home, index, search, accessibility, privacy, topic, contact: contactPage, services: directory } = paths;
  const plain = [home, index, search, accessibility, privacy, ...(contact ? [contactPage] : [])];
  if (services) plain.push(directory);
  return new Set(
    languages.flatMap((tag) => [...plain.map((page) => page(tag)), ...topics.map((name) => topic(tag, name))]),
  );
}

/** A sentence on why a link (`Link` in `articles/body.ts`) of the page `from` leads nowhere; undefined when it is good. */
export function checkLink(
  target: string,
  anchor: string,
  from: Pick<Page, 'language' | 'slug'> & { body?: Page['body'] },
  pageIndex: PageIndex,
): string | undefined {
  if (target.startsWith('/')) {
    const withSlash = (path: string) => (path.endsWith('/') ? path : `${path}/`);
    const isThere = (path: string) => pageIndex.pages.has(withSlash(path)) || isPublicFile(path);
    const base = pageIndex.site.address ? baseOf(pageIndex.site.address) : '';
    const rest = base && target.startsWith(`${base}/`) ? target.slice(base.length) : target;
    const article = pageIndex.byAddress.get(withSlash(target)) ?? pageIndex.byAddress.get(withSlash(rest));
    if (article) return `the link "${target}" should name the file, so that it stays right: ${article.slug}.mdx`;
    if (isThere(target)) return undefined;
    if (isThere(rest)) return `the link "${target}" should be ${rest}: the path of the site, ${base}, comes by itself.`;
    return /\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(target)
      ? missingPicture(target)
      : `the link "${target}" leads to a page or file that is not there.`;
  }
  const page = target === '' ? from : pageIndex.find(target, from.language);
  const headings = page?.body?.headings.flatMap(({ id, other }) => (other === undefined ? [id] : [id, other])) ?? [];
  if (!page) {
    const what = isArticleSlug(target) ? 'an article' : 'a service';
    return pageIndex.slugs.includes(target)
      ? `the link to "${target}.mdx" leads to ${what} that is neither in this language nor in the default one.`
      : `the link to "${target}.mdx" leads to ${what} that is not there.${elsewhere(target, pageIndex.slugs)}`;
  }
  // Where the text holds mistakes, its headings are not all known.
  if (anchor && !page.body?.mistakes.length && !headings.includes(anchor))
    return `the link to "${target || from.slug}.mdx#${anchor}": there is no such heading.${suggest(anchor, headings)}`;
  return undefined;
}

/** What was probably meant: a service for an article of that name and the other way round, else what is written nearly so. */
function elsewhere(target: string, slugs: string[]): string {
  const other = isArticleSlug(target) ? `services/${target}` : target.replace('services/', '');
  const what = isArticleSlug(other) ? 'an article' : 'a service';
  return slugs.includes(other) ? ` It is ${what}: write ${other}.mdx` : suggest(target, slugs);
}

/** A sentence on a picture that is not there, with those that are where it was to be. */
function missingPicture(target: string): string {
  const said = `the picture "${target}" is not in public/.`;
  if (target.startsWith('/public/') && isPublicFile(target.slice(7)))
    return `${said} Write ${target.slice(7)}: the folder public is the root of the site.`;
  const folder = posix.dirname(target);
  const there = join(publicFolder, folder);
  if (folder.includes('..') || !existsSync(there)) return said;
  return `${said}${suggest(
    posix.basename(target),
    readdirSync(there)
      .filter((name) => isPublicFile(posix.join(folder, name)))
      .map(encodeURI),
  )}`;
}

/** Whether a slug is that of an article, not of a service. */
export const isArticleSlug = (slug: string) => !slug.includes('/');
