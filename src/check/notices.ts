import type { Article } from '../articles/read.ts';
import type { ArticleFields } from '../articles/schema.ts';
import { newerIn, pageVersion } from '../articles/newer.ts';
import type { Problem } from '../settings/problems.ts';
import type { Newer } from './text/paragraphs.ts';

/** A file that is reviewed and translated: an article, a service or a guide. */
type Reviewed = Pick<Article, 'file' | 'lines' | 'slug' | 'language' | 'version'> & {
  body?: Article['body'];
  parts?: Article['parts'] | Partial<Pick<ArticleFields, 'title' | 'summary'>>;
  fields:
    | (Pick<ArticleFields, 'reviewed' | 'reviewEvery' | 'asks' | 'translated'> & { expires?: string | undefined })
    | undefined;
};

/** Notices for editors, as of a date (year-month-day): reviews that are due, expired pages, too few `asks`, translations that are older than their original. */
export function noticesOf(articles: Reviewed[], languages: string[], today: string): Problem[] {
  const [first] = languages;
  if (first === undefined) return [];
  const originals = new Map(
    articles.filter(({ language }) => language === first).map((article) => [article.slug, article]),
  );
  return articles.flatMap(({ fields, file, lines, slug, language }) => {
    if (!fields) return [];
    const found: Problem[] = [];
    const say = (field: string, message: string) => found.push({ file, line: lines[field] ?? 1, field, message });
    const due = new Date(`${fields.reviewed}T00:00:00Z`);
    due.setUTCMonth(due.getUTCMonth() + fields.reviewEvery);
    const day = due.toISOString().slice(0, 10);
    if (day < today) say('reviewed', `the text was to be checked again by ${day}.`);
    if (fields.expires && fields.expires <= today)
      say('expires', `the page is not shown since ${fields.expires}. Delete the file when nobody needs it any more.`);
    if (fields.asks.length < 3)
      say(
        'asks',
        'has fewer than three questions. Write them as visitors would ask: the search finds the page by them.',
      );
    if (language === first) return found;
    const original = originals.get(slug);
    if (!original)
      say('title', `there is no original in "${first}", so readers of the other languages do not see this page.`);
    else if (original.version) {
      const { body, parts } = original;
      // A guide has no paragraphs: its version is that of all its words.
      const page = body && parts ? { ...original, body, parts } : undefined;
      const then = `When this text says the same, write translated: "${page ? pageVersion(page) : original.version}"`;
      const newer = page ? newerIn(page, fields.translated) : fields.translated !== original.version;
      if (fields.translated === undefined)
        say('translated', `it is not known which version of ${original.file} this translates. ${then}`);
      else if (newer)
        say(
          'translated',
          `${original.file} ${newer === true ? 'has changed' : changeOf(newer)} since this translation, and readers are told so. ${then}`,
        );
    }
    return found;
  });
}

/** What is new in an original, by its lines. */
function changeOf({ paragraphs, gone }: Newer): string {
  if (!paragraphs) return 'has changed';
  const [first, ...others] = paragraphs;
  if (!first) return `has ${gone} ${gone === 1 ? 'paragraph' : 'paragraphs'} less`;
  const more =
    others.length > 0
      ? ` and in line ${others
          .slice(0, 5)
          .map(({ line }) => line)
          .join(', ')}${others.length > 5 ? ' …' : ''}`
      : '';
  return `is new in line ${first.line} ("${first.start} …")${more}`;
}
