import type { PageFile } from '../../articles/read.ts';
import type { ArticleFields } from '../../articles/schema.ts';
import { wordsOf } from '../../ask/words/text.ts';
import type { Problem } from '../../settings/problems.ts';
import { twinsIn } from '../text/twins.ts';

type Titled = Pick<PageFile<Pick<ArticleFields, 'title' | 'asks'>>, 'file' | 'language' | 'slug' | 'lines'> & {
  parts: Partial<Pick<ArticleFields, 'title' | 'asks'>>;
};

/** Two pages of one name in one language: no list, no search and no screen reader can tell them apart. Each is told of the other. */
export function sameTitles(pages: Titled[]): Problem[] {
  const titled = pages.filter(({ parts }) => parts.title);
  const groups = Map.groupBy(titled, ({ language, parts }) => `${language} ${wordsOf(parts.title!).join(' ')}`);
  return [...groups.values()].flatMap((group) =>
    group.flatMap((page) => {
      const other = group.find(({ slug }) => slug !== page.slug);
      if (!other) return [];
      const message = `"${page.parts.title}" is the title of ${other.file} too. Give each page a name that says what only it tells, or make one page of both.`;
      return [{ file: page.file, line: page.lines['title'] ?? 1, field: 'title', message }];
    }),
  );
}

/** A question that two pages promise to answer: the search can put only one of them first. Each is told of the other. */
export function sameAsks(pages: Titled[]): Problem[] {
  const asked = pages.flatMap((page) => (page.parts.asks ?? []).map((ask, place) => ({ page, ask, place })));
  const groups = Map.groupBy(asked, ({ page, ask }) => `${page.language} ${wordsOf(ask).join(' ')}`);
  return [...groups.values()].flatMap((group) =>
    group.flatMap(({ page, ask, place }, index) => {
      const other = group.find((one) => one.page !== page);
      if (!other && index === 0) return [];
      const message = other
        ? `"${ask}" is a question of ${other.page.file} too. Leave it on the page that answers it best.`
        : `"${ask}" stands here twice. Take one out.`;
      return [
        { file: page.file, line: page.lines[`asks.${place}`] ?? page.lines['asks'] ?? 1, field: 'asks', message },
      ];
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
