import sitemap, { type SitemapItem } from '@astrojs/sitemap';
import { addresses } from '../addresses.ts';
import { readArticles } from '../../articles/read.ts';
import { readServices } from '../../services/read.ts';
import type { Site } from '../../settings/schema.ts';

/**
 * The Astro integration that writes the sitemap (sitemaps.org): each page with its translations (`hreflang`), articles and services
 * with the date of their last review as `lastmod`. Left out are pages that only show another language's text, the steps of a
 * message, redirects and the root, whose canonical address is that of the default language.
 */
export function sitemapOf(site: Site) {
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
  /** Pages that mean something only while a message is sent. */
  const steps = site.languages.flatMap((tag) => [
    addresses.check(tag),
    addresses.sent(tag),
    addresses.answeredPage(tag),
  ]);
  const isPage = (path: string) => {
    const [, tag = '', slug = '', , step] = path.slice(addresses.base.length).split('/');
    if (!site.languages.includes(tag) || ['404', '503'].includes(slug) || steps.includes(path)) return false;
    // The steps of a guide belong to its first page.
    if (slug === 'guides' && step) return false;
    const original = path.replace(addresses.home(tag), addresses.home(site.languages[0]!));
    return pageDates().has(path) || !pageDates().has(original);
  };
  return sitemap({
    filter: (page) => {
      const path = new URL(page).pathname;
      if (!isPage(path)) return false;
      pages.add(path);
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
