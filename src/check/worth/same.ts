import type { PageFile } from '../../articles/read.ts';
import type { ArticleFields } from '../../articles/schema.ts';
import { wordsOf } from '../../ask/words/text.ts';
import type { Problem } from '../../settings/problems.ts';
import { twinsIn } from '../text/twins.ts';

type Titled = Pick<PageFile<Pick<ArticleFields, 'title' | 'asks'>>, 'file' | 'language' | 'slug' | 'lines'> & {
  parts: Partial<Pick<ArticleFields, 'title' | 'asks'>>;
};

/** Two pages of one name in one language: no list, no search and no screen reader can tell them apart. */
export function sameTitles(pages: Titled[]): Problem[] {
  const first = new Map<string, Titled>();
  return pages.flatMap((page) => {
    const { title } = page.parts;
    if (!title) return [];
    const key = `${page.language} ${title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')}`;
    const other = first.get(key);
    first.set(key, other ?? page);
    if (!other || other.slug === page.slug) return [];
    const message = `"${title}" is the title of ${other.file} too. Give each page a name that says what only it tells, or make one page of both.`;
    return [{ file: page.file, line: page.lines['title'] ?? 1, field: 'title', message }];
  });
}

/** A question that two pages promise to answer: the search can put only one of them first. */
export function sameAsks(pages: Titled[]): Problem[] {
  const first = new Map<string, Titled>();
  return pages.flatMap((page) =>
    (page.parts.asks ?? []).flatMap((ask) => {
      const key = `${page.language} ${wordsOf(ask).join(' ')}`;
      const other = first.get(key);
      first.set(key, other ?? page);
      if (!other) return [];
      const message =
        other === page
          ? `"${ask}" stands here twice. Take one out.`
          : `"${ask}" is a question of ${other.file} too. Leave it on the page that answers it best.`;
      return [{ file: page.file, line: page.lines['asks'] ?? 1, field: 'asks', message }];
    }),
  );
}

/** Pages of one language that say nearly the same: one of them is the one that nobody keeps up to date. */
export function nearTwins(pages: Pick<PageFile<object>, 'file' | 'language' | 'body'>[]): Problem[] {
  const groups = Map.groupBy(pages, ({ language }) => language);
  return [...groups.values()].flatMap((group) =>
    twinsIn(group.map(({ file, body }) => ({ file, sketch: body.facts.sketch }))).map(({ page, twin, share }) => ({
      file: page.file,
      line: 1,
      message: `says nearly the same as ${twin.file} (${Math.round(share * 100)} of 100 phrases). Make one page of both, or link from one to the other.`,
    })),
  );
}
