import { readFileSync } from 'node:fs';
import { reservedSlugs } from '../../src/site/below.ts';
import { sites } from '../sites.ts';

/**
 * One page of each kind of a language in the sitemap: the engine's own, the first two articles, and the first of each folder
 * and depth, such as `services/library-card/`. As paths with the language.
 */
export function kindsOfPages({ folder }: (typeof sites)['content'], language: string): string[] {
  const sitemap = readFileSync(`${folder}/sitemap-0.xml`, 'utf8');
  const paths = [...sitemap.matchAll(/<loc>https:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path]) => path!);
  const counts = new Map<string, number>();
  return paths
    .filter((path) => path.startsWith(`/${language}/`))
    .filter((path) => {
      const [first = '', ...rest] = path.slice(language.length + 2, -1).split('/');
      const isArticle = rest.length === 0 && first !== '' && !reservedSlugs.includes(first);
      const kind = isArticle ? 'article' : `${first} ${rest.length}`;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return counts.get(kind)! <= (isArticle ? 2 : 1);
    });
}
