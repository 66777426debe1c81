import type { PageFile } from '../../articles/read.ts';
import type { Problem } from '../../settings/problems.ts';

/** What is worth a look in the texts of pages, the worst of each page first. */
export function noticesOfTexts(pages: Pick<PageFile<object>, 'file' | 'body'>[]): Problem[] {
  return pages.flatMap(({ file, body }) =>
    body.facts.worth
      .toSorted((one, other) => other.weight - one.weight)
      .map(({ line, column, message }) => ({ file, line, column, message })),
  );
}
