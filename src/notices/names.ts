import { hasCatalogue } from '../catalogue/read/read.ts';
import type { Hours } from '../hours/hours.ts';
import type { Site } from '../settings/schema.ts';

/** What has a page of its own, by its slug. */
interface Slugs {
  articles: { slug: string }[];
  services: { slug: string }[];
  guides: { slug: string }[];
}

/** The names of all pages, as notices name them: what stands in an address behind the language, and `home`. */
export function pageNames(
  { topics = {}, contact = true }: Partial<Site>,
  { places = {} }: Partial<Hours>,
  { articles, services, guides }: Slugs,
): string[] {
  const below = (folder: string, slugs: string[]) =>
    slugs.length > 0 ? [folder, ...new Set(slugs.map((slug) => `${folder}/${slug}`))] : [];
  const slugs = (pages: { slug: string }[]) => pages.map(({ slug }) => slug);
  return [
    ...['home', 'search', 'a-z', 'changes', 'accessibility', 'privacy'],
    ...(contact ? ['contact'] : []),
    ...(hasCatalogue() ? ['catalogue'] : []),
    ...below('topics', Object.keys(topics)),
    ...below('places', Object.keys(places)),
    ...below('services', slugs(services)),
    ...below('guides', slugs(guides)),
    ...new Set(slugs(articles)),
  ];
}
