import type { Article } from '../articles/read.ts';
import type { Problem } from '../settings/problems.ts';
import type { PageIndex } from './links.ts';
import { checkFields, checkPage, type Named } from './pages.ts';

/**
 * Finds the mistakes in articles that only show when all pages and the settings are seen together: unknown topics, desks and
 * audiences, links that lead nowhere.
 */
export function checkArticles(
  articles: Article[],
  pageIndex: PageIndex,
  guides: Named[],
  services: Named[],
): Problem[] {
  return articles.flatMap((article) => {
    const { file, lines } = article;
    return [
      ...checkFields(article, pageIndex).map(({ field, message }) => ({
        file,
        line: lines[field] ?? 1,
        field,
        message,
      })),
      ...checkPage(article, pageIndex, guides, services),
    ];
  });
}
