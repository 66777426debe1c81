import type { PageFile } from '../../articles/read.ts';
import type { ArticleFields } from '../../articles/schema.ts';
import type { Problem } from '../../settings/problems.ts';
import { isShouted } from '../text/wording.ts';

type Titled = Pick<PageFile<object>, 'file' | 'lines'> & {
  parts: Partial<Pick<ArticleFields, 'title' | 'summary' | 'asks'>>;
};

/** What is shown as it stands, since these fields are plain text. */
const markup = /\*\*|__|\]\(|<\/?[a-z][a-z0-9]*\b[^<>]*>|&(?:[a-z]+|#\d+);|`[^`]+`/i;

/** Finds Markdown and HTML in titles, summaries and questions, which lists, tabs and search results show sign for sign. */
export function markupInFields(pages: Titled[]): Problem[] {
  return pages.flatMap(({ file, lines, parts }) =>
    [
      ['title', parts.title] as const,
      ['summary', parts.summary] as const,
      ...(parts.asks ?? []).map((ask, place) => [`asks.${place}`, ask] as const),
    ].flatMap(([field, text = '']) => {
      const [found] = markup.exec(text) ?? [];
      if (found === undefined) return [];
      const message = `"${found}" is shown here as it stands. Write plain text, without Markdown or HTML.`;
      return [{ file, line: lines[field] ?? lines[field.split('.')[0]!] ?? 1, field, message }];
    }),
  );
}

/** Names of pages that nobody has named, in the languages of the interface. */
const unnamed =
  /^(?:new page|untitled|no title|test|copy of .{1,90}|ny (?:side|artikkel)|uten tittel|utan tittel|kopi av .{1,90}|neue seite|ohne titel|kopie von .{1,90}|nouvelle page|sans titre|copie de .{1,90}|nova stran|brez naslova|нова сторінка|без назви|صفحة جديدة|بدون عنوان)$/i;

/** Notices on titles and summaries that help nobody to choose. */
export function noticesOfFields(pages: Titled[]): Problem[] {
  return pages.flatMap(({ file, lines, parts: { title = '', summary = '' } }) => {
    const say = (field: string, message: string) => ({ file, line: lines[field] ?? 1, field, message });
    const plain = (text: string) =>
      text
        .toLowerCase()
        .replace(/[\p{P}\s]+/gu, ' ')
        .trim();
    return [
      ...(isShouted(title) ? [say('title', 'text in capitals is slow to read. Write it as in a sentence.')] : []),
      ...(unnamed.test(title.trim()) ? [say('title', 'is what a program calls a new page. Write its name.')] : []),
      ...(/[^.\s]{3}[.:;,]$/.test(title) ? [say('title', 'a title ends without a sign. Take it out.')] : []),
      ...(title !== '' && plain(title) === plain(summary)
        ? [say('summary', 'says the same as the title. Say in a sentence what the reader gets.')]
        : []),
    ];
  });
}
