import type { Article } from '../../articles/read.ts';
import { readWords } from '../../ask/build/words.ts';
import type { GuideFile } from '../../guides/read/read.ts';
import type { ServiceFile } from '../../services/read.ts';
import type { Problem } from '../../settings/problems.ts';
import type { Site } from '../../settings/schema.ts';
import { readFileLink } from '../../site/links.ts';

/**
 * Notices on articles of the default language that no page links to: readers come to them by the search and the list of their
 * topic alone. A link from a text, a guide, a service, `related`, the home page or a best bet counts.
 */
export function noticesOfOrphans(
  articles: Article[],
  services: ServiceFile[],
  guides: GuideFile[],
  { languages: [first] = [], needed = [] }: Partial<Site>,
): Problem[] {
  if (first === undefined || articles.length < 5) return [];
  const linked = new Set<string>(needed);
  for (const { slug, parts, body } of articles)
    for (const name of [...(parts.related ?? []), ...body.links.map(({ target }) => target)])
      if (name !== slug) linked.add(name);
  for (const { parts, body } of services)
    for (const name of [...(parts.related ?? []), ...body.links.map(({ target }) => target)]) linked.add(name);
  for (const { links, guide } of guides) {
    for (const { target } of links) linked.add(target);
    for (const { links: ways } of Object.values(guide?.outcomes ?? {}))
      for (const { name } of ways) linked.add(readFileLink(name)?.slug ?? name);
  }
  for (const target of Object.values(readWords(first).words.bestBets).flat()) linked.add(target);
  return articles
    .filter(({ language, slug }) => language === first && !linked.has(slug))
    .map(({ file, lines }) => ({
      file,
      line: lines['title'] ?? 1,
      field: 'title',
      message:
        'no page links here. Link to it from the page that readers have before it, or name it there under related.',
    }));
}
