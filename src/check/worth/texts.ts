import type { PageFile } from '../../articles/read.ts';
import type { Problem } from '../../settings/problems.ts';

/** What is worth a look in the texts of pages, the worst of each page first. */
export function noticesOfTexts(pages: Pick<PageFile<object>, 'file' | 'slug' | 'body'>[]): Problem[] {
  return pages.flatMap(({ file, slug, body }) =>
    [...body.facts.worth, ...linksToItself(slug, body)]
      .toSorted((one, other) => other.weight - one.weight)
      .map(({ line, column, message }) => ({ file, line, column, message })),
  );
}

/** Links of a page to nothing but that page: readers think that they went somewhere. */
const linksToItself = (slug: string, { links }: PageFile<object>['body']) =>
  links
    .filter(({ target, anchor }) => target === slug && anchor === '')
    .map(({ line, column }) => ({
      line,
      column,
      weight: 35,
      message: 'the link leads to the page that it stands on. Name another page, or take the link out.',
    }));
