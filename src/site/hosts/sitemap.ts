import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sitemap, { type SitemapItem } from '@astrojs/sitemap';
import { addresses } from '../addresses.ts';
import { readArticles } from '../../articles/read.ts';
import { readServices } from '../../services/read.ts';
import type { Site } from '../../settings/schema.ts';

/**
 * The Astro integration that writes the sitemap (sitemaps.org): each page with its translations (`hreflang`), articles and services
 * with the date of their last review as `lastmod`. A page is in it when it says in `folder`, where it was built, that its own
 * address is the canonical one: not what is `noindex`, not what shows another language's text, no redirect.
 */
export function sitemapOf(site: Site, folder: string) {
  let dates: Map<string, string> | undefined;
  const pageDates = () =>
    (dates ??= new Map([
      ...readArticles(site.languages).map(({ language, slug, fields }): [string, string] => [
        addresses.article(language, slug),
        fields?.reviewed ?? '',
      ]),
      ...readServices(site.languages).map(({ language, slug, fields }): [string, string] => [
        addresses.service(language, slug),
        fields?.reviewed ?? '',
      ]),
    ]));
  const pages = new Set<string>();
  const isPage = (address: string) => {
    const file = join(folder, address.slice(site.address.length), 'index.html');
    return existsSync(file) && readFileSync(file, 'utf8').includes(`<link rel="canonical" href="${address}">`);
  };
  return sitemap({
    filter: (page) => {
      if (!isPage(page)) return false;
      pages.add(new URL(page).pathname);
      return true;
    },
    serialize: (item): SitemapItem => {
      const path = new URL(item.url).pathname;
      const rest = path.slice(addresses.base.length).split('/').slice(2).join('/');
      const links = site.languages
        .map((lang) => ({ lang, path: addresses.home(lang) + rest }))
        .filter(({ path: other }) => pages.has(other))
        .map(({ lang, path: other }) => ({ lang, url: new URL(other, site.address).href }));
      const reviewed = pageDates().get(path);
      return { ...item, ...(links.length > 1 && { links }), ...(reviewed && { lastmod: reviewed }) };
    },
  });
}
